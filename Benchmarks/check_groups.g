#############################################################################
##
##  check_groups.g    the solver's answers against all groups of their orders
##
##  Run by check_groups.py, which makes a file with ANSWERS and COMPLETE. An answer has visible (order, id), index,
##  signatures, visibleTable, exhaustive and solutions. Indices of classes count from 0 there and from 1 here.
##
LoadPackage( "smallgrp" );

#############################################################################
##  Tables
##
OurTable := function( record )
  local order, values, maps, k;
  order := Sum( record.classSizes );
  values := List( [ 1 .. Length( record.conductors ) ], k -> Sum(
      [ 1 .. Length( record.coefficients[ k ] ) ],
      j -> record.coefficients[ k ][ j ] * E( record.conductors[ k ] ) ^ ( j - 1 ) ) );
  maps := [];
  for k in [ 1 .. Length( record.primes ) ] do
    maps[ record.primes[ k ] ] := record.powerMaps[ k ] + 1;
  od;
  return ConvertToCharacterTableNC( rec(
      UnderlyingCharacteristic := 0, Size := order,
      SizesCentralizers := List( record.classSizes, size -> order / size ),
      OrdersClassRepresentatives := record.elementOrders, ComputedPowerMaps := maps,
      Irr := List( record.characters, row -> values{ row + 1 } ) ) );
end;

##  The permutations of rows that go with the table automorphisms.
RowAutomorphisms := function( table )
  local rows;
  rows := List( Irr( table ), ValuesOfClassFunction );
  return Group( List( GeneratorsOfGroup( AutomorphismsOfTable( table ) ), g -> PermList(
      List( rows, row -> Position( rows, Permuted( row, g ) ) ) ) ), () );
end;

##  Shape [ signature ]: the different restrictions of irreps along a class fusion.
Signatures := function( group, visible, fusion )
  return Set( MatScalarProducts( visible, Irr( visible ), List( Irr( group ),
      chi -> ClassFunction( visible, ValuesOfClassFunction( chi ){ fusion } ) ) ) );
end;

#############################################################################
##  Groups and their subgroups, each computed once
##
KnownGroups := NewDictionary( [ 1, 1 ], true );

GroupOf := function( order, id )
  local found, group;
  found := LookupDictionary( KnownGroups, [ order, id ] );
  if found = fail then
    group := SmallGroup( order, id );
    found := rec( group := group, table := CharacterTable( group ), places := [], id := id );
    found.automorphisms := AutomorphismsOfTable( found.table );
    AddDictionary( KnownGroups, [ order, id ], found );
  fi;
  return found;
end;

##  Fusions as sets of points i + n (c - 1), on which the automorphisms of both tables act.
FusionGroup := function( visible, full )
  local n, m, points;
  n := NrConjugacyClasses( visible.table );
  m := NrConjugacyClasses( full.table );
  points := image -> PermList( Concatenation( List( [ 1 .. m ], c -> List( [ 1 .. n ],
      i -> image( i, c ) ) ) ) );
  return Group( Concatenation(
      List( GeneratorsOfGroup( visible.automorphisms ),
          g -> points( function( i, c ) return i ^ g + n * ( c - 1 ); end ) ),
      List( GeneratorsOfGroup( full.automorphisms ),
          g -> points( function( i, c ) return i + n * ( c ^ g - 1 ); end ) ) ), () );
end;

FusionSet := fusion -> Set( [ 1 .. Length( fusion ) ],
    i -> i + Length( fusion ) * ( fusion[ i ] - 1 ) );

##  The ways in which a group lies in another one: class fusions up to automorphisms of both tables.
Places := function( full, visible )
  local key, places, subgroup, table, columns, fusion, set;
  key := [ Size( visible.group ), visible.id ];
  places := First( full.places, entry -> entry.key = key );
  if places <> fail then
    return places;
  fi;
  places := rec( key := key, sets := [], signatures := [], isUsed := [],
      group := FusionGroup( visible, full ) );
  if not IsBound( full.subgroups ) then
    full.subgroups := List( ConjugacyClassesSubgroups( full.group ), Representative );
    full.keys := List( full.subgroups, IdGroup );
  fi;
  for subgroup in full.subgroups{ Positions( full.keys, key ) } do
    table := CharacterTable( subgroup );
    columns := TransformingPermutationsCharacterTables( table, visible.table ).columns;
    fusion := Permuted( FusionConjugacyClasses( table, full.table ), columns );
    set := FusionSet( fusion );
    if ForAll( places.sets, other ->
        RepresentativeAction( places.group, other, set, OnSets ) = fail ) then
      Add( places.sets, set );
      Add( places.signatures, Signatures( full.table, visible.table, fusion ) );
      Add( places.isUsed, false );
    fi;
  od;
  Add( full.places, places );
  return places;
end;

#############################################################################
##  One answer
##
Counts := rec( problems := 0, unfinished := 0, solutions := 0, tables := 0, fusions := 0, groups := 0,
    errors := 0 );

Complain := function( answer, text )
  Counts.errors := Counts.errors + 1;
  Print( "DISAGREEMENT: ", text, "; N = SmallGroup", [ answer.visible.order, answer.visible.id ],
      ", index ", answer.index, ", signatures ", answer.signatures, "\n" );
end;

##  The number of the place of N that a solution describes, for one group that it names; fail if it is none.
PlaceOf := function( solution, table, visible, toVisible, full, places )
  local columns, fusion, set;
  columns := TransformingPermutationsCharacterTables( table, full.table );
  if columns = fail then
    return fail;
  fi;
  fusion := List( solution.visibleFusion + 1, c -> c ^ columns.columns );
  set := FusionSet( Permuted( fusion, toVisible ) );
  return PositionProperty( places.sets, other ->
      RepresentativeAction( places.group, other, set, OnSets ) <> fail );
end;

##  Orders, centralizers and power maps. PossibleClassFusions would list the whole orbit of a fusion under table automorphisms.
IsPossibleFusion := function( visible, table, fusion )
  local allowed;
  allowed := InitFusion( visible, table );
  return allowed <> fail
    and ForAll( [ 1 .. Length( fusion ) ], c -> fusion[ c ] = allowed[ c ]
      or ( IsList( allowed[ c ] ) and fusion[ c ] in allowed[ c ] ) )
    and TestConsistencyMaps( ComputedPowerMaps( visible ), fusion, ComputedPowerMaps( table ) );
end;

CheckTable := function( answer, solution, table, visibleTable )
  local fusion, given;
  Counts.tables := Counts.tables + 1;
  fusion := solution.visibleFusion + 1;
  if not IsInternallyConsistent( table ) then
    Complain( answer, "a table is not consistent" );
  fi;
  if not IsPossibleFusion( visibleTable, table, fusion ) then
    Complain( answer, "a class fusion is not possible" );
  fi;
  given := List( Irr( table ), chi -> MatScalarProducts( visibleTable, Irr( visibleTable ),
      [ ClassFunction( visibleTable, ValuesOfClassFunction( chi ){ fusion } ) ] )[ 1 ] );
  if given <> solution.branching then
    Complain( answer, "irreps do not restrict as stated" );
  fi;
end;

CheckAnswer := function( answer )
  local order, visible, visibleTable, trans, wanted, tables, id, full, places, expected, found, k,
      name;
  Counts.problems := Counts.problems + 1;
  order := answer.visible.order * answer.index;
  visible := GroupOf( answer.visible.order, answer.visible.id );
  visibleTable := OurTable( answer.visibleTable );
  trans := TransformingPermutationsCharacterTables( visibleTable, visible.table );
  if not IsBound( visible.rows ) then
    visible.rows := RowAutomorphisms( visible.table );
  fi;
  wanted := Set( answer.signatures, vector -> Permuted( vector, trans.rows ) );
  tables := List( answer.solutions, solution -> OurTable( solution.table ) );
  for k in [ 1 .. Length( tables ) ] do
    Counts.solutions := Counts.solutions + 1;
    CheckTable( answer, answer.solutions[ k ], tables[ k ], visibleTable );
    if answer.solutions[ k ].groups = [] then
      Complain( answer, "a solution belongs to no group" );
    fi;
    for name in answer.solutions[ k ].groups do
      if name.order <> order then
        Complain( answer, "a group has the wrong order" );
      fi;
    od;
  od;
  for id in [ 1 .. NumberSmallGroups( order ) ] do
    full := GroupOf( order, id );
    places := Places( full, visible );
    expected := Filtered( [ 1 .. Length( places.sets ) ], k -> RepresentativeAction( visible.rows,
        places.signatures[ k ], wanted, function( vectors, g )
          return Set( vectors, vector -> Permuted( vector, g ) );
        end ) <> fail );
    places.isUsed{ expected } := List( expected, k -> true );
    found := [];
    for k in [ 1 .. Length( tables ) ] do
      if ForAny( answer.solutions[ k ].groups, name -> name.id = id ) then
        Add( found, PlaceOf( answer.solutions[ k ], tables[ k ], visible, trans.columns, full, places ) );
      fi;
    od;
    Counts.groups := Counts.groups + 1;
    Counts.fusions := Counts.fusions + Length( expected );
    if fail in found or not IsDuplicateFreeList( found ) or not IsSubset( expected, found ) then
      Complain( answer, Concatenation( "SmallGroup(", String( order ), ",", String( id ),
          ") is named for places of N ", String( found ), ", which are ", String( expected ) ) );
    elif answer.exhaustive and Set( found ) <> expected then
      Complain( answer, Concatenation( "SmallGroup(", String( order ), ",", String( id ),
          ") has places of N ", String( expected ), ", named are ", String( found ) ) );
    fi;
  od;
  if not answer.exhaustive then
    Counts.unfinished := Counts.unfinished + 1;
  fi;
end;

##  With all problems of the orders, every place of every subgroup must have been asked for.
CheckCoverage := function( answers )
  local orders, order, id, full, divisor, other, places, k;
  orders := Set( answers, answer -> answer.visible.order * answer.index );
  for order in orders do
    for id in [ 1 .. NumberSmallGroups( order ) ] do
      full := GroupOf( order, id );
      for divisor in Difference( DivisorsInt( order ), [ order ] ) do
        for other in [ 1 .. NumberSmallGroups( divisor ) ] do
          places := Places( full, GroupOf( divisor, other ) );
          if false in places.isUsed then
            Counts.errors := Counts.errors + 1;
            Print( "DISAGREEMENT: no problem for SmallGroup", [ divisor, other ], " in SmallGroup",
                [ order, id ], "\n" );
          fi;
        od;
      od;
    od;
  od;
end;

Perform( ANSWERS, CheckAnswer );
if COMPLETE then
  CheckCoverage( ANSWERS );
fi;
Print( Counts.problems, " problems, ", Counts.unfinished, " of them not finished by the solver\n",
    Counts.solutions, " solutions, ", Counts.tables, " tables with power maps and class fusions checked\n",
    Counts.fusions, " ways in which N lies in a group with the signatures\n", Counts.groups,
    " pairs of a problem and a group of its order\n", Counts.errors, " disagreements\n" );
if Counts.errors > 0 then
  FORCE_QUIT_GAP( 1 );
fi;
FORCE_QUIT_GAP( 0 );

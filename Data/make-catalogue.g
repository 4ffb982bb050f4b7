#############################################################################
##
##  make-catalogue.g    all groups of small order, one JSON object a line
##
##  Run by GAP 4.12 or later, see README.md beside this file:
##
##    CATALOGUE_OUTPUT=groups.jsonl gap -q -A make-catalogue.g
##
##  CATALOGUE_ORDERS overrides the orders, for example "24" or "1-63,65-127".
##  The first line describes the tools. The random generators are reset before
##  every group, so that a group's line does not depend on which were made
##  before it.
##
LoadPackage( "smallgrp" );

#############################################################################
##  Input and output
##
ParseOrders := function( text )
  local orders, part, ends;
  orders := [];
  for part in SplitString( text, "," ) do
    ends := List( SplitString( part, "-" ), Int );
    Append( orders, [ ends[ 1 ] .. ends[ Length( ends ) ] ] );
  od;
  return orders;
end;

Setting := function( name, default )
  if IsBound( GAPInfo.SystemEnvironment.( name ) ) then
    return GAPInfo.SystemEnvironment.( name );
  fi;
  return default;
end;

##  A list of (lists of) integers as GAP writes it is JSON already.
Json := list -> Filtered( String( list ), letter -> letter <> ' ' );

ResetRandom := function()
  Reset( GlobalMersenneTwister, 1 );
  Reset( GlobalRandomSource, 1 );
end;

#############################################################################
##  Names: GAP's StructureDescription, after two of our own rules. Direct
##  factors: the non-abelian ones first, largest first, then the abelian part.
##  An indecomposable group that is a central product of well-known groups is
##  written with " o ". The program make-catalogue translates the notation.
##
WellKnownName := function( group )
  if IsCyclic( group ) then
    return Concatenation( "C", String( Size( group ) ) );
  elif IsDihedralGroup( group ) and Size( group ) > 4 then
    return Concatenation( "D", String( Size( group ) ) );
  elif IsQuaternionGroup( group ) then
    return Concatenation( "Q", String( Size( group ) ) );
  elif IsQuasiDihedralGroup( group ) then
    return Concatenation( "QD", String( Size( group ) ) );
  elif IdGroup( group ) = [ 24, 3 ] then
    return "SL(2,3)";
  elif IdGroup( group ) = [ 120, 5 ] then
    return "SL(2,5)";
  fi;
  return fail;
end;

##  H o K with both factors well known and the centre of H of order 2, which
##  leaves one way only to identify the centres; fail if there is none.
CentralProductName := function( group )
  local kinds, best, normal, other, names, kind, key;
  if WellKnownName( group ) <> fail or IsTrivial( Centre( group ) ) then
    return fail;
  fi;
  kinds := [ "D", "Q", "QD", "SL(,)", "C" ];
  best := fail;
  for normal in NormalSubgroups( group ) do
    if Size( normal ) < Size( group ) and Size( Centre( normal ) ) = 2
        and not IsAbelian( normal ) then
      other := Centralizer( group, normal );
      if Size( other ) * Size( normal ) = 2 * Size( group )
          and ( IsCyclic( other ) or Size( Centre( other ) ) = 2 ) then
        names := [ WellKnownName( normal ), WellKnownName( other ) ];
        if not fail in names and Size( other ) > 2 then
          kind := List( names, name -> Position( kinds,
              Filtered( name, letter -> not IsDigitChar( letter ) ) ) );
          key := [ kind, - Size( normal ) ];
          if best = fail or key < best.key then
            best := rec( key := key, name := JoinStringsWithSeparator( names, " o " ) );
          fi;
        fi;
      fi;
    fi;
  od;
  if best = fail then
    return fail;
  fi;
  return best.name;
end;

IndecomposableName := function( group )
  local name;
  name := CentralProductName( group );
  if name = fail then
    name := StructureDescription( group );
  fi;
  return name;
end;

GroupName := function( group )
  local factors, abelian, names, name;
  if IsAbelian( group ) or WellKnownName( group ) <> fail then
    return StructureDescription( group );
  fi;
  factors := DirectFactorsOfGroup( group );
  if Length( factors ) = 1 then
    return IndecomposableName( group );
  fi;
  abelian := Filtered( factors, IsAbelian );
  factors := Filtered( factors, factor -> not IsAbelian( factor ) );
  names := List( factors, factor -> [ - Size( factor ), IndecomposableName( factor ) ] );
  Sort( names );
  names := List( names, function( pair )
    name := pair[ 2 ];
    if ForAny( name, letter -> letter in ":.o" ) then
      return Concatenation( "(", name, ")" );
    fi;
    return name;
  end );
  if Length( abelian ) > 0 then
    Add( names, StructureDescription( Group( Concatenation(
        List( abelian, GeneratorsOfGroup ) ) ) ) );
  fi;
  return JoinStringsWithSeparator( names, " x " );
end;

#############################################################################
##  One group: a faithful permutation representation of small degree, with the
##  least permutation of every class, and the character table.
##
FaithfulPermutations := function( group )
  local first, second;
  first := IsomorphismPermGroup( group );
  second := SmallerDegreePermutationRepresentation( Image( first ) );
  return first * second;
end;

##  Exact values as [ conductor, coefficients of powers of the root of unity ].
ExactValue := value -> [ Conductor( value ), CoeffsCyc( value, Conductor( value ) ) ];

GroupLine := function( order, id )
  local group, map, image, degree, table, primes, values, line, images;
  ResetRandom();
  group := SmallGroup( order, id );
  map := FaithfulPermutations( group );
  image := Image( map );
  degree := LargestMovedPoint( image );
  images := permutation -> List( [ 1 .. degree ], point -> point ^ permutation - 1 );
  table := CharacterTable( group );
  primes := PrimeDivisors( order );
  values := Set( Concatenation( List( Irr( table ), ValuesOfClassFunction ) ) );
  line := Concatenation(
    "{\"order\":", String( order ), ",\"id\":", String( id ),
    ",\"name\":\"", GroupName( group ), "\"",
    ",\"degree\":", String( degree ),
    ",\"generators\":", Json( List( SmallGeneratingSet( image ), images ) ),
    ",\"representatives\":", Json( List( ConjugacyClasses( table ),
        class -> images( Minimum( List( AsList( class ), x -> Image( map, x ) ) ) ) ) ),
    ",\"classSizes\":", Json( SizesConjugacyClasses( table ) ),
    ",\"elementOrders\":", Json( OrdersClassRepresentatives( table ) ),
    ",\"primes\":", Json( primes ),
    ",\"powerMaps\":", Json( List( primes, p -> PowerMap( table, p ) - 1 ) ),
    ",\"indicators\":", Json( Indicator( table, 2 ) ),
    ",\"values\":", Json( List( values, ExactValue ) ),
    ",\"characters\":", Json( List( Irr( table ),
        character -> List( ValuesOfClassFunction( character ),
            value -> Position( values, value ) - 1 ) ) ),
    "}\n" );
  return line;
end;

#############################################################################
##  The whole catalogue
##
MakeCatalogue := function()
  local stream, order, id;
  stream := OutputTextFile( Setting( "CATALOGUE_OUTPUT", "groups.jsonl" ), false );
  SetPrintFormattingStatus( stream, false );
  WriteAll( stream, Concatenation( "{\"gap\":\"", GAPInfo.Version, "\",\"smallgrp\":\"",
      PackageInfo( "smallgrp" )[ 1 ].Version, "\",\"script\":\"make-catalogue.g\"}\n" ) );
  for order in ParseOrders( Setting( "CATALOGUE_ORDERS", "1-127,129-191,193-255" ) ) do
    for id in [ 1 .. NumberSmallGroups( order ) ] do
      WriteAll( stream, GroupLine( order, id ) );
    od;
    PrintTo( "*errout*", "order ", order, ": ", NumberSmallGroups( order ), " groups\n" );
  od;
  CloseStream( stream );
end;

MakeCatalogue();
QUIT;

/// What a character table alone says about the structure of its group.
public struct TableStructure: Hashable, Sendable {
  /// The invariants of G/G', its largest abelian quotient: numbers above 1, each a divisor of the next; their product is
  /// the number of one-dimensional irreps.
  public let abelianInvariants: [Int]
  /// The invariants of the centre, in the same form.
  public let centreInvariants: [Int]
  /// |G'|, the order of the derived subgroup.
  public let derivedSubgroupOrder: Int
  /// The length of the upper central series; nil when it does not reach G: then G is not nilpotent.
  public let nilpotencyClass: Int?
  /// The length of the derived series, nil when G is not solvable.
  ///
  /// A range where the table leaves more than one possibility: there are groups with one table and different derived
  /// lengths. Source: S. Mattarei, Arch. Math. 62 (1994) 1.
  public let derivedLength: ClosedRange<Int>?
  /// The orders of the normal subgroups of one chief series, ascending from 1 to |G|; each is as small as it can be.
  public let chiefSeries: [Int]
  /// How many normal subgroups there are; nil when they are too many to be counted.
  public let normalSubgroupCount: Int?

  /// |G|.
  public var order: Int { chiefSeries.last! }
  /// Whether all elements commute.
  public var isAbelian: Bool { derivedSubgroupOrder == 1 }
  /// Whether G is the product of its Sylow subgroups.
  public var isNilpotent: Bool { nilpotencyClass != nil }
  /// Whether every chief factor is abelian: of prime power order.
  public var isSolvable: Bool { chiefFactors.allSatisfy { $0.primeDivisors.count == 1 } }
  /// Whether G has no abelian quotient; true for the trivial group.
  public var isPerfect: Bool { abelianInvariants.isEmpty }
  /// Whether there are exactly two normal subgroups, 1 and G.
  public var isSimple: Bool { chiefSeries.count == 2 }
  /// |Z(G)|.
  public var centreOrder: Int { centreInvariants.reduce(1, *) }
  /// |G/G'|.
  public var abelianizationOrder: Int { abelianInvariants.reduce(1, *) }
  /// The composition of the order: the orders of the chief factors, from the bottom of the chief series. Up to their
  /// order they do not depend on the series (Jordan, Hölder).
  public var chiefFactors: [Int] { zip(chiefSeries, chiefSeries.dropFirst()).map { $1 / $0 } }
}

extension CharacterTable {
  /// What the table says about the group's structure.
  ///
  /// Complexity: O(rank³), and O(rank² · normal subgroups) for the derived length of a group that is solvable and not
  /// metabelian for a simple reason.
  public var structure: TableStructure {
    let sections = NormalSections(self)
    let series = sections.chiefSeries
    let solvable = zip(series, series.dropFirst()).allSatisfy { below, above in
      (sections.order(above) / sections.order(below)).primeDivisors.count == 1
    }
    let derived = sections.derivedSubgroup
    return TableStructure(
      abelianInvariants: sections.invariants(of: sections.whole, modulo: derived),
      centreInvariants: sections.invariants(of: sections.normal.centre, modulo: sections.trivial),
      derivedSubgroupOrder: sections.order(derived), nilpotencyClass: sections.nilpotencyClass,
      derivedLength: solvable ? DerivedLengthSearch(sections).lengths : nil,
      chiefSeries: series.map(sections.order),
      normalSubgroupCount: sections.normal.isComplete ? sections.normal.subgroups.count : nil)
  }
}

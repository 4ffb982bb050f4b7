import GroupTheory

/// The structure of a group as programs read it. Keys without a value are left out: `nilpotencyClass` of a group that is
/// not nilpotent, the derived length of one that is not solvable, `normalSubgroups` when they are too many to be counted.
public struct StructureReport: Encodable, Sendable {
  let abelian: Bool
  let nilpotent: Bool
  let solvable: Bool
  let perfect: Bool
  let simple: Bool
  let nilpotencyClass: Int?
  let centre: Section
  let derivedSubgroupOrder: Int
  /// G/G'.
  let abelianization: Section
  /// Left out too when the table allows more than one.
  let derivedLength: Int?
  /// The least and the greatest derived length that the table allows.
  let derivedLengthRange: [Int]?
  /// The orders of the chief factors, from the bottom of a chief series.
  let chiefFactors: [Int]
  let normalSubgroups: Int?

  /// What the report was made from.
  package let structure: TableStructure

  private enum CodingKeys: String, CodingKey {
    case abelian, nilpotent, solvable, perfect, simple, nilpotencyClass, centre
    case derivedSubgroupOrder, abelianization, derivedLength, derivedLengthRange, chiefFactors
    case normalSubgroups
  }

  /// An abelian section: Z_a × Z_b × … with a, b, … its invariants, each a divisor of the next.
  struct Section: Encodable, Sendable {
    let order: Int
    let invariants: [Int]
  }

  /// The report of a structure.
  public init(_ structure: TableStructure) {
    self.structure = structure
    abelian = structure.isAbelian
    nilpotent = structure.isNilpotent
    solvable = structure.isSolvable
    perfect = structure.isPerfect
    simple = structure.isSimple
    nilpotencyClass = structure.nilpotencyClass
    centre = Section(order: structure.centreOrder, invariants: structure.centreInvariants)
    derivedSubgroupOrder = structure.derivedSubgroupOrder
    abelianization = Section(
      order: structure.abelianizationOrder, invariants: structure.abelianInvariants)
    derivedLength = structure.derivedLength.flatMap { $0.count == 1 ? $0.lowerBound : nil }
    derivedLengthRange = structure.derivedLength.map { [$0.lowerBound, $0.upperBound] }
    chiefFactors = structure.chiefFactors
    normalSubgroups = structure.normalSubgroupCount
  }
}

import GroupTheory
import LatticeModels

/// The numbers of levels R_λ of all symmetry sectors, from characters alone.
///
///     R_λ = (1/|N|) Σ_g χ_λ(g)* Tr U_g,    Σ_λ d_λ R_λ = dim H
///
/// Exact in cyclotomic integers, at a cost that does not depend on the dimension of the space.
public struct SectorDimensions: Hashable, Sendable {
  /// The dimension of the Hilbert space.
  public let total: Int
  /// The dimension d_λ of each irrep. Shape [irrep].
  public let irrepDimensions: [Int]
  /// The number of levels R_λ of each sector. Shape [irrep].
  public let multiplicities: [Int]

  /// The largest dimension of a Hilbert space whose sectors are counted.
  public static let largestTotal = 1 << 48

  /// Counts the levels of every sector.
  ///
  /// - Throws: `SectorDimensionsError` when the space is too large to be counted, or a count is
  ///   not a non-negative integer, or the counts do not add up.
  public init(
    _ visible: VisibleGroup, siteDimensions: [Int], conservedTotal: ConservedTotal? = nil,
    constraint: StateConstraint? = nil
  ) throws {
    total = try Self.hilbertSpaceDimension(
      siteDimensions, conservedTotal: conservedTotal, constraint: constraint)
    let table = visible.table
    let selection = StateSelection(
      siteDimensions: siteDimensions, total: conservedTotal, constraint: constraint)
    let traces = try visible.group.classes.map { members in
      guard let trace = selection.trace(of: visible.elements[members[0]]) else {
        throw SectorDimensionsError.notCounted
      }
      return trace
    }
    multiplicities = try table.characters.enumerated().map { irrep, character in
      var sum = Cyclotomic.zero
      for (index, trace) in traces.enumerated() {
        sum += Cyclotomic(table.classSizes[index]) * character[index].conjugate * trace
      }
      guard let integer = sum.integer, integer >= 0, integer % table.order == 0 else {
        throw SectorDimensionsError.notACount(
          sector: visible.names[irrep], sum: sum.description, order: table.order)
      }
      return integer / table.order
    }
    irrepDimensions = table.dimensions
    let found = zip(irrepDimensions, multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
    guard found == total else {
      throw SectorDimensionsError.doNotAddUp(found: found, total: total)
    }
  }

  /// The number of product states, or of those with the conserved total.
  ///
  /// - Throws: `SectorDimensionsError.spaceTooLarge` above `largestTotal`.
  public static func hilbertSpaceDimension(
    _ siteDimensions: [Int], conservedTotal: ConservedTotal? = nil,
    constraint: StateConstraint? = nil
  ) throws -> Int {
    if conservedTotal == nil && constraint == nil { return try productOfDimensions(siteDimensions) }
    let selection = StateSelection(
      siteDimensions: siteDimensions, total: conservedTotal, constraint: constraint)
    guard let dimension = selection.dimension else {
      throw constraint == nil
        ? SectorDimensionsError.spaceTooLarge(siteDimensions: siteDimensions)
        : SectorDimensionsError.notCounted
    }
    guard dimension <= largestTotal else {
      throw SectorDimensionsError.spaceTooLarge(siteDimensions: siteDimensions)
    }
    return dimension
  }

  static func productOfDimensions(_ siteDimensions: [Int]) throws -> Int {
    var product = 1
    for dimension in siteDimensions {
      let (value, overflow) = product.multipliedReportingOverflow(by: dimension)
      guard !overflow, value <= largestTotal else {
        throw SectorDimensionsError.spaceTooLarge(siteDimensions: siteDimensions)
      }
      product = value
    }
    return product
  }
}

/// Why the levels of the sectors could not be counted.
public enum SectorDimensionsError: Error, Hashable, CustomStringConvertible {
  /// The Hilbert space has too many dimensions.
  case spaceTooLarge(siteDimensions: [Int])
  /// (1/|N|) Σ_g χ(g)* Tr U_g is not a non-negative integer.
  case notACount(sector: String, sum: String, order: Int)
  /// The states that obey a constraint are too many to count, or their conditions connect too many sites.
  case notCounted
  /// The sectors do not fill the space.
  case doNotAddUp(found: Int, total: Int)

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .spaceTooLarge(let dimensions):
      "The Hilbert space of \(dimensions.count) sites has more than 2^48 dimensions; "
        + "choose fewer sites or fewer levels per site."
    case .notACount(let sector, let sum, let order):
      "Sector \(sector) would have (\(sum))/\(order) levels, which is not a non-negative integer: "
        + "the symmetry operators do not represent the group."
    case .notCounted:
      "The states that obey the constraint cannot be counted: there are too many, or the conditions connect too many sites at a time. "
        + "Choose fewer sites."
    case .doNotAddUp(let found, let total):
      "The sectors have \(found) levels together, counted with the dimensions of their irreps; "
        + "the Hilbert space has \(total)."
    }
  }
}

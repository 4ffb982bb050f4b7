import LatticeModels

/// The product states that share the value of every charge, before any group resolves them further.
///
/// Without charges there is one, the whole Hilbert space.
public struct ChargeSector: Hashable, Sendable {
  /// The value of each charge. Shape [charge].
  public let charges: [Int]
  /// One total that selects the states; nil for all product states.
  public let conservedTotal: ConservedTotal?
  /// The number of states.
  public let dimension: Int

  /// The largest number of charge sectors that a model may have.
  public static let largestCount = 10_000

  /// All values of the charges that occur, the order of the sectors: by Σ|q|, so that the neutral
  /// sector comes first where there is one; then lexicographically ascending.
  ///
  /// The states of a sector are enumerated by one total, in which every charge (and the fixed total
  /// of the model) is a digit of its own.
  ///
  /// - Throws: `SectorDimensionsError.spaceTooLarge`, `ChargeSectorError`.
  public static func all(of model: Model) throws -> [ChargeSector] {
    let whole = try SectorDimensions.hilbertSpaceDimension(
      model.siteDimensions, conservedTotal: model.conservedTotal)
    guard !model.charges.isEmpty else {
      return [
        ChargeSector(charges: [], conservedTotal: model.conservedTotal, dimension: whole)
      ]
    }
    let digits = try ChargeDigits(
      (model.conservedTotal.map { [$0.weights] } ?? []) + model.charges.map(\.weights))
    guard let dimensions = ConservedTotal.dimensions(digits.weights) else {
      throw SectorDimensionsError.spaceTooLarge(siteDimensions: model.siteDimensions)
    }
    let sectors = dimensions.compactMap { total, dimension -> ChargeSector? in
      var values = digits.values(of: total)
      if let fixed = model.conservedTotal, values.removeFirst() != fixed.total { return nil }
      return ChargeSector(
        charges: values,
        conservedTotal: ConservedTotal(weights: digits.weights, total: total),
        dimension: dimension)
    }
    guard sectors.count <= largestCount else {
      throw ChargeSectorError.tooManySectors(sectors.count)
    }
    let found = sectors.reduce(0) { $0 + $1.dimension }
    guard found == whole else {
      throw SectorDimensionsError.doNotAddUp(found: found, total: whole)
    }
    return sectors.sorted { $0.orderingKey.lexicographicallyPrecedes($1.orderingKey) }
  }

  private var orderingKey: [Int] { [charges.reduce(0) { $0 + abs($1) }] + charges }
}

/// Several sums over sites written as one: Σ_i (Q_i - min Q_i) base_i, digit by digit.
private struct ChargeDigits {
  /// What each level of each site adds to the one sum. Shape [site][level].
  let weights: [[Int]]
  private let bases: [Int]
  private let counts: [Int]
  private let least: [Int]

  /// - Parameter quantities: Shape [quantity][site][level].
  init(_ quantities: [[[Int]]]) throws(ChargeSectorError) {
    let least = quantities.map { $0.reduce(0) { $0 + $1.min()! } }
    let counts = zip(quantities, least).map { quantity, least in
      quantity.reduce(0) { $0 + $1.max()! } - least + 1
    }
    var (bases, next) = ([Int](), 1)
    for count in counts {
      bases.append(next)
      let (product, overflow) = next.multipliedReportingOverflow(by: count)
      guard !overflow, product < 1 << 60 else { throw .tooManyValues }
      next = product
    }
    weights = quantities[0].indices.map { site in
      quantities[0][site].indices.map { level in
        zip(quantities, bases).reduce(0) { sum, quantity in
          sum + (quantity.0[site][level] - quantity.0[site].min()!) * quantity.1
        }
      }
    }
    (self.bases, self.counts, self.least) = (bases, counts, least)
  }

  /// The value of each quantity when the one sum is `total`.
  func values(of total: Int) -> [Int] {
    bases.indices.map { total / bases[$0] % counts[$0] + least[$0] }
  }
}

/// Why the charges of a model make no sectors.
public enum ChargeSectorError: Error, Hashable, CustomStringConvertible {
  /// The charges take too many values together.
  case tooManySectors(Int)
  /// The possible values of all charges cannot be numbered.
  case tooManyValues

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .tooManySectors(let count):
      "The charges have \(count) different values together; at most \(ChargeSector.largestCount) "
        + "sectors are possible."
    case .tooManyValues:
      "The charges could take more than 2^60 values together; choose fewer charges, or smaller ones."
    }
  }
}

extension ChargeSector {
  /// The sectors into which the visible group resolves this one. Shape [irrep].
  ///
  /// With charges alone a sector is named by their values, `2` or `(2,1)`; with a group as well, the
  /// name of the irrep follows, `(2,1) 0`.
  func sectors(of visible: VisibleGroup, model: Model) throws -> [Sector] {
    let counts = try SectorDimensions(
      visible, siteDimensions: model.siteDimensions, conservedTotal: conservedTotal)
    return visible.names.indices.map { irrep in
      Sector(
        name: name(ofIrrep: visible.names[irrep], alone: visible.group.order == 1),
        charges: charges, irrep: irrep, irrepDimension: counts.irrepDimensions[irrep],
        multiplicity: counts.multiplicities[irrep])
    }
  }

  /// The anti-unitary symmetries that map this charge sector to itself.
  func preserving(_ conjugations: [SectorConjugation]) -> [SectorConjugation] {
    guard let conservedTotal else { return conjugations }
    return conjugations.filter { conservedTotal.violation(by: $0.operation) == nil }
  }

  private func name(ofIrrep irrep: String, alone: Bool) -> String {
    if charges.isEmpty { return irrep }
    let values = charges.map(String.init).joined(separator: ",")
    let own = charges.count == 1 ? values : "(\(values))"
    return alone ? own : "\(own) \(irrep)"
  }
}

import LatticeModels

/// The product states that share the value of every charge, before any group resolves them further.
///
/// Without charges there is one, the whole Hilbert space.
public struct ChargeSector: Hashable, Sendable {
  /// The value of each charge. Shape [charge].
  public let charges: [Int]
  /// One total that selects the states; nil for all product states.
  public let conservedTotal: ConservedTotal?
  /// Conditions that the states obey beside; nil for none.
  public let constraint: StateConstraint?
  /// The number of states.
  public let dimension: Int

  /// Enumerates the states.
  package func space(of model: Model) throws -> ConfigurationSpace {
    try ConfigurationSpace(
      siteDimensions: model.siteDimensions, conservedTotal: conservedTotal,
      constraint: model.constraint)
  }

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
      model.siteDimensions, conservedTotal: model.conservedTotal, constraint: model.constraint)
    guard !model.charges.isEmpty else {
      return [
        ChargeSector(
          charges: [], conservedTotal: model.conservedTotal, constraint: model.constraint,
          dimension: whole)
      ]
    }
    let (quantities, cell) = ConservedTotal.onCommonCells(
      (model.conservedTotal.map { [$0] } ?? []) + model.charges.map(\.quantity),
      siteDimensions: model.siteDimensions)
    guard let digits = QuantityDigits(quantities) else { throw ChargeSectorError.tooManyValues }
    let selection = StateSelection(
      siteDimensions: model.siteDimensions,
      total: ConservedTotal(weights: digits.weights, total: 0, cellDimensions: cell),
      constraint: model.constraint)
    guard let dimensions = selection.dimensions else {
      throw SectorDimensionsError.spaceTooLarge(siteDimensions: model.siteDimensions)
    }
    let sectors = dimensions.compactMap { total, dimension -> ChargeSector? in
      var values = digits.values(of: total)
      if let fixed = model.conservedTotal, values.removeFirst() != fixed.total { return nil }
      return ChargeSector(
        charges: values,
        conservedTotal: ConservedTotal(
          weights: digits.weights, total: total, cellDimensions: cell),
        constraint: model.constraint, dimension: dimension)
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
      visible, siteDimensions: model.siteDimensions, conservedTotal: conservedTotal,
      constraint: constraint)
    let isAlone = visible.group.order == 1
    return visible.names.indices.map { irrep in
      Sector(
        name: name(ofIrrep: visible.names[irrep], alone: isAlone),
        alias: name(ofIrrep: visible.aliases[irrep], alone: isAlone),
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

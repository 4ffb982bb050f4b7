import ResultFiles
import SymmetryBootstrap

extension ContinuousReport {
  /// The report on visible charges whose signatures were read off plateaus.
  init(
    _ answer: ContinuousAnswer, charges: SectorCharges, sectors list: SectorList,
    signatures found: ExtremalSignatures?, isComplete: Bool, maxIndex: Int, notes: [String]
  ) {
    sectors = list.names.indices.map { k in
      Sector(
        name: list.names[k], irrepDimension: list.irrepDimensions[k],
        multiplicity: list.multiplicities[k],
        charges: zip(charges.values[k], charges.units).map { Double($0) * $1 })
    }
    self.charges = charges.names
    (window, period, degeneracyWindowDecades) = (nil, nil, nil)
    let contents = answer.readings.first?.contents
    signatures = (found?.vectors ?? []).enumerated().map { k, vector in
      var isIrrep = contents == nil
      if case .irrep = contents?[k] { isIrrep = true }
      return Signature(
        vector: vector, levels: Double(found!.levels[k]),
        dimension: zip(vector, list.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 },
        composite: !isIrrep)
    }
    exhaustive = isComplete
    self.maxIndex = maxIndex
    solutions = answer.readings.map { Solution($0, answer, found?.vectors ?? [], charges.units) }
    rejected = []
    self.notes = notes
  }
}

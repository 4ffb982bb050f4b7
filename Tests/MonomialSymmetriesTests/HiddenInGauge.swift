import LatticeModels
import Numerics
import TestSupport

extension Model {
  /// The model after a random on-site permutation of levels with random phases on every site: the same symmetries, out of sight.
  ///
  /// - Parameter steps: Phases are multiples of 1/steps of a turn; any where it is nil.
  func hidden(steps: Int?, using generator: inout SeededGenerator) -> Model {
    let images = siteDimensions.map { Array(0..<$0).shuffled(using: &generator) }
    let turns = siteDimensions.map { dimension in
      (0..<dimension).map { _ -> Double in
        guard let steps else { return Double.random(in: 0..<1, using: &generator) }
        return Double(Int.random(in: 0..<steps, using: &generator)) / Double(steps)
      }
    }
    func moved(_ local: LocalOperator) -> LocalOperator {
      let strides = LocalOperator.strides(local.dimensions)
      func image(_ configuration: Int) -> (index: Int, turn: Double) {
        var (index, turn) = (0, 0.0)
        for (place, site) in local.sites.enumerated() {
          let level = configuration / strides[place] % local.dimensions[place]
          index += images[site][level] * strides[place]
          turn += turns[site][level]
        }
        return (index, turn)
      }
      var columns = local.columns
      for (column, entries) in local.columns.enumerated() {
        let target = image(column)
        columns[target.index] = entries.map { entry in
          let row = image(entry.row)
          return .init(
            row: row.index,
            amplitude: entry.amplitude
              * Complex(length: 1, phase: 2 * .pi * (row.turn - target.turn)))
        }.sorted { $0.row < $1.row }
      }
      return LocalOperator(sites: local.sites, dimensions: local.dimensions, columns: columns)
    }
    return Model(
      name: name, siteDimensions: siteDimensions,
      structures: structures.map {
        CouplingStructure(name: $0.name, index: $0.index, operators: $0.operators.map(moved))
      }, strengths: strengths, visibleGenerators: [])
  }
}

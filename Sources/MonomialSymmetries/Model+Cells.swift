import LatticeModels

extension Model {
  /// The same model with all species of a cell in one site, the first species slowest; nil where cells are sites already, or where
  /// they hold fermions, or where a total is fixed or a constraint holds.
  package var withMergedCells: Model? {
    guard let layout, layout.species.count > 1, layout.fermionSites.isEmpty, conservedTotal == nil,
      constraint == nil
    else { return nil }
    let cell = layout.species.map(\.space.dimension)
    let merged = structures.map { structure in
      CouplingStructure(
        name: structure.name, index: structure.index,
        operators: structure.operators.map { $0.merging(cell) })
    }
    return Model(
      name: name, siteDimensions: Array(repeating: cell.reduce(1, *), count: layout.cellCount),
      structures: merged, strengths: strengths, floquet: floquet, visibleGenerators: [])
  }
}

extension LocalOperator {
  /// The same operator on cells of sites with the given dimensions.
  fileprivate func merging(_ cell: [Int]) -> LocalOperator {
    let cells = Set(sites.map { $0 / cell.count }).sorted()
    let all = cells.flatMap { number in cell.indices.map { number * cell.count + $0 } }
    let whole =
      self
      + LocalOperator.identity(sites: all, dimensions: cells.flatMap { _ in cell })
      .scaled(by: .zero)
    return LocalOperator(
      sites: cells, dimensions: cells.map { _ in cell.reduce(1, *) }, columns: whole.columns)
  }
}

import ResultFiles

/// The exact irreps with their numbers of levels.
struct ComponentsFigure {
  private let source: FigureSource
  private let record: CommutantRecord

  /// Throws: ``FigureRefusal`` when there are no exact irreps, `ResultFileError`.
  init(of source: FigureSource) throws {
    guard let record = try source.commutant(), !record.dimensions.isEmpty else {
      throw FigureRefusal(
        "\(source.name) holds no exact irreps (/commutant); `xsff compute --commutant auto` finds them."
      )
    }
    (self.source, self.record) = (source, record)
  }

  func figure() -> Figure {
    let rows = record.dimensions.indices.map { k in
      BarRows.Row(
        name: "\(source.sum(record.branching[k]))   D = \(record.dimensions[k])",
        levels: Double(record.levels[k]), scatter: 0, dimension: max(record.dimensions[k], 1),
        meaning: meaning(of: k))
    }
    let meanings: [String] = ["real", "complex", "quaternionic", BarRows.unsettled].filter { own in
      rows.contains { $0.meaning == own }
    }
    let bars = BarRows(rows, meanings: meanings, expected: expected)
    let hasCharges = source.symmetry.charges != nil
    var notes = [
      "Each row: an irrep α of the hidden group, the sectors that it restricts to, and its dimension D_α; levels of one draw of the couplings, \(record.isComplete ? "complete" : "in a window: irreps may be missing").",
      "Colours: whether its matrices can be made real. dim C = Σ D_α² = \(record.dimension).",
    ]
    if expected != nil {
      notes.append("Dashed: dim H / Σ D_α², to which n_α / D_α tends in large systems.")
    }
    return Figure(
      .components, title: "Exact irreps of \(source.name)",
      panels: bars.panels(
        levels: "levels  n_α",
        perDimension: hasCharges ? nil : "levels for each dimension  n_α / D_α"),
      notes: notes + bars.notes("irreps"), columns: hasCharges ? 1 : 2, panelSize: bars.panelSize)
  }

  private func meaning(of component: Int) -> String {
    record.conjugates[component] < 0 ? BarRows.unsettled : record.fields[component]
  }

  /// Nil where charges make the group infinite, and for windows.
  private var expected: Double? {
    guard source.symmetry.charges == nil, record.isComplete else { return nil }
    let sectors = source.sectors
    let size = zip(sectors.irrepDimensions, sectors.multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
    return Double(size) / Double(record.dimension)
  }
}

import ResultFiles
import SpectralStatistics

/// The numbers of levels with each signature.
struct SignaturesFigure {
  private let source: FigureSource
  private let record: SignatureRecord
  private let names: [String]
  private let dimensions: [Int]
  private let isDoubtful: [Bool]

  /// Throws: ``FigureRefusal`` when there are no signatures, `ResultFileError`.
  init(of source: FigureSource) throws {
    guard let record = try source.file.signatures(), !record.vectors.isEmpty, !record.levels.isEmpty
    else {
      throw FigureRefusal(
        "\(source.name) holds no signatures (/signatures); `xsff compute` reads them off the levels."
      )
    }
    let all = source.sectors
    let list =
      record.vectors[0].count == all.count
      ? all : try source.file.computedSectors(of: source.symmetry).list
    guard record.vectors[0].count == list.count else {
      throw FigureRefusal(
        "The signatures in \(source.name) are of \(record.vectors[0].count) sectors, but there are \(all.count)."
      )
    }
    (self.source, self.record, names) = (source, record, list.names)
    dimensions = record.vectors.map { vector in
      zip(vector, list.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let observed = try? source.observedSignatures()
    let composite = Dictionary(
      zip(observed?.vectors ?? [], observed?.composite ?? []), uniquingKeysWith: { $1 })
    isDoubtful = record.vectors.map { composite[$0] ?? false }
  }

  func figure() -> Figure {
    let samples = Double(record.levels.count)
    let rows = record.vectors.indices.map { k in
      let counts = record.levels.map { Double($0[k]) }
      let mean = counts.reduce(0, +) / samples
      let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / samples
      return BarRows.Row(
        name: "\(source.sum(record.vectors[k], of: names))   D = \(dimensions[k])", levels: mean,
        scatter: variance.squareRoot(), dimension: max(dimensions[k], 1),
        meaning: isDoubtful[k] ? BarRows.doubtful : "irreps")
    }
    let meanings = isDoubtful.contains(true) ? ["irreps", BarRows.doubtful] : []
    let bars = BarRows(rows, meanings: meanings)
    var notes = [
      "Each row: the sectors in which a level occurs, its signature b, with D_b = Σ b_λ d_λ; mean over \(record.levels.count) sample\(record.levels.count == 1 ? "" : "s")\(rows.contains { $0.scatter > 0 } ? ", with the standard deviation over samples" : "")."
    ]
    let hasCharges = source.symmetry.charges != nil
    if !hasCharges {
      notes.append(
        "In large systems n_b / D_b is proportional to the number of irreps with this signature.")
    }
    if let decades = record.degeneracyWindowDecades {
      notes.append(
        "Degenerate and distinct levels are \(GnuplotText.short(decades, digits: 2)) decades apart."
      )
    }
    return Figure(
      .signatures, title: "Signatures of \(source.name)",
      panels: bars.panels(
        levels: "levels  n_b",
        perDimension: hasCharges ? nil : "levels for each dimension  n_b / D_b"),
      notes: notes + bars.notes("signatures"), columns: hasCharges ? 1 : 2,
      panelSize: bars.panelSize)
  }
}

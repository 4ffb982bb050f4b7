import ResultFiles

/// The weights that join levels of one irrep, and those between different ones, on one logarithmic axis.
struct CommutantFigure {
  private let source: FigureSource
  private let record: CommutantRecord

  /// One row of the figure.
  private struct Row {
    let name: String
    let values: [Double]
    let colour: Int
  }

  /// Throws: ``FigureRefusal`` when there are no exact irreps, `ResultFileError`.
  init(of source: FigureSource) throws {
    guard let record = try source.commutant(), !record.dimensions.isEmpty else {
      throw FigureRefusal(
        "\(source.name) holds no exact irreps (/commutant); `xsff compute --commutant auto` finds them."
      )
    }
    (self.source, self.record) = (source, record)
  }

  /// Weights below are drawn here.
  private static let least = 1e-18

  func figure() -> Figure {
    let rows = rows
    let ticks = rows.enumerated().map { (place: Double($0.offset), text: $0.element.name) }
    let range = -0.7...(Double(rows.count) - 0.3)
    var panel = Panel(
      "",
      x: Panel.Axis("weight relative to the largest", isLogarithmic: true, range: Self.least...3),
      y: Panel.Axis("", range: range, ticks: ticks, isReversed: true))
    panel.key = .none
    for (place, row) in rows.enumerated() {
      let shown = row.values.map { max($0, Self.least * 3) }
      panel.series.append(
        Series(
          .points(
            x: shown, y: shown.map { _ in Double(place) }, error: shown.map { _ in 0 }),
          colour: row.colour, width: 6))
      panel.labels += zip(row.values, shown).prefix(4).map { value, x in
        Panel.Label(
          text: GnuplotText.scientific(value), x: x, y: Double(place) - 0.3, side: .center, size: 9)
      }
    }
    return Figure(
      .commutant, title: "What tells the irreps of \(source.name) apart", panels: [panel],
      notes: notes, panelSize: (900, 130 + 60 * rows.count))
  }

  private var rows: [Row] {
    var rows: [Row] = []
    if !record.leastJoining.isNaN {
      rows.append(
        Row(
          name: "lightest edge inside an irrep", values: [record.leastJoining],
          colour: Palette.colour(0)))
    }
    let weak = record.strengths.prefix(Self.mostWeak)
    if !weak.isEmpty {
      rows.append(
        Row(
          name: "weak edges: approximate symmetry", values: weak.map { $0[2] },
          colour: Palette.colour(4)))
    }
    if !record.largestBetween.isNaN {
      rows.append(
        Row(
          name: "heaviest edge between irreps", values: [record.largestBetween],
          colour: Palette.colour(1)))
    }
    if !record.residual.isNaN {
      rows.append(
        Row(name: "residual of the commutant", values: [record.residual], colour: Palette.grey))
    }
    return rows
  }

  private static let mostWeak = 40

  private var notes: [String] {
    var notes = [
      "Edges of the spanning tree join levels of one draw of the couplings by the matrix elements of a second member of the family. A symmetry is exact where no edge between irreps is heavier than rounding, and all inside are far above.",
      "A weight of 0 stands at the left end. The file keeps the extreme edges, not the whole tree.",
    ]
    if !record.strengths.isEmpty {
      notes.append(
        "\(record.strengths.count) edge\(record.strengths.count == 1 ? " is" : "s are") neither generic nor rounding: a symmetry that holds approximately."
      )
    }
    return notes
  }
}

import ResultFiles

/// The matrix of late-time values K_λμ, with its numbers.
struct PlateauFigure {
  private let source: FigureSource
  private let plateau: PlateauRecord
  /// The times of the averages in units of the Heisenberg time; nil where that is not known.
  private let window: (first: String, last: String)?
  /// The sectors that are shown.
  private let shown: [Int]

  private static let (mostSectors, mostWithErrors, mostWithNumbers) = (60, 12, 30)

  /// Throws: ``FigureRefusal`` when there are no plateaus, `ResultFileError`.
  init(of source: FigureSource) throws {
    guard let plateau = try source.file.plateau() else {
      throw FigureRefusal(
        "\(source.name) holds no plateaus (/plateau); `xsff compute` writes them.")
    }
    guard plateau.timeAverage.count == source.sectors.count else {
      throw FigureRefusal(
        "The plateaus in \(source.name) are of \(plateau.timeAverage.count) sectors, but there are \(source.sectors.count)."
      )
    }
    (self.source, self.plateau) = (source, plateau)
    let times = try source.file.times()
    window = times?.plateauWindow.flatMap { window in
      times?.heisenbergTime.map {
        (
          GnuplotText.short(window.lowerBound / $0, digits: 2),
          GnuplotText.short(window.upperBound / $0, digits: 2)
        )
      }
    }
    let sizes = source.sectors.multiplicities
    shown = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(Self.mostSectors)
      .sorted()
  }

  func figure() -> Figure {
    let ticks = shown.enumerated().map {
      (place: Double($0.offset), text: source.sectors.names[$0.element])
    }
    let range = -0.5...(Double(shown.count) - 0.5)
    let isLong = ticks.contains { $0.text.count > 3 } && shown.count > 6
    var panel = Panel(
      "",
      x: Panel.Axis("sector μ", range: range, ticks: ticks, areTicksRotated: isLong),
      y: Panel.Axis("sector λ", range: range, ticks: ticks, isReversed: true))
    panel.key = .none
    panel.isSquare = true
    panel.series = [
      Series(.boxes(shown.indices.flatMap { row in shown.indices.map { box(row, $0) } }))
    ]
    panel.labels = shown.indices.flatMap { row in shown.indices.flatMap { labels(row, $0) } }
    let side = min(max(shown.count * 70, 380), 820)
    return Figure(
      .plateau, title: "Plateaus K_λμ of \(source.name)", panels: [panel], notes: notes,
      panelSize: (side + 220, side + 60))
  }

  /// The exact value where it is known, and the average over late times.
  private func value(_ row: Int, _ column: Int) -> Double {
    let exact = plateau.exact?[shown[row]][shown[column]] ?? .nan
    return exact.isNaN ? plateau.timeAverage[shown[row]][shown[column]] : exact
  }

  private func share(_ row: Int, _ column: Int) -> Double {
    let sizes = [row, column].map { Double(source.sectors.multiplicities[shown[$0]]) }
    let scale = (sizes[0] * sizes[1]).squareRoot()
    return scale > 0 ? value(row, column) / scale : 0
  }

  private func box(_ row: Int, _ column: Int) -> Series.Box {
    let (x, y) = (Double(column), Double(row))
    return Series.Box(
      x: (x - 0.5)...(x + 0.5), y: (y - 0.5)...(y + 0.5),
      colour: value(row, column).isNaN ? 0xEEEEEE : Palette.shade(0.9 * share(row, column)))
  }

  private func labels(_ row: Int, _ column: Int) -> [Panel.Label] {
    guard shown.count <= Self.mostWithNumbers else { return [] }
    let ink = Palette.ink(on: 0.9 * share(row, column))
    let (x, y) = (Double(column), Double(row))
    let average = plateau.timeAverage[shown[row]][shown[column]]
    let error = plateau.standardError[shown[row]][shown[column]]
    let measured = GnuplotText.value(average, error: error)
    let exact = (plateau.exact?[shown[row]][shown[column]]).flatMap { $0.isNaN ? nil : $0 }
    guard shown.count <= Self.mostWithErrors else {
      let text = GnuplotText.short(value(row, column), digits: 4)
      return value(row, column) == 0 || value(row, column).isNaN
        ? [] : [Panel.Label(text: text, x: x, y: y, colour: ink, size: 7)]
    }
    let size = shown.count > 8 ? 8.0 : 10
    guard let exact else {
      return [Panel.Label(text: measured, x: x, y: y, colour: ink, size: size)]
    }
    return [
      Panel.Label(
        text: "{/:Bold \(GnuplotText.short(exact, digits: 6))}", x: x, y: y - 0.16, colour: ink,
        size: size + 1),
      Panel.Label(text: measured, x: x, y: y + 0.2, colour: ink, size: size - 2),
    ]
  }

  private var notes: [String] {
    var notes: [String] = []
    let hasExact = plateau.exact != nil
    if shown.count <= Self.mostWithErrors {
      notes.append(
        (hasExact
          ? "Bold: exact value from the coincidences of levels, mean over samples. Below: "
          : "Numbers: ")
          + "time average with its standard error in the last digits.")
    } else if shown.count <= Self.mostWithNumbers {
      notes.append(
        "Numbers: \(hasExact ? "exact values" : "time averages"); those of 0 are left out.")
    }
    if hasExact, shown.count <= Self.mostWithErrors, let window {
      notes.append(
        "Averages run from t = \(window.first) to \(window.last) t_H, where curves are still a little below their plateaus: K of one \(source.ensembles("GOE")) block is a factor 1 - t_H²/(12 t²) of it."
      )
    }
    notes.append("Shade: K_λμ / √(R_λ R_μ), from 0, white, to 1; grey: not known.")
    if shown.count < source.sectors.count {
      notes.append(
        "Shown are the \(shown.count) sectors with the most levels of \(source.sectors.count).")
    }
    return notes
  }
}

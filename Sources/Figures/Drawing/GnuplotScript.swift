/// A figure as a script for gnuplot, with all its numbers in it.
///
/// The same figure gives the same text; it holds no date and no path.
package struct GnuplotScript {
  /// What the script makes.
  package enum Format: String, Sendable, CaseIterable {
    case svg, png, pdf
  }

  private let figure: Figure
  private let format: Format
  private static let (headSize, lineSize, gap) = (34, 16, 10)

  /// The script that draws a figure to standard output.
  package init(_ figure: Figure, as format: Format) {
    (self.figure, self.format) = (figure, format)
  }

  private var noteLines: [String] {
    figure.notes.flatMap { GnuplotText.wrapped($0, width: width / 7) }
  }
  private var width: Int { figure.columns * figure.panelSize.width }
  private var rows: Int { (figure.panels.count + figure.columns - 1) / figure.columns }
  private var footSize: Int { noteLines.isEmpty ? 0 : noteLines.count * Self.lineSize + Self.gap }
  private var height: Int { Self.headSize + rows * figure.panelSize.height + footSize }

  /// The text of the script.
  package var text: String {
    var lines = [
      "# gnuplot 5.4 or later: gnuplot -d THIS_FILE > figure.\(format.rawValue)",
      "set encoding utf8", terminal, "set samples 2", "set border lw 0.8",
      "set tics nomirror out scale 0.6", "set style fill solid 1 noborder",
    ]
    for (number, panel) in figure.panels.enumerated() {
      for (place, series) in panel.series.enumerated() {
        lines += ["# " + Self.columns(of: series), "\(Self.block(number, place)) << EOD"]
        lines += Self.rows(of: series.shape) + ["EOD"]
      }
    }
    lines.append("set multiplot")
    lines += heading
    for (number, panel) in figure.panels.enumerated() {
      lines += PanelScript(panel) { Self.block(number, $0) }.lines(
        in: frame(number), margins: PanelMargins(column(of: number)).commands(panel, frame(number)))
      lines.append("unset label")
    }
    lines.append("unset multiplot")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func block(_ panel: Int, _ series: Int) -> String { "$panel\(panel)_\(series)" }

  private var terminal: String {
    switch format {
    case .svg:
      "set terminal svg size \(width),\(height) enhanced font 'DejaVu Sans,12' background '#ffffff' "
        + "name '\(figure.kind.rawValue.replacing("-", with: "_"))'"
    case .png:
      "set terminal pngcairo size \(2 * width),\(2 * height) enhanced font 'DejaVu Sans,12' "
        + "fontscale 2 linewidth 2 pointscale 2"
    case .pdf:
      "set terminal pdfcairo size \(Double(width) / 96)in,\(Double(height) / 96)in enhanced "
        + "font 'DejaVu Sans,9'"
    }
  }

  /// Title and notes, which the first panel brings along.
  private var heading: [String] {
    func label(_ text: String, _ x: Double, _ fromTop: Int, _ rest: String) -> String {
      let y = 1 - Double(fromTop) / Double(height)
      return
        "set label \(GnuplotText.quoted(GnuplotText.typeset(text))) at screen \(x),\(y) \(rest)"
    }
    let start = height - footSize + Self.lineSize / 2
    return [label(figure.title, 0.5, Self.headSize / 2, "center font ',14'")]
      + noteLines.enumerated().map { number, line in
        label(
          line, 12 / Double(width), start + number * Self.lineSize,
          "left font ',10' tc rgb '#444444'")
      }
  }

  /// The panels above and below one, which have their axes at the same places.
  private func column(of number: Int) -> [Panel] {
    figure.panels.indices.filter { $0 % figure.columns == number % figure.columns }
      .map { figure.panels[$0] }
  }

  private func frame(_ number: Int) -> PanelFrame {
    let (row, column) = (number / figure.columns, number % figure.columns)
    let own = figure.panelSize
    return PanelFrame(
      x: column * own.width, y: footSize + (rows - 1 - row) * own.height, width: own.width,
      height: own.height, canvas: (width, height))
  }

  /// What the columns of a series are, for people who change the script.
  private static func columns(of series: Series) -> String {
    let columns =
      switch series.shape {
      case .line: "x y"
      case .band: "x low high"
      case .points: "x y error"
      case .boxes: "x y left right bottom top colour"
      }
    return (series.title.map { "\($0): " } ?? "") + columns
  }

  /// A line of numbers for each point.
  private static func rows(of shape: Series.Shape) -> [String] {
    func row(_ values: Double...) -> String {
      values.map(GnuplotText.number).joined(separator: " ")
    }
    return switch shape {
    case .line(let x, let y): x.indices.map { row(x[$0], y[$0]) }
    case .band(let x, let low, let high): x.indices.map { row(x[$0], low[$0], high[$0]) }
    case .points(let x, let y, let error): x.indices.map { row(x[$0], y[$0], error[$0]) }
    case .boxes(let boxes):
      boxes.map {
        row(
          ($0.x.lowerBound + $0.x.upperBound) / 2, ($0.y.lowerBound + $0.y.upperBound) / 2,
          $0.x.lowerBound, $0.x.upperBound, $0.y.lowerBound, $0.y.upperBound) + " \($0.colour)"
      }
    }
  }
}

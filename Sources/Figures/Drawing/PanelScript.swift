/// The commands for one panel.
struct PanelScript {
  private let panel: Panel
  private let block: (Int) -> String

  /// `block` names the numbers of a series.
  init(_ panel: Panel, block: @escaping (Int) -> String) {
    (self.panel, self.block) = (panel, block)
  }

  func lines(in frame: PanelFrame, margins: [String]) -> [String] {
    [
      "set origin \(frame.across(frame.x)),\(frame.up(frame.y))",
      "set size \(frame.across(frame.width)),\(frame.up(frame.height))",
      panel.isSquare ? "set size ratio -1" : "set size noratio",
      "set title \(GnuplotText.quoted(panel.title)) font ',12' offset 0,-0.3",
    ] + margins + axis("x", panel.x) + axis("y", panel.y) + [key] + panel.labels.map(label) + [plot]
  }

  private func axis(_ name: String, _ axis: Panel.Axis) -> [String] {
    let offset = name == "x" ? " offset 0,0.4" : ""
    var lines = ["set \(name)label \(GnuplotText.quoted(axis.label))\(offset)"]
    lines.append(axis.isLogarithmic ? "set logscale \(name)" : "unset logscale \(name)")
    let range = axis.range.map {
      axis.isReversed ? ($0.upperBound, $0.lowerBound) : ($0.lowerBound, $0.upperBound)
    }
    lines.append("set \(name)range [\(range.map { "\($0.0):\($0.1)" } ?? "*:*")]")
    lines.append("set format \(name) '\(axis.isLogarithmic ? "10^{%L}" : "%g")'")
    let turn = axis.areTicksRotated ? "rotate by -45 left" : "norotate"
    if let ticks = axis.ticks {
      let list = ticks.map { "\(GnuplotText.quoted(GnuplotText.plain($0.text))) \($0.place)" }
      lines.append("set \(name)tics \(turn) (\(list.joined(separator: ", "))) font ',10'")
    } else {
      lines.append("set \(name)tics autofreq \(turn) font ',10'")
    }
    return lines
  }

  private var key: String {
    let title = panel.keyTitle.isEmpty ? "" : " title \(GnuplotText.quoted(panel.keyTitle))"
    let look = "vertical Left reverse font ',10' samplen 2\(title)"
    let command =
      switch panel.key {
      case .none: "set key off"
      case .outside: "set key on outside right top \(look) noopaque"
      case .above:
        "set key on tmargin center horizontal maxrows 1 Left reverse font ',10' samplen 2"
      case .topRight:
        "set key on inside top right \(look) opaque fc rgb '#20ffffff' nobox"
      }
    return "set key default\n" + command
  }

  private func label(_ label: Panel.Label) -> String {
    "set label \(GnuplotText.quoted(label.text)) at \(label.x),\(label.y) \(label.side.rawValue) "
      + "font ',\(label.size)' tc rgb \(Self.colour(label.colour)) front"
  }

  private var plot: String {
    "plot " + panel.series.enumerated().map { self.series($0, $1) }.joined(separator: ", \\\n  ")
  }

  private func series(_ number: Int, _ series: Series) -> String {
    let colour = Self.colour(series.colour)
    let style =
      switch series.shape {
      case .line:
        "using 1:2 with lines lc rgb \(colour) lw \(series.width) dt \(series.dash.rawValue)"
      case .band:
        "using 1:2:3 with filledcurves lc rgb \(Self.colour(series.colour, alpha: 0xC0)) fs solid 1 noborder"
      case .points:
        "using 1:2:3 with yerrorbars lc rgb \(colour) lw \(series.width) pt 7 ps 0.5"
      case .boxes(let boxes):
        boxes.allSatisfy { $0.colour == series.colour }
          ? "using 1:2:3:4:5:6 with boxxyerror lc rgb \(colour) fs solid 1 border lc rgb '#ffffff'"
          : "using 1:2:3:4:5:6:7 with boxxyerror lc rgb variable fs solid 1 border lc rgb '#ffffff'"
      }
    let title = series.title.map { "title \(GnuplotText.quoted($0))" } ?? "notitle"
    return "\(block(number)) \(style) \(title)"
  }

  /// gnuplot's #AARRGGBB has the opaque colours at alpha 0.
  private static func colour(_ colour: Int, alpha: Int = 0) -> String {
    func hex(_ value: Int, _ digits: Int) -> String {
      let text = String(value, radix: 16)
      return String(repeating: "0", count: digits - text.count) + text
    }
    return "'#\(alpha == 0 ? "" : hex(alpha, 2))\(hex(colour, 6))'"
  }
}

/// Where a panel lies on the canvas; in points, from the lower left corner.
struct PanelFrame {
  let x, y, width, height: Int
  let canvas: (width: Int, height: Int)

  /// A distance from the left in parts of the canvas.
  func across(_ points: Int) -> Double { Double(points) / Double(canvas.width) }

  /// A distance from below in parts of the canvas.
  func up(_ points: Int) -> Double { Double(points) / Double(canvas.height) }
}

/// The room around the axes of panels that stand above each other, for what is written there.
struct PanelMargins {
  private let left, right: Int

  /// Of one letter, in points.
  private static let letter = 7.2

  init(_ panels: [Panel]) {
    left =
      panels.map { panel in
        (panel.y.label.isEmpty ? 14 : 48) + Self.length(panel.y.ticks?.map(\.text) ?? ["00000"])
      }.max() ?? 60
    right =
      panels.map { panel in
        panel.key == .outside
          ? 92 + Self.length(panel.series.compactMap(\.title) + [panel.keyTitle]) : 22
      }.max() ?? 22
  }

  private static func length(_ texts: [String]) -> Int {
    Int(letter * Double(texts.map { $0.replacing("\\", with: "").count }.max() ?? 0))
  }

  /// The commands that leave this room; panels with equal units keep their own.
  func commands(_ panel: Panel, _ frame: PanelFrame) -> [String] {
    guard !panel.isSquare else {
      return ["lmargin", "rmargin", "tmargin", "bmargin"].map { "set \($0) -1" }
    }
    let turned = panel.x.areTicksRotated ? Self.length(panel.x.ticks?.map(\.text) ?? []) * 2 / 3 : 0
    let bottom = (panel.x.label.isEmpty ? 30 : 58) + turned
    let entries = panel.key == .above ? panel.series.count { $0.title != nil } : 0
    let top = max(panel.title.isEmpty ? 14 : 34, entries * 17 + 10)
    return [
      "set lmargin at screen \(frame.across(frame.x + min(left, frame.width / 2)))",
      "set rmargin at screen \(frame.across(frame.x + max(frame.width - right, frame.width * 11 / 20)))",
      "set bmargin at screen \(frame.up(frame.y + min(bottom, frame.height / 2)))",
      "set tmargin at screen \(frame.up(frame.y + frame.height - top))",
    ]
  }
}

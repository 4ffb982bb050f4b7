/// Horizontal bars with a name each, in two panels: numbers of levels, and the same for each dimension.
struct BarRows {
  /// One bar.
  struct Row {
    /// As plain text.
    var name: String
    var levels: Double
    /// The scatter over samples; 0 where it is not known.
    var scatter: Double
    /// D.
    var dimension: Int
    /// What the bar's colour means; bars of one meaning have one colour.
    var meaning: String?
  }

  /// Rows, and how many there are besides those.
  let rows: [Row]
  let hidden: Int
  /// Meanings in the order of their colours.
  let meanings: [String]
  /// What levels for each dimension come to in a large system; nil where that is not known.
  let expected: Double?

  private static let most = 30

  /// The rows with the most levels, in their order.
  init(_ all: [Row], meanings: [String] = [], expected: Double? = nil) {
    let kept = all.indices.sorted { (all[$1].levels, $0) < (all[$0].levels, $1) }.prefix(Self.most)
      .sorted()
    rows = kept.map { all[$0] }
    hidden = all.count - rows.count
    (self.meanings, self.expected) = (meanings, expected)
  }

  /// The panels; the second one only where `perDimension` says what its axis shows.
  func panels(levels: String, perDimension: String?) -> [Panel] {
    var first = panel(levels, \.levels, \.scatter)
    first.key = meanings.isEmpty ? .none : .above
    guard let perDimension else { return [first] }
    var second = panel(
      perDimension, { $0.levels / Double($0.dimension) }, { $0.scatter / Double($0.dimension) },
      reaching: expected ?? 0)
    second.key = first.key
    if let expected {
      second.series.append(
        Series(
          .line(x: [expected, expected], y: [range.lowerBound, range.upperBound]), dash: .dashed,
          width: 1))
    }
    return [first, second]
  }

  private var range: ClosedRange<Double> { -0.7...(Double(rows.count) - 0.3) }

  private func panel(
    _ label: String, _ value: (Row) -> Double, _ scatter: (Row) -> Double,
    reaching least: Double = 0
  ) -> Panel {
    let ticks = rows.enumerated().map { (place: Double($0.offset), text: $0.element.name) }
    let largest = rows.map { value($0) + scatter($0) }.max() ?? 1
    var panel = Panel(
      "", x: Panel.Axis(label, range: 0...(1.18 * max(largest, least, 1e-9))),
      y: Panel.Axis("", range: range, ticks: ticks, isReversed: true))
    panel.series = bars(value) + [whiskers(value, scatter)].compactMap(\.self)
    let end = panel.x.range!.upperBound
    panel.labels = rows.enumerated().map { place, row in
      let text = GnuplotText.short(value(row), digits: 4)
      // Long bars hold their number, away from whiskers and lines at their ends.
      return value(row) - scatter(row) > 0.2 * end
        ? Panel.Label(
          text: text, x: 0.01 * end, y: Double(place), side: .left, colour: 0xFFFFFF, size: 9)
        : Panel.Label(
          text: " " + text, x: value(row) + scatter(row), y: Double(place), side: .left, size: 9)
    }
    return panel
  }

  private func bars(_ value: (Row) -> Double) -> [Series] {
    let groups: [String?] = meanings.isEmpty ? [nil] : meanings
    return groups.enumerated().compactMap { number, meaning in
      let own = rows.indices.filter { meanings.isEmpty || rows[$0].meaning == meaning }
      guard !own.isEmpty else { return nil }
      let colour = meaning == Self.doubtful ? Palette.grey : Palette.colour(number)
      return Series(
        .boxes(
          own.map {
            Series.Box(
              x: 0...max(value(rows[$0]), 0), y: (Double($0) - 0.35)...(Double($0) + 0.35),
              colour: colour)
          }), title: meaning, colour: colour)
    }
  }

  /// The meaning of bars that are drawn in grey.
  static let doubtful = "perhaps an accidental coincidence"
  static let unsettled = "too few levels to tell"

  /// The scatter over samples, as horizontal lines at the bars' ends.
  private func whiskers(_ value: (Row) -> Double, _ scatter: (Row) -> Double) -> Series? {
    guard rows.contains(where: { scatter($0) > 0 }) else { return nil }
    var (x, y): ([Double], [Double]) = ([], [])
    for (place, row) in rows.enumerated() where scatter(row) > 0 {
      x += [value(row) - scatter(row), value(row) + scatter(row), .nan]
      y += [Double(place), Double(place), .nan]
    }
    return Series(.line(x: x, y: y), width: 1)
  }

  /// What is not shown.
  func notes(_ subject: String) -> [String] {
    hidden > 0
      ? [
        "Shown are the \(rows.count) \(subject) with the most levels; \(hidden) more are in the file."
      ] : []
  }

  /// Of one panel.
  var panelSize: (width: Int, height: Int) { (620, 110 + 34 * max(rows.count, 3)) }
}

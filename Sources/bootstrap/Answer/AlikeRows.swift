import CommandSupport

/// Rows of a table of solutions, where many that differ in the group alone become one.
struct AlikeRows {
  private let rows: [(cells: [String], count: Int)]

  private static let groupColumn = 1
  /// So many rows become one.
  private static let leastAlike = 4
  private static let mostNames = 3

  /// Rows in order; column 1 has the group, and rows may differ in other columns besides.
  init(_ rows: [[String]], differing: Set<Int> = [groupColumn]) {
    func common(_ row: [String]) -> [String] {
      row.enumerated().filter { !differing.contains($0.offset) }.map(\.element)
    }
    var result: [(cells: [String], count: Int)] = []
    var rest = rows[...]
    while let first = rest.first {
      let alike = rest.prefix { common($0) == common(first) }
      rest = rest.dropFirst(alike.count)
      guard alike.count >= Self.leastAlike else {
        result += alike.map { ($0, 1) }
        continue
      }
      var cells = first
      for column in differing { cells[column] = "…" }
      cells[Self.groupColumn] = Self.names(alike.map { $0[Self.groupColumn] })
      result.append((cells, alike.count))
    }
    self.rows = result
  }

  /// The table with the first `longest` of the rows, and how many solutions are left.
  func rendered(in table: inout TextTable, longest: Int) -> String {
    for row in rows.prefix(longest) { table.append(row.cells) }
    let left = rows.dropFirst(longest).reduce(0) { $0 + $1.count }
    return table.rendered() + LabelledText.left(left, "solutions")
  }

  /// "S3 or Z6 or Z2×Z2 or one of 3 more".
  private static func names(_ all: [String]) -> String {
    var names: [String] = []
    for name in all where !names.contains(name) { names.append(name) }
    let left = names.count - mostNames
    return names.prefix(mostNames).joined(separator: " or ")
      + (left > 0 ? " or one of \(left) more" : "")
  }
}

/// A table with aligned columns for the terminal.
///
/// A table that is too wide first wraps its widest columns at spaces, then is cut into several
/// tables that repeat the first column.
public struct TextTable: Sendable {
  /// On which side a column's cells begin.
  public enum Alignment: Sendable {
    /// Words.
    case left
    /// Numbers.
    case right
  }

  /// The head of each column; empty strings for none.
  public let header: [String]
  /// Shape: [column].
  public let alignments: [Alignment]
  /// Shape: [row][column].
  public private(set) var rows: [[String]] = []
  private static let gap = 2
  private static let narrowest = 12

  /// A table without rows; columns are aligned right unless said otherwise, the first one left.
  public init(header: [String], alignments: [Alignment]? = nil) {
    precondition(!header.isEmpty, "a table has columns")
    self.header = header
    self.alignments = alignments ?? header.indices.map { $0 == 0 ? .left : .right }
    precondition(self.alignments.count == header.count, "one alignment for each column")
  }

  /// Appends a row with a cell for every column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "one cell for each column")
    rows.append(row)
  }

  /// The table's lines, each ending in a newline and at most `width` characters long.
  ///
  /// A header of empty strings is left out.
  public func rendered(width: Int = 100) -> String {
    let natural = header.indices.map { column in
      ([header[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0
    }
    let widths = Self.shrunk(natural, to: width)
    return Self.parts(of: widths, width: width)
      .map { rendered(columns: $0, widths: widths) }
      .joined(separator: "\n")
  }

  /// A text in lines of at most `width` characters, each ending in a newline.
  public static func paragraph(_ text: String, width: Int = 100) -> String {
    wrapped(text, width: width).map { $0 + "\n" }.joined()
  }

  /// Narrows the widest columns until the table fits or all are as narrow as they may be.
  private static func shrunk(_ natural: [Int], to width: Int) -> [Int] {
    var widths = natural
    while total(widths[...]) > width, let widest = widths.max(), widest > narrowest {
      widths[widths.lastIndex(of: widest)!] -= 1
    }
    return widths
  }

  private static func total(_ widths: ArraySlice<Int>) -> Int {
    widths.reduce(0, +) + gap * (widths.count - 1)
  }

  /// Groups of columns that fit, each with the first column in front.
  private static func parts(of widths: [Int], width: Int) -> [[Int]] {
    var parts = [[0]]
    for column in widths.indices.dropFirst() {
      let last = parts[parts.count - 1] + [column]
      let fits = total(last.map { widths[$0] }[...]) <= width
      if fits || last.count <= 2 {
        parts[parts.count - 1] = last
      } else {
        parts.append([0, column])
      }
    }
    return parts
  }

  private func rendered(columns: [Int], widths: [Int]) -> String {
    let lines = (header.contains { !$0.isEmpty } ? [header] : []) + rows
    return lines.map { row in
      let cells = columns.map { Self.wrapped(row[$0], width: widths[$0]) }
      return (0..<(cells.map(\.count).max() ?? 1)).map { line in
        let parts = zip(columns, cells).map { column, cell in
          aligned(line < cell.count ? cell[line] : "", column: column, width: widths[column])
        }
        let text = parts.joined(separator: String(repeating: " ", count: Self.gap))
        return text.replacing(#/ +$/#, with: "") + "\n"
      }.joined()
    }.joined()
  }

  private func aligned(_ text: String, column: Int, width: Int) -> String {
    let padding = String(repeating: " ", count: max(0, width - text.count))
    return alignments[column] == .left ? text + padding : padding + text
  }

  /// The lines of a cell: broken at spaces, and inside words that are too long.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    guard text.count > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = String(word)
      if !line.isEmpty && line.count + 1 + rest.count <= width {
        line += " " + rest
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = String(rest.dropFirst(width))
      }
      line = rest
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

import CommandSupport
import GroupTheory
import Reports

/// A character table as people print it: classes with sizes, centralizers and powers, then the irreps with their
/// indicators and kernels; irrational values are named below.
struct CharacterTableText {
  private let table: CharacterTable
  private let classNames: [String]
  private let visible: (names: [String], fusion: [Int])?

  /// With N's table and class fusion, a row says which classes of N lie where.
  init(_ table: CharacterTable, visible: CharacterTable? = nil, visibleFusion: [Int] = []) {
    self.table = table
    classNames = Self.classNames(table)
    self.visible = visible.map { (Self.classNames($0), visibleFusion) }
  }

  /// The table of a solution.
  init(_ report: CharacterTableReport, visible: CharacterTable?) {
    self.init(report.table, visible: visible, visibleFusion: report.visibleFusion ?? [])
  }

  var text: String { parts.table.rendered() + parts.legend }

  /// The table, and what explains its symbols.
  var parts: (table: TextTable, legend: String) {
    var text = TextTable(
      header: ["class"] + classNames + ["ν", "kernel"],
      alignments: [.left] + classNames.map { _ in .right } + [.right, .left])
    for row in classRows { text.append(row + ["", ""]) }
    var symbols = CharacterSymbols()
    for (alpha, row) in table.characters.enumerated() {
      text.append(
        ["χ\(alpha + 1)"] + row.map { symbols.symbol(for: $0) }
          + ["\(table.frobeniusSchurIndicators[alpha])", kernel(row)])
    }
    return (text, symbols.legend + legend)
  }

  private var classRows: [[String]] {
    var rows = [
      ["size"] + table.classSizes.map(String.init),
      ["centralizer"] + table.centralizerOrders.map(String.init),
    ]
    for (p, map) in table.powerMaps.sorted(by: { $0.key < $1.key }) {
      rows.append(["power \(p)"] + map.map { classNames[$0] })
    }
    if let visible {
      let held = classNames.indices.map { c in
        let own = visible.fusion.indices.filter { visible.fusion[$0] == c }
        return own.isEmpty ? "." : own.map { visible.names[$0] }.joined(separator: " ")
      }
      rows.append(["from N"] + held)
    }
    return rows
  }

  /// The classes on which the irrep is trivial, or how many elements they have if there are many.
  private func kernel(_ row: [Cyclotomic]) -> String {
    let classes = row.indices.filter { row[$0] == row[0] }
    if classes.count == row.count { return "all" }
    guard classes.count > Self.longestKernel else {
      return classes.map { classNames[$0] }.joined(separator: " ")
    }
    return "\(classes.reduce(0) { $0 + table.classSizes[$1] }) elements"
  }

  private static let longestKernel = 4

  private var legend: String {
    "Classes are named by the order of their elements. ν: Frobenius-Schur indicator.\n"
  }

  /// Classes by the order of their elements, with a letter: `1a`, `2a`, `2b`.
  private static func classNames(_ table: CharacterTable) -> [String] {
    var seen: [Int: Int] = [:]
    return table.elementOrders.map { order in
      let number = seen[order, default: 0]
      seen[order] = number + 1
      return "\(order)\(letters(number))"
    }
  }

  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(97 + number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }
}

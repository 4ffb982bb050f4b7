/// A set of cells in words.
struct CellSet {
  let cells: [Int]
  /// The number of all cells.
  let count: Int

  /// As in "every site", "the odd sites" or "the sites 0, 3 to 5".
  var text: String {
    if cells.count == count { return "every site" }
    if cells.count == 1 { return "site \(cells[0])" }
    if count > 2 {
      for (parity, name) in [(0, "even"), (1, "odd")]
      where cells == (0..<count).filter({ $0 % 2 == parity }) {
        return "the \(name) sites"
      }
    }
    var parts: [String] = []
    var start = 0
    while start < cells.count {
      var end = start
      while end + 1 < cells.count && cells[end + 1] == cells[end] + 1 { end += 1 }
      switch end - start {
      case 0: parts.append("\(cells[start])")
      case 1: parts += ["\(cells[start])", "\(cells[end])"]
      default: parts.append("\(cells[start]) to \(cells[end])")
      }
      start = end + 1
    }
    return "the sites " + parts.joined(separator: ", ")
  }
}

/// The vertices in cells that stand in an order, which can be split and put together again.
///
/// A cell is named by the position at which it begins.
struct OrderedPartition {
  /// The vertices, cell by cell; the order within a cell means nothing.
  private(set) var elements: [Int]
  /// Shape [vertex].
  private(set) var positions: [Int]
  /// Shape [vertex]: the cell that holds it.
  private(set) var cells: [Int]
  /// Shape [position]: the size of the cell that begins there.
  private(set) var sizes: [Int]
  /// The number of cells.
  private(set) var cellCount: Int
  /// Every split since the beginning: the cell that was split, and the one that was cut off at its end.
  private var splits: [(cell: Int, cutOff: Int)] = []

  /// One cell for each colour, in ascending order.
  init(colors: [Int]) {
    elements = colors.indices.sorted { (colors[$0], $0) < (colors[$1], $1) }
    positions = [Int](repeating: 0, count: colors.count)
    cells = positions
    sizes = positions
    cellCount = 0
    var start = 0
    for (position, vertex) in elements.enumerated() {
      positions[vertex] = position
      if position == 0 || colors[vertex] != colors[elements[start]] {
        start = position
        cellCount += 1
      }
      cells[vertex] = start
      sizes[start] += 1
    }
  }

  /// Whether every vertex has a cell of its own.
  var isDiscrete: Bool { cellCount == elements.count }

  /// All cells.
  var starts: [Int] {
    var result: [Int] = []
    var next = 0
    while next < elements.count {
      result.append(next)
      next += sizes[next]
    }
    return result
  }

  /// The positions of a cell.
  func range(_ cell: Int) -> Range<Int> { cell..<(cell + sizes[cell]) }

  /// A state to which `restore` can go back.
  var mark: Int { splits.count }

  /// Undoes every split since a mark.
  mutating func restore(_ mark: Int) {
    while splits.count > mark {
      let (cell, cutOff) = splits.removeLast()
      for position in range(cutOff) { cells[elements[position]] = cell }
      sizes[cell] += sizes[cutOff]
      cellCount -= 1
    }
  }

  /// Cuts a cell before a position inside it.
  mutating func cut(_ cell: Int, before position: Int) {
    let end = cell + sizes[cell]
    sizes[position] = end - position
    sizes[cell] = position - cell
    for moved in position..<end { cells[elements[moved]] = position }
    cellCount += 1
    splits.append((cell, position))
  }

  /// Brings a vertex to another position of its cell.
  mutating func move(_ vertex: Int, to position: Int) {
    let (old, other) = (positions[vertex], elements[position])
    elements[old] = other
    elements[position] = vertex
    positions[other] = old
    positions[vertex] = position
  }

  /// Sorts some positions of a cell by keys of the vertices.
  mutating func sort(_ range: Range<Int>, by keys: [UInt64]) {
    let sorted = elements[range].sorted { keys[$0] < keys[$1] }
    for (position, vertex) in zip(range, sorted) {
      elements[position] = vertex
      positions[vertex] = position
    }
  }

  /// Gives a vertex a cell of its own at the end of its old one, and returns that.
  mutating func individualize(_ vertex: Int) -> Int {
    let cell = cells[vertex]
    let last = cell + sizes[cell] - 1
    move(vertex, to: last)
    if last > cell { cut(cell, before: last) }
    return last
  }
}

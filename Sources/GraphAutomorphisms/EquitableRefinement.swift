/// Splits cells until all vertices of one cell have equally many edges of each kind to each cell.
///
/// Kinds are told apart by sums of hashes. A collision, of probability 2⁻⁶⁴, leaves a cell whole that could be split;
/// no automorphism is lost, and leaves of the search are compared edge by edge.
struct EquitableRefinement {
  private let graph: ColoredGraph
  /// Shape [end of the graph]: hashes of labels.
  private let weights: [UInt64]
  private var sums: [UInt64]
  private var isTouched: [Bool]
  /// Shape [cell]: how many of its vertices are touched.
  private var touchedCounts: [Int]
  private var isQueued: [Bool]
  private var queue: [Int] = []
  private var next = 0

  init(_ graph: ColoredGraph) {
    self.graph = graph
    weights = graph.ends.map { RefinementTrace.mixed(UInt64(bitPattern: Int64($0.label))) }
    sums = [UInt64](repeating: 0, count: graph.vertexCount)
    isTouched = [Bool](repeating: false, count: graph.vertexCount)
    touchedCounts = [Int](repeating: 0, count: graph.vertexCount)
    isQueued = isTouched
  }

  /// Refines by the given cells and by everything that they split; false as soon as the trace is not the expected one.
  mutating func refine(
    _ partition: inout OrderedPartition, by cells: [Int], trace: inout RefinementTrace
  ) -> Bool {
    for cell in cells { enqueue(cell) }
    defer { emptyQueue() }
    while next < queue.count, !partition.isDiscrete {
      let splitter = queue[next]
      next += 1
      isQueued[splitter] = false
      if !split(&partition, by: splitter, trace: &trace) { return false }
    }
    return trace.append(UInt64(partition.cellCount)) && trace.isComplete
  }

  private mutating func enqueue(_ cell: Int) {
    if isQueued[cell] { return }
    isQueued[cell] = true
    queue.append(cell)
  }

  private mutating func emptyQueue() {
    for cell in queue[next...] { isQueued[cell] = false }
    queue.removeAll(keepingCapacity: true)
    next = 0
  }

  /// Splits all cells by the edges that lead to one cell.
  private mutating func split(
    _ partition: inout OrderedPartition, by splitter: Int, trace: inout RefinementTrace
  ) -> Bool {
    var touchedCells: [Int] = []
    // Moving touched vertices to the ends of their cells may move those of the splitter itself.
    for vertex in Array(partition.elements[partition.range(splitter)]) {
      for end in graph.offsets[vertex]..<graph.offsets[vertex + 1] {
        let other = graph.ends[end].vertex
        sums[other] &+= weights[end]
        if isTouched[other] { continue }
        isTouched[other] = true
        let cell = partition.cells[other]
        if touchedCounts[cell] == 0 { touchedCells.append(cell) }
        touchedCounts[cell] += 1
        partition.move(other, to: cell + partition.sizes[cell] - touchedCounts[cell])
      }
    }
    touchedCells.sort()
    var agrees = trace.append(RefinementTrace.combined(UInt64(splitter), 0))
    for cell in touchedCells {
      let count = touchedCounts[cell]
      touchedCounts[cell] = 0
      let range = partition.range(cell)
      let touched = (range.upperBound - count)..<range.upperBound
      if agrees { agrees = split(&partition, touched: touched, of: cell, trace: &trace) }
      for position in touched {
        let vertex = partition.elements[position]
        sums[vertex] = 0
        isTouched[vertex] = false
      }
    }
    return agrees
  }

  /// Splits one cell, whose touched vertices stand at its end.
  private mutating func split(
    _ partition: inout OrderedPartition, touched: Range<Int>, of cell: Int,
    trace: inout RefinementTrace
  ) -> Bool {
    if touched.count > 1 { partition.sort(touched, by: sums) }
    var event = RefinementTrace.combined(UInt64(cell), UInt64(touched.count))
    var fragments = cell < touched.lowerBound ? [cell] : []
    for position in touched {
      let sum = sums[partition.elements[position]]
      if position == touched.lowerBound || sum != sums[partition.elements[position - 1]] {
        fragments.append(position)
        event = RefinementTrace.combined(
          RefinementTrace.combined(event, UInt64(position)), sum)
      }
    }
    guard trace.append(event) else { return false }
    if fragments.count == 1 { return true }
    for fragment in fragments.dropFirst().reversed() { partition.cut(cell, before: fragment) }
    // Edges to the fragment left out follow from those to the whole cell, by which all is refined.
    var leftOut: Int?
    if !isQueued[cell] {
      leftOut = fragments.max {
        (partition.sizes[$0], -$0) < (partition.sizes[$1], -$1)
      }
    }
    for fragment in fragments where fragment != leftOut { enqueue(fragment) }
    return true
  }
}

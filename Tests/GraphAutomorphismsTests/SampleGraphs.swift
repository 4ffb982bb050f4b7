import GraphAutomorphisms

/// Graphs whose automorphism groups are known.
enum SampleGraphs {
  static func graph(_ count: Int, _ isEdge: (Int, Int) -> Bool) -> ColoredGraph {
    var edges: [ColoredGraph.Edge] = []
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count) where isEdge(first, second) {
        edges.append(.init(first, second))
      }
    }
    return ColoredGraph(vertexColors: [Int](repeating: 0, count: count), edges: edges)
  }

  static func complete(_ count: Int) -> ColoredGraph { graph(count) { _, _ in true } }

  /// Periodic square lattice. Sides of at least 3.
  static func torus(_ width: Int, _ height: Int) -> ColoredGraph {
    var edges: [ColoredGraph.Edge] = []
    for y in 0..<height {
      for x in 0..<width {
        edges.append(.init(y * width + x, y * width + (x + 1) % width))
        edges.append(.init(y * width + x, (y + 1) % height * width + x))
      }
    }
    return ColoredGraph(vertexColors: [Int](repeating: 0, count: width * height), edges: edges)
  }

  static func cycle(_ count: Int, isDirected: Bool = false) -> ColoredGraph {
    ColoredGraph(
      vertexColors: [Int](repeating: 0, count: count),
      edges: (0..<count).map { .init($0, ($0 + 1) % count, isDirected: isDirected) })
  }

  /// Pairs from five letters, joined if they are disjoint.
  static var petersen: ColoredGraph {
    let pairs = (0..<5).flatMap { a in ((a + 1)..<max(a + 1, 5)).map { Set([a, $0]) } }
    return graph(10) { pairs[$0].isDisjoint(with: pairs[$1]) }
  }

  static func hypercube(_ dimension: Int) -> ColoredGraph {
    graph(1 << dimension) { ($0 ^ $1).nonzeroBitCount == 1 }
  }

  /// Residues modulo a prime, joined if their difference is a square.
  static func paley(_ prime: Int) -> ColoredGraph {
    let squares = Set((1..<prime).map { $0 * $0 % prime })
    return graph(prime) { squares.contains($1 - $0) }
  }

  /// The strongly regular graph with the numbers of the 4×4 rook's graph that is another one.
  static var shrikhande: ColoredGraph {
    let steps: Set = [[0, 1], [0, 3], [1, 0], [3, 0], [1, 1], [3, 3]]
    return graph(16) { steps.contains([($1 / 4 - $0 / 4 + 4) % 4, ($1 % 4 - $0 % 4 + 4) % 4]) }
  }

  static var rook: ColoredGraph { graph(16) { $0 / 4 == $1 / 4 || $0 % 4 == $1 % 4 } }

  /// Each of many copies of K2 alone.
  static func pairs(_ count: Int) -> ColoredGraph {
    ColoredGraph(
      vertexColors: [Int](repeating: 0, count: 2 * count),
      edges: (0..<count).map { .init(2 * $0, 2 * $0 + 1) })
  }
}

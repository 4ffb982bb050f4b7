/// A graph with colours on its vertices and edges; edges may have a direction.
package struct ColoredGraph: Sendable {
  /// Shape [vertex]. Automorphisms keep colours; colours may be any integers.
  package let vertexColors: [Int]
  /// Shape [vertex + 1]: where the ends of each vertex begin in `ends`.
  let offsets: [Int]
  /// The other ends of all edges at all vertices, those of a vertex ascending.
  let ends: [End]

  /// An edge as one of its two vertices sees it.
  struct End: Hashable, Comparable, Sendable {
    let vertex: Int
    /// Three times the colour, plus 1 for an arc that leaves and 2 for one that arrives.
    let label: Int

    static func < (a: End, b: End) -> Bool { (a.vertex, a.label) < (b.vertex, b.label) }
  }

  /// A line between two vertices, or an arc from the first to the second. Several may join the same two.
  package struct Edge: Hashable, Sendable {
    package let first: Int
    package let second: Int
    package let color: Int
    package let isDirected: Bool

    /// Joins two vertices.
    package init(_ first: Int, _ second: Int, color: Int = 0, isDirected: Bool = false) {
      (self.first, self.second) = (first, second)
      (self.color, self.isDirected) = (color, isDirected)
    }
  }

  /// A graph on the vertices 0 ..< `vertexColors.count`. An edge may join a vertex to itself.
  package init(vertexColors: [Int], edges: [Edge]) {
    self.vertexColors = vertexColors
    var ends = [[End]](repeating: [], count: vertexColors.count)
    for edge in edges {
      let label = 3 * edge.color
      ends[edge.first].append(
        End(vertex: edge.second, label: label + (edge.isDirected ? 1 : 0)))
      ends[edge.second].append(
        End(vertex: edge.first, label: label + (edge.isDirected ? 2 : 0)))
    }
    var offsets = [0]
    for vertex in ends.indices {
      ends[vertex].sort()
      offsets.append(offsets[vertex] + ends[vertex].count)
    }
    self.offsets = offsets
    self.ends = Array(ends.joined())
  }

  /// The number of vertices.
  package var vertexCount: Int { vertexColors.count }

  /// The edges at a vertex.
  func ends(of vertex: Int) -> ArraySlice<End> { ends[offsets[vertex]..<offsets[vertex + 1]] }

  /// Whether a permutation of the vertices keeps all colours and edges. Shape [vertex]: images.
  ///
  /// Complexity: the edges at vertices that move.
  package func isAutomorphism(_ images: [Int]) -> Bool {
    precondition(images.count == vertexCount, "one image for each vertex")
    return vertexColors.indices.allSatisfy { vertex in
      let image = images[vertex]
      if image == vertex { return true }
      let own = ends(of: vertex)
      guard vertexColors[image] == vertexColors[vertex], own.count == ends(of: image).count else {
        return false
      }
      return own.map { End(vertex: images[$0.vertex], label: $0.label) }.sorted()
        == Array(ends(of: image))
    }
  }
}

/// All automorphisms of a graph, by individualization and refinement.
///
/// One path leads from the refined colours to a partition into single vertices. From its end upwards every vertex of a cell
/// that was split by choice is tried in the place of the one chosen, unless automorphisms that are known decide it: the
/// automorphisms found from one level on generate the stabilizer of the vertices chosen above it.
///
/// Source: McKay and Piperno, J. Symb. Comput. 60, 94 (2014); Darga, Sakallah and Markov, DAC 2008, for the leaves that
/// are recognized early.
struct AutomorphismSearch {
  private let graph: ColoredGraph
  private var refinement: EquitableRefinement
  private var partition: OrderedPartition
  private var levels: [Level] = []
  /// The vertices in the order of the first leaf.
  private var leaf: [Int] = []
  private var remainingNodes: Int
  /// The orbits of the generators so far.
  private var orbits: OrbitPartition
  /// Generators by level, the deepest first.
  private(set) var generators: [(level: Int, images: [Int])] = []

  /// A choice on the first path.
  private struct Level {
    let cell: Int
    let chosen: Int
    let mark: Int
    let trace: RefinementTrace
  }

  /// Vertices below this number are chosen as long as there are any.
  private let preferredCount: Int

  init(_ graph: ColoredGraph, preferredCount: Int, nodeLimit: Int) throws {
    self.graph = graph
    refinement = EquitableRefinement(graph)
    partition = OrderedPartition(colors: graph.vertexColors)
    self.preferredCount = preferredCount
    remainingNodes = nodeLimit
    orbits = OrbitPartition(pointCount: graph.vertexCount)
    var trace = RefinementTrace()
    _ = refinement.refine(&partition, by: partition.starts, trace: &trace)
    walkFirstPath()
    for level in levels.indices.reversed() { try search(level) }
  }

  /// The vertices that were chosen.
  var base: [Int] { levels.map(\.chosen) }

  private mutating func walkFirstPath() {
    while !partition.isDiscrete {
      let cell = targetCell
      let (chosen, mark) = (partition.elements[cell], partition.mark)
      var trace = RefinementTrace()
      let single = partition.individualize(chosen)
      _ = refinement.refine(&partition, by: [single], trace: &trace)
      levels.append(Level(cell: cell, chosen: chosen, mark: mark, trace: trace))
    }
    leaf = partition.elements
  }

  /// The first of the smallest cells with several vertices. Preferred vertices have colours of their own, so a cell has no others.
  private var targetCell: Int {
    let open = partition.starts.filter { partition.sizes[$0] > 1 }
    let preferred = open.filter { partition.elements[$0] < preferredCount }
    return (preferred.isEmpty ? open : preferred)
      .min { (partition.sizes[$0], $0) < (partition.sizes[$1], $1) }!
  }

  private mutating func search(_ level: Int) throws {
    let place = levels[level]
    partition.restore(place.mark)
    var failed: [Int] = []
    for vertex in leaf[partition.range(place.cell)].sorted() {
      let orbit = orbits.representative(of: vertex)
      if orbit == orbits.representative(of: place.chosen) { continue }
      if failed.contains(where: { orbits.representative(of: $0) == orbit }) { continue }
      var path = levels[..<level].map(\.chosen)
      if let images = try automorphism(level, choosing: vertex, path: &path) {
        generators.append((level, images))
        orbits.join(images)
      } else {
        failed.append(vertex)
      }
    }
  }

  /// An automorphism that maps the choice of the first path at a level to `vertex` and agrees with `path` above it.
  private mutating func automorphism(
    _ level: Int, choosing vertex: Int, path: inout [Int]
  ) throws -> [Int]? {
    remainingNodes -= 1
    guard remainingNodes >= 0 else { throw AutomorphismSearchError.tooManyNodes }
    let mark = partition.mark
    defer { partition.restore(mark) }
    var trace = RefinementTrace(following: levels[level].trace)
    let single = partition.individualize(vertex)
    guard refinement.refine(&partition, by: [single], trace: &trace) else { return nil }
    if let images = imagesIfRestIsFixed, graph.isAutomorphism(images) { return images }
    guard level + 1 < levels.count else { return nil }
    path.append(vertex)
    defer { path.removeLast() }
    var open = partition.elements[partition.range(levels[level + 1].cell)].sorted()
    while let next = open.first {
      if let images = try automorphism(level + 1, choosing: next, path: &path) { return images }
      open = remaining(open, without: next, path: path)
    }
    return nil
  }

  /// Maps the single vertices of the first path to those of this node, and leaves the others where they are; nil where a
  /// cell that is still to be split holds other vertices than there.
  private var imagesIfRestIsFixed: [Int]? {
    var images = leaf.indices.map { $0 }
    for (position, vertex) in leaf.enumerated() {
      let cell = partition.cells[partition.elements[position]]
      if partition.sizes[cell] == 1 {
        images[vertex] = partition.elements[position]
      } else if partition.cells[vertex] != cell {
        return nil
      }
    }
    return images
  }

  /// The vertices that known automorphisms, which fix the path, do not map a failed one to.
  private func remaining(_ open: [Int], without failed: Int, path: [Int]) -> [Int] {
    if open.count == 1 { return [] }
    let fixing = generators.map(\.images).filter { images in
      path.allSatisfy { images[$0] == $0 }
    }
    var orbits = OrbitPartition(pointCount: graph.vertexCount, permutations: fixing)
    let orbit = orbits.representative(of: failed)
    return open.filter { orbits.representative(of: $0) != orbit }
  }
}

/// Why no automorphism group was found.
package enum AutomorphismSearchError: Error, CustomStringConvertible {
  /// The search met too many vertices that look alike and are not.
  case tooManyNodes

  package var description: String {
    "the automorphisms of the graph were not found within the permitted number of steps"
  }
}

extension ColoredGraph {
  /// The group of all permutations of the vertices that keep colours and edges.
  ///
  /// Complexity: mostly the edges times the number of generators; exponential in the worst case, which graphs of lattices
  /// are not. Throws: `AutomorphismSearchError` beyond `nodeLimit` steps of the search.
  /// - Parameter preferredCount: The base consists of vertices below this number as far as possible. Their colours must be others
  ///   than those of the rest.
  package func automorphismGroup(
    basePreferring preferredCount: Int? = nil, nodeLimit: Int = 200_000
  ) throws -> PermutationGroup {
    let search = try AutomorphismSearch(
      self, preferredCount: preferredCount ?? vertexCount, nodeLimit: nodeLimit)
    return PermutationGroup(
      degree: vertexCount, base: search.base, strongGenerators: search.generators)
  }
}

import GraphAutomorphisms
import TestSupport
import Testing

@Suite("Automorphisms of coloured graphs")
struct ColoredGraphTests {
  @Test("known orders")
  func knownOrders() throws {
    let cases: [(ColoredGraph, Int)] = [
      (SampleGraphs.complete(1), 1), (SampleGraphs.complete(6), 720), (SampleGraphs.cycle(7), 14),
      (SampleGraphs.cycle(7, isDirected: true), 7), (SampleGraphs.petersen, 120),
      (SampleGraphs.hypercube(4), 384), (SampleGraphs.torus(4, 4), 384),
      (SampleGraphs.torus(5, 5), 200), (SampleGraphs.torus(6, 6), 288),
      (SampleGraphs.torus(3, 5), 60), (SampleGraphs.paley(13), 78), (SampleGraphs.paley(29), 406),
      (SampleGraphs.shrikhande, 192), (SampleGraphs.rook, 1152), (SampleGraphs.pairs(5), 3840),
    ]
    for (number, (graph, order)) in cases.enumerated() {
      let group = try graph.automorphismGroup()
      #expect(group.order.value == order, "graph \(number)")
      #expect(group.generators.allSatisfy(graph.isAutomorphism))
    }
  }

  @Test("orders beyond machine integers")
  func ordersBeyondMachineIntegers() throws {
    let complete = try SampleGraphs.complete(30).automorphismGroup()
    #expect(complete.order.value == nil)
    #expect(complete.order.description == "265252859812191058636308480000000")
    let pairs = try SampleGraphs.pairs(300).automorphismGroup()
    let expected = GroupOrder(factors: [Int](repeating: 2, count: 300) + Array(1...300))
    #expect(pairs.order == expected)
  }

  @Test("no vertices and no edges")
  func noVerticesAndNoEdges() throws {
    let empty = try ColoredGraph(vertexColors: [], edges: []).automorphismGroup()
    #expect(empty.order.value == 1)
    let bare = try ColoredGraph(vertexColors: [1, 0, 1, 0, 1], edges: []).automorphismGroup()
    #expect(bare.order.value == 12)
    #expect(bare.orbits == [[0, 2, 4], [1, 3]])
  }

  @Test("ten thousand vertices")
  func tenThousandVertices() throws {
    let ring = try SampleGraphs.cycle(10_000).automorphismGroup()
    #expect(ring.order.value == 20_000)
    let square = try SampleGraphs.torus(100, 100).automorphismGroup()
    #expect(square.order.value == 80_000)
  }

  @Test("the search gives up where it is told")
  func searchGivesUpWhereItIsTold() {
    #expect(throws: AutomorphismSearchError.self) {
      try SampleGraphs.complete(20).automorphismGroup(nodeLimit: 5)
    }
  }

  /// All permutations of up to six vertices, one by one.
  @Test("random graphs against all permutations")
  func randomGraphsAgainstAllPermutations() throws {
    var generator = SeededGenerator(seed: 20_261)
    for _ in 0..<300 {
      let count = Int.random(in: 1...6, using: &generator)
      let colors = Int.random(in: 1...2, using: &generator)
      var edges: [ColoredGraph.Edge] = []
      for _ in 0..<Int.random(in: 0...(2 * count), using: &generator) {
        edges.append(
          .init(
            Int.random(in: 0..<count, using: &generator),
            Int.random(in: 0..<count, using: &generator),
            color: Int.random(in: 0..<colors, using: &generator),
            isDirected: Bool.random(using: &generator)))
      }
      let graph = ColoredGraph(
        vertexColors: (0..<count).map { _ in Int.random(in: 0..<colors, using: &generator) },
        edges: edges)
      let group = try graph.automorphismGroup()
      for permutation in ColoredGraphTests.permutations(count) {
        let isOne = ColoredGraphTests.keeps(permutation, graph, edges)
        #expect(graph.isAutomorphism(permutation) == isOne)
        #expect(group.contains(permutation) == isOne)
      }
    }
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return permutations(count - 1).flatMap { rest in
      (0..<count).map { place in Array(rest[..<place]) + [count - 1] + Array(rest[place...]) }
    }
  }

  /// By the definition: the list of edges, with both orders of lines, maps to itself.
  private static func keeps(
    _ images: [Int], _ graph: ColoredGraph, _ edges: [ColoredGraph.Edge]
  ) -> Bool {
    func sorted(_ map: (Int) -> Int) -> [[Int]] {
      edges.map { edge in
        let ends = [map(edge.first), map(edge.second)]
        return (edge.isDirected ? ends : ends.sorted()) + [edge.color, edge.isDirected ? 1 : 0]
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    return images.indices.allSatisfy { graph.vertexColors[images[$0]] == graph.vertexColors[$0] }
      && sorted { $0 } == sorted { images[$0] }
  }
}

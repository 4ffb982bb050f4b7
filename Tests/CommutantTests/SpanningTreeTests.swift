import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("The two weights that prove a decomposition")
struct SpanningTreeTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  /// The weights of a maximum spanning tree by Kruskal's algorithm on the stored graph.
  private func kruskal(_ weights: [[Double]]) -> [Double] {
    var group = Array(weights.indices)
    let edges = weights.indices.flatMap { row in
      (0..<row).map { (weight: weights[row][$0], row: row, column: $0) }
    }.sorted { $0.weight > $1.weight }
    let heaviest = edges.first?.weight ?? 1
    return edges.compactMap { edge in
      if group[edge.row] == group[edge.column] { return nil }
      let old = group[edge.column]
      for index in group.indices where group[index] == old { group[index] = group[edge.row] }
      return edge.weight / heaviest
    }
  }

  @Test("agree with Kruskal's algorithm on single states", arguments: 0..<20)
  func singleStates(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let irreps = (0..<3).map { _ in
      PlantedIrrep(
        kind: .complex, levels: Int.random(in: 2...6, using: &generator), branching: [1],
        conjugateBranching: [0])
    }
    let planted = try PlantedFamily(irreps: irreps, irrepDimensions: [1], using: &generator)
    let family = try planted.family()
    let members = family.sectors[0].members.map(\.complexMatrix)
    let count = family.sectors[0].levels.count
    let scales = members.map { matrix in
      let trace = (0..<count).reduce(0) { $0 + matrix[$1, $1].real }
      return matrix.frobeniusNorm * matrix.frobeniusNorm - trace * trace / Double(count)
    }
    let weights = (0..<count).map { row in
      (0..<count).map { column in
        zip(members, scales).reduce(0) { $0 + $1.0[row, column].lengthSquared / $1.1 }
          .squareRoot()
      }
    }
    let tree = kruskal(weights).filter { $0 > 1e-9 }
    let found = try CommutantDecomposition(of: family)
    #expect(tree.count == count - 3)
    #expect(abs((found.weights.leastJoining ?? 0) - (tree.last ?? 1)) < 1e-12)
    #expect(found.weights.threshold < tree.last ?? 0)
    #expect(found.weights.threshold > found.weights.largestBetween ?? 1)
  }
}

import Branching
import TestSupport
import Testing

@Suite("Halves of signatures")
struct SignatureHalvesTests {
  /// All vectors below `vector`, by rising lexicographic order.
  private func below(_ vector: [Int]) -> [[Int]] {
    vector.reduce([[]]) { partial, most in
      partial.flatMap { head in (0...most).map { head + [$0] } }
    }
  }

  private func dimension(_ vector: [Int], _ irreps: [Int]) -> Int {
    zip(vector, irreps).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// From the definition.
  private func halves(
    of vector: [Int], _ irreps: [Int], _ declared: SectorPermutation?
  ) -> [[Int]] {
    below(vector).filter { half in
      let rest = zip(vector, half).map { $0 - $1 }
      return 2 * dimension(half, irreps) == dimension(vector, irreps)
        && !half.lexicographicallyPrecedes(rest)
        && declared.map { $0.image(of: half) == rest && $0.image(of: rest) == half } ?? true
    }.reversed()
  }

  private func visited(_ halves: SignatureHalves, from first: [Int]? = nil) -> [[Int]] {
    var found: [[Int]] = []
    let isComplete = halves.forEach(from: first, shouldStop: { false }) {
      found.append($0)
      return true
    }
    #expect(isComplete)
    return found
  }

  @Test("visiting finds what listing finds, in the same order", arguments: [UInt64(1), 2, 3])
  func definition(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var nonempty = 0
    for _ in 0..<150 {
      let count = Int.random(in: 1...5, using: &random)
      var irreps = (0..<count).map { _ in Int.random(in: 1...3, using: &random) }
      let vector = (0..<count).map { _ in Int.random(in: 0...4, using: &random) }
      var declared: SectorPermutation?
      if Bool.random(using: &random) {
        let images = Array(0..<count).shuffled(using: &random)
        // Tλ has the dimension of λ.
        for irrep in 0..<count { irreps[images[irrep]] = irreps[irrep] }
        let keeps = images.indices.allSatisfy { irreps[images[$0]] == irreps[$0] }
        declared = keeps ? SectorPermutation(images) : nil
      }
      let expected = halves(of: vector, irreps, declared)
      let own = SignatureHalves(of: vector, dimensions: irreps, declared: declared)
      #expect(
        visited(own) == expected, "\(vector) over \(irreps) with \(String(describing: declared))")
      #expect(own.isEmpty == expected.isEmpty)
      nonempty += expected.isEmpty ? 0 : 1
      for (k, first) in expected.enumerated() {
        #expect(visited(own, from: first) == Array(expected[k...]))
      }
      var pairs = 0
      _ = own.forEachMultiset(of: 2, shouldStop: { false }) { chosen in
        pairs += chosen.count == 2 ? 1 : 0
        return true
      }
      #expect(pairs == expected.count * (expected.count + 1) / 2)
    }
    #expect(nonempty > 20)
  }

  /// About 10^26 halves: neither whether there is one nor the first of them takes any time, and the rest is left at once.
  @Test("a level of 2^12 states is no trouble")
  func degenerate() {
    let halves = SignatureHalves(
      of: [Int](repeating: 341, count: 12), dimensions: [Int](repeating: 1, count: 12),
      declared: nil)
    #expect(!halves.isEmpty)
    var (visits, questions) = (0, 0)
    let isComplete = halves.forEach(shouldStop: {
      questions += 1
      return questions > 1000
    }) { half in
      visits += 1
      return half.reduce(0, +) == 341 * 6
    }
    #expect(!isComplete && visits > 0 && visits < 1000)
  }
}

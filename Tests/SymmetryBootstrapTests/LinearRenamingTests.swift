import FusionRings
import TestSupport
import Testing

@Suite("Renamings of one-dimensional irreps")
struct LinearRenamingTests {
  /// The multiplication table of a product of cyclic groups; element 0 is the identity.
  private func table(_ factors: [Int]) -> [[Int]] {
    let order = factors.reduce(1, *)
    func digits(_ element: Int) -> [Int] {
      var rest = element
      return factors.map { factor in
        defer { rest /= factor }
        return rest % factor
      }
    }
    return (0..<order).map { a in
      (0..<order).map { b in
        zip(factors, zip(digits(a), digits(b))).reversed().reduce(0) {
          $0 * $1.0 + ($1.1.0 + $1.1.1) % $1.0
        }
      }
    }
  }

  private func renamings(
    _ source: [[Int]], _ target: [[Int]], _ restrictions: [Int]? = nil
  ) -> [[Int]] {
    var found: [[Int]] = []
    _ = LinearRenaming(
      source: source, target: target,
      restrictions: restrictions ?? [Int](repeating: 0, count: source.count)
    ).forEach(shouldStop: { false }) {
      found.append($0)
      return true
    }
    return found
  }

  @Test(
    "there are as many automorphisms as the literature says",
    arguments: [
      ([2, 2, 2], 168), ([4, 2], 8), ([3, 3], 48), ([8], 4), ([2, 2, 3], 12), ([4, 4], 96),
    ])
  func automorphisms(factors: [Int], count: Int) {
    let table = table(factors)
    let found = renamings(table, table)
    #expect(found.count == count && Set(found).count == count)
    for images in found {
      for (a, row) in table.enumerated() {
        for (b, product) in row.enumerated() {
          #expect(table[images[a]][images[b]] == images[product])
        }
      }
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test(
    "a table in other names is found, with the restrictions kept", arguments: [UInt64(1), 2, 3])
  func renamed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for factors in [[4, 2], [2, 2, 2], [6], [4, 4, 2]] {
      let table = table(factors)
      let names = [0] + (1..<table.count).shuffled(using: &random)
      var other = table
      for (a, row) in table.enumerated() {
        for (b, product) in row.enumerated() { other[names[a]][names[b]] = names[product] }
      }
      // The elements of order 2 and the others: every isomorphism keeps them apart.
      let isInvolution = table.indices.map { table[$0][$0] == 0 ? 1 : 0 }
      let same = names.indices.allSatisfy { isInvolution[names[$0]] == isInvolution[$0] }
      #expect(renamings(table, other).contains(names))
      #expect(renamings(table, other, isInvolution).contains(names) == same)
    }
    #expect(renamings(table([4, 2]), table([8])).isEmpty)
  }

  /// 2 · 10^9 automorphisms: the first come at once.
  @Test("large groups take no time")
  func large() {
    let table = table([2, 2, 2, 2, 2, 2, 2])
    var count = 0
    let isComplete = LinearRenaming(
      source: table, target: table, restrictions: [Int](repeating: 0, count: table.count)
    ).forEach(shouldStop: { false }) { _ in
      count += 1
      return count < 500
    }
    #expect(!isComplete && count == 500)
  }
}

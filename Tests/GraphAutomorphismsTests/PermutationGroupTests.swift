import GraphAutomorphisms
import TestSupport
import Testing

@Suite("Permutation groups")
struct PermutationGroupTests {
  private func cycles(_ degree: Int, _ cycles: [[Int]]) -> [Int] {
    var images = Array(0..<degree)
    for cycle in cycles {
      for (place, point) in cycle.enumerated() { images[point] = cycle[(place + 1) % cycle.count] }
    }
    return images
  }

  @Test("symmetric and alternating groups")
  func symmetricAndAlternatingGroups() {
    let all = PermutationGroup(
      degree: 12, generators: [cycles(12, [Array(0..<12)]), cycles(12, [[0, 1]])])
    #expect(all.order.value == 479_001_600)
    let even = PermutationGroup(
      degree: 12, generators: (2..<12).map { cycles(12, [[0, 1, $0]]) })
    #expect(even.order.value == 239_500_800)
    #expect(even.contains(cycles(12, [[3, 4], [7, 8]])))
    #expect(!even.contains(cycles(12, [[3, 4]])))
  }

  /// Mathieu's groups, with the generators of the ATLAS.
  @Test("Mathieu groups")
  func mathieuGroups() {
    let m11 = PermutationGroup(
      degree: 11,
      generators: [
        cycles(11, [Array(0..<11)]), cycles(11, [[2, 6, 10, 7], [3, 9, 4, 5]]),
      ])
    #expect(m11.order.value == 7920)
    let m24 = PermutationGroup(
      degree: 24,
      generators: [
        cycles(24, [Array(0..<23)]),
        cycles(
          24,
          [
            [2, 16, 9, 6, 8], [3, 12, 13, 18, 4], [7, 17, 10, 11, 22], [14, 19, 21, 20, 15],
          ]),
        cycles(
          24,
          [
            [0, 23], [1, 22], [2, 11], [3, 15], [4, 17], [5, 9], [6, 19], [7, 13], [8, 20],
            [10, 16], [12, 21], [14, 18],
          ]),
      ])
    #expect(m24.order.value == 244_823_040)
  }

  @Test("trivial group")
  func trivialGroup() {
    let group = PermutationGroup(degree: 4, generators: [[0, 1, 2, 3]])
    #expect(group.order.value == 1)
    #expect(group.elements(limit: 1) == [[0, 1, 2, 3]])
    #expect(!group.contains([1, 0, 2, 3]))
    #expect(!group.contains([0, 0, 2, 3]))
  }

  /// Random generators against the closure under multiplication.
  @Test("against closure")
  func againstClosure() {
    var generator = SeededGenerator(seed: 52_010)
    for _ in 0..<200 {
      let degree = Int.random(in: 2...7, using: &generator)
      let generators = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        Array(0..<degree).shuffled(using: &generator)
      }
      var closure: Set = [Array(0..<degree)]
      var open = Array(closure)
      while let next = open.popLast() {
        for step in generators {
          let product = PermutationGroup.product(step, next)
          if closure.insert(product).inserted { open.append(product) }
        }
      }
      let group = PermutationGroup(degree: degree, generators: generators)
      #expect(group.order.value == closure.count)
      #expect(Set(group.elements(limit: closure.count) ?? []) == closure)
      #expect(group.elements(limit: closure.count - 1) == nil)
      let other = Array(0..<degree).shuffled(using: &generator)
      #expect(group.contains(other) == closure.contains(other))
    }
  }
}

import Numerics
import PeerModels
import TestSupport
import Testing

@Suite("Groups of permutations with the names of their irreps")
struct PermutationSymmetryTests {
  /// The images of 0 … n-1 under a random product of cycles of at most four sites.
  private func permutation(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
    var images = Array(0..<count)
    let sites = images.shuffled(using: &generator).prefix(Int.random(in: 2...4, using: &generator))
    for (site, image) in zip(sites, sites.dropFirst() + sites.prefix(1)) { images[site] = image }
    return images
  }

  @Test(
    "have Σ d² elements, few generators that make them all, and a trivial irrep", arguments: 0..<30)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let all = (0..<2).map { _ in permutation(5, &generator) }
    let group = try PermutationSymmetry(generatedBy: all, siteCount: 5)
    #expect(group.dimensions.reduce(0) { $0 + $1 * $1 } == group.order)
    #expect(Set(group.elements).count == group.order)
    #expect(all.allSatisfy(group.contains))
    #expect(Set(group.names).count == group.names.count)
    let again = try PermutationSymmetry(generatedBy: group.elements, siteCount: 5)
    #expect(Set(again.elements) == Set(group.elements))
    #expect(again.generators.count <= 3)
    let ones = [Complex<Double>](repeating: .one, count: group.order)
    let trivial = try #require(group.irreps(of: group.elements, characters: ones))
    #expect(trivial.count == 1 && trivial[0].count == 1)
    // Of the identity alone every state is one.
    let regular = try #require(
      group.irreps(of: [Array(0..<5)], characters: [Complex(1)]))
    #expect(regular.map(\.count) == regular.map { group.dimensions[$0.irrep] })
    #expect(regular.count == group.dimensions.count)
  }

  @Test("find an irrep wherever the identity stands in the list")
  func order() throws {
    let group = try PermutationSymmetry(generatedBy: [[1, 2, 3, 0]], siteCount: 4)
    let subgroup = [[2, 3, 0, 1], [0, 1, 2, 3]]
    let found = try #require(group.irreps(of: subgroup, characters: [-1, 1]))
    #expect(found.map(\.count) == [1, 1])
  }

  @Test("refuse what is no character")
  func noCharacter() throws {
    let group = try PermutationSymmetry(generatedBy: [[1, 2, 0]], siteCount: 3)
    #expect(group.irreps(of: group.elements, characters: [1, 1, -1]) == nil)
    #expect(group.irreps(of: [[1, 0, 2]], characters: [1]) == nil)
  }
}

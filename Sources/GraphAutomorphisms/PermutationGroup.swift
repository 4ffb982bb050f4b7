/// A group of permutations of the points 0 ..< degree, by a base and a chain of stabilizers.
///
/// A permutation is the list of the images; the product is (g h)(x) = g(h(x)).
package struct PermutationGroup: Sendable {
  /// The number of points.
  package let degree: Int
  /// Permutations that generate the group; together with the base they are a strong generating set.
  package private(set) var generators: [[Int]]
  private var chain: [StabilizerLevel] = []

  /// The group that permutations generate, by Schreier's and Sims' algorithm.
  ///
  /// Complexity: about degree × Σ over the base of (orbit × generators); meant for a few hundred points.
  package init(degree: Int, generators: [[Int]]) {
    precondition(
      generators.allSatisfy { $0.count == degree }, "every permutation moves the same points")
    self.degree = degree
    self.generators = generators.filter { !PermutationGroup.isIdentity($0) }
    for generator in self.generators { insert(generator, from: 0) }
  }

  /// Adds a generator, unless it is an element.
  package mutating func extend(by element: [Int]) {
    precondition(element.count == degree, "every permutation moves the same points")
    if PermutationGroup.isIdentity(sifted(element, from: 0).rest) { return }
    generators.append(element)
    insert(element, from: 0)
  }

  /// A group whose strong generating set is known: those with level ≥ i generate the stabilizer of the first i points of
  /// the base.
  init(degree: Int, base: [Int], strongGenerators: [(level: Int, images: [Int])]) {
    self.degree = degree
    generators = strongGenerators.map(\.images)
    for (number, point) in base.enumerated() {
      let own = strongGenerators.filter { $0.level >= number }
      // A level that moves nothing adds nothing.
      if !own.contains(where: { $0.images[point] != point }) { continue }
      var level = StabilizerLevel(point: point, degree: degree)
      for generator in own { level.add(generator.images) }
      chain.append(level)
    }
  }

  /// The action on the points 0 ..< count, which the group must map to each other; every element other than the identity must move
  /// one of them.
  package func restricted(to count: Int) -> PermutationGroup {
    precondition(base.allSatisfy { $0 < count }, "the base lies among the points")
    return PermutationGroup(restricting: self, to: count)
  }

  private init(restricting group: PermutationGroup, to count: Int) {
    degree = count
    generators = group.generators.map { Array($0[..<count]) }
    chain = group.chain.map { level in
      var own = StabilizerLevel(point: level.point, degree: count)
      for generator in level.generators { own.add(Array(generator[..<count])) }
      return own
    }
  }

  /// The number of elements.
  package var order: GroupOrder { GroupOrder(factors: chain.map(\.orbit.count)) }

  /// Points of which only the identity fixes all.
  package var base: [Int] { chain.map(\.point) }

  /// Whether a permutation is an element.
  package func contains(_ permutation: [Int]) -> Bool {
    guard permutation.count == degree, Set(permutation) == Set(0..<degree) else { return false }
    return PermutationGroup.isIdentity(sifted(permutation, from: 0).rest)
  }

  /// The orbits of all points, each ascending, by their smallest points.
  package var orbits: [[Int]] {
    OrbitPartition(pointCount: degree, permutations: generators).orbits
  }

  /// All elements, the identity first; nil where there are more than `limit`.
  package func elements(limit: Int) -> [[Int]]? {
    guard let order = order.value, order <= limit else { return nil }
    var result = [Array(0..<degree)]
    for level in chain.reversed() {
      let representatives = level.orbit.map { level.representative(to: $0) }
      result = representatives.flatMap { first in
        result.map { PermutationGroup.product(first, $0) }
      }
    }
    return result
  }

  // MARK: - Permutations

  /// g h: first h, then g.
  package static func product(_ g: [Int], _ h: [Int]) -> [Int] { h.map { g[$0] } }

  /// The inverse of a permutation.
  package static func inverse(_ permutation: [Int]) -> [Int] {
    var result = permutation
    for (point, image) in permutation.enumerated() { result[image] = point }
    return result
  }

  /// Whether a permutation moves nothing.
  package static func isIdentity(_ permutation: [Int]) -> Bool {
    permutation.indices.allSatisfy { permutation[$0] == $0 }
  }

  // MARK: - The chain

  /// What is left of a permutation after elements of the chain's trees, and the level at which it left an orbit.
  private func sifted(_ permutation: [Int], from start: Int) -> (rest: [Int], level: Int) {
    var rest = permutation
    for level in start..<max(start, chain.count) {
      guard let next = chain[level].stripped(rest) else { return (rest, level) }
      rest = next
    }
    return (rest, chain.count)
  }

  /// Adds an element that fixes the base above a level, and all that follows from it.
  private mutating func insert(_ element: [Int], from level: Int) {
    let (rest, place) = sifted(element, from: level)
    if PermutationGroup.isIdentity(rest) { return }
    if place == chain.count {
      let moved = rest.indices.first { rest[$0] != $0 }!
      chain.append(StabilizerLevel(point: moved, degree: degree))
    }
    // The rest fixes every point of the base above its place, so it is a generator of all levels from the first on.
    for number in (level...place).reversed() { extend(number, by: rest) }
  }

  private mutating func extend(_ number: Int, by generator: [Int]) {
    let known = chain[number].orbit.count
    chain[number].add(generator)
    let last = chain[number].generators.count - 1
    for (place, point) in chain[number].orbit.enumerated() {
      let representative = chain[number].representative(to: point)
      for other in (place < known ? last : 0)...last {
        let product = PermutationGroup.product(chain[number].generators[other], representative)
        let schreier = chain[number].stripped(product)!
        if !PermutationGroup.isIdentity(schreier) { insert(schreier, from: number + 1) }
      }
    }
  }
}

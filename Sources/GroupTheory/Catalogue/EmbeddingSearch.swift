/// All injective homomorphisms from one group to another up to conjugation, generator by generator.
///
/// Images of a generator are tried up to conjugation by what centralizes the images before it.
struct EmbeddingSearch {
  let group: FiniteGroup
  let subgroup: FiniteGroup
  /// Shape [class of the subgroup, class of the group].
  let isAllowed: [[Bool]]
  let shouldStop: () -> Bool
  private let generators: [Int]

  init(
    group: FiniteGroup, subgroup: FiniteGroup, shouldStop: @escaping () -> Bool,
    isAllowed: (_ subgroupClass: Int, _ groupClass: Int) -> Bool
  ) {
    self.group = group
    self.subgroup = subgroup
    self.shouldStop = shouldStop
    self.isAllowed = subgroup.classes.indices.map { k in
      group.classes.indices.map { c in
        group.elementOrders[group.classes[c][0]] == subgroup.elementOrders[subgroup.classes[k][0]]
          && isAllowed(k, c)
      }
    }
    generators = subgroup.fewGenerators
  }

  /// Visits the images of all elements of the subgroup, until `visit` returns false; false when something ended it.
  func forEachEmbedding(_ visit: ([Int]) -> Bool) -> Bool {
    extend([], Array(0..<group.order), visit)
  }

  /// Adds the image of one more generator in all ways; `centralizer` holds the elements that commute with all images.
  private func extend(_ images: [Int], _ centralizer: [Int], _ visit: ([Int]) -> Bool) -> Bool {
    if images.count == generators.count {
      guard let map = homomorphism(images) else { return true }
      return visit(map)
    }
    for candidate in candidates(for: generators[images.count], centralizer) {
      if shouldStop() { return false }
      let next = images + [candidate]
      guard homomorphism(next) != nil else { continue }
      let rest = centralizer.filter { group.product($0, candidate) == group.product(candidate, $0) }
      guard extend(next, rest, visit) else { return false }
    }
    return true
  }

  /// Elements of allowed classes, one for each orbit under conjugation by the centralizer.
  private func candidates(for generator: Int, _ centralizer: [Int]) -> [Int] {
    let allowed = isAllowed[subgroup.classOf[generator]]
    var seen = [Bool](repeating: false, count: group.order)
    var result: [Int] = []
    for (c, members) in group.classes.enumerated() where allowed[c] {
      for element in members where !seen[element] {
        result.append(element)
        for g in centralizer { seen[group.conjugate(element, by: g)] = true }
      }
    }
    return result
  }

  private func homomorphism(_ images: [Int]) -> [Int]? {
    group.injection(of: subgroup, generators: generators, images: images) { element, image in
      isAllowed[subgroup.classOf[element]][group.classOf[image]]
    }
  }
}

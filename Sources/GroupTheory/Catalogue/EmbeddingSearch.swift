/// All injective homomorphisms from one group to another, generator by generator.
struct EmbeddingSearch {
  let group: FiniteGroup
  let subgroup: FiniteGroup
  let required: [Int]?
  private let generators: [Int]

  init(group: FiniteGroup, subgroup: FiniteGroup, required: [Int]?) {
    self.group = group
    self.subgroup = subgroup
    self.required = required
    generators = subgroup.fewGenerators
  }

  /// Visits the images of all elements of the subgroup, until `visit` returns false.
  func forEachEmbedding(_ visit: ([Int]) -> Bool) {
    _ = extend([], visit)
  }

  /// Adds the image of one more generator in all ways; false when the visitor wants no more.
  private func extend(_ images: [Int], _ visit: ([Int]) -> Bool) -> Bool {
    if images.count == generators.count {
      guard let map = homomorphism(images) else { return true }
      return visit(map)
    }
    let generator = generators[images.count]
    for candidate in candidates(for: generator, isFirst: images.isEmpty) {
      let next = images + [candidate]
      guard homomorphism(next) != nil else { continue }
      guard extend(next, visit) else { return false }
    }
    return true
  }

  private func candidates(for generator: Int, isFirst: Bool) -> [Int] {
    let classes = group.classes.indices.filter { c in
      group.elementOrders[group.classes[c][0]] == subgroup.elementOrders[generator]
        && (required.map { $0[subgroup.classOf[generator]] == c } ?? true)
    }
    return classes.flatMap { isFirst ? [group.classes[$0][0]] : group.classes[$0] }
  }

  private func homomorphism(_ images: [Int]) -> [Int]? {
    group.injection(of: subgroup, generators: generators, images: images) { element, image in
      required.map { $0[subgroup.classOf[element]] == group.classOf[image] } ?? true
    }
  }
}

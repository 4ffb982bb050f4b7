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
    generators = EmbeddingSearch.fewGenerators(of: subgroup)
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

  /// The map that the images of the first generators define on what they generate, if it is an injective homomorphism
  /// that sends classes where they are required; -1 for elements not reached.
  private func homomorphism(_ images: [Int]) -> [Int]? {
    var map = [Int](repeating: -1, count: subgroup.order)
    var used = [Bool](repeating: false, count: group.order)
    (map[0], used[0]) = (0, true)
    var reached = [0]
    var next = 0
    while next < reached.count {
      let g = reached[next]
      next += 1
      for (a, image) in zip(generators, images) {
        let product = subgroup.product(g, a)
        let imageOfProduct = group.product(map[g], image)
        if map[product] < 0 {
          guard !used[imageOfProduct], isAllowed(product, imageOfProduct) else { return nil }
          (map[product], used[imageOfProduct]) = (imageOfProduct, true)
          reached.append(product)
        } else if map[product] != imageOfProduct {
          return nil
        }
      }
    }
    return map
  }

  private func isAllowed(_ element: Int, _ image: Int) -> Bool {
    required.map { $0[subgroup.classOf[element]] == group.classOf[image] } ?? true
  }

  /// Generators, each the element that enlarges the group so far the most.
  private static func fewGenerators(of group: FiniteGroup) -> [Int] {
    var generators: [Int] = []
    var reached = 1
    while reached < group.order {
      var best = (count: reached, element: 0)
      for g in 1..<group.order {
        let count = group.generatedCount(generators + [g])
        if count > best.count { best = (count, g) }
        if count == group.order { break }
      }
      generators.append(best.element)
      reached = best.count
    }
    return generators
  }
}

extension FiniteGroup {
  /// The order of the subgroup that some elements generate.
  fileprivate func generatedCount(_ elements: [Int]) -> Int {
    var seen = [Bool](repeating: false, count: order)
    seen[0] = true
    var pending = [0]
    var count = 1
    while let g = pending.popLast() {
      for a in elements where !seen[product(g, a)] {
        seen[product(g, a)] = true
        count += 1
        pending.append(product(g, a))
      }
    }
    return count
  }
}

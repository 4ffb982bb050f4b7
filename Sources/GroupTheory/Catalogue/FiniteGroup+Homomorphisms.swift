extension FiniteGroup {
  /// Generators, each the element that enlarges the group so far the most.
  var fewGenerators: [Int] {
    var generators: [Int] = []
    var reached = 1
    while reached < order {
      var best = (count: reached, element: 0)
      for g in 1..<order {
        let count = generatedCount(generators + [g])
        if count > best.count { best = (count, g) }
        if count == order { break }
      }
      generators.append(best.element)
      reached = best.count
    }
    return generators
  }

  /// The map that the images of the first generators of another group define on what they generate, if it is an injective
  /// homomorphism into this group and all its pairs are allowed; -1 for elements not reached.
  func injection(
    of subgroup: FiniteGroup, generators: [Int], images: [Int],
    isAllowed: (_ element: Int, _ image: Int) -> Bool
  ) -> [Int]? {
    var map = [Int](repeating: -1, count: subgroup.order)
    var used = [Bool](repeating: false, count: order)
    (map[0], used[0]) = (0, true)
    var reached = [0]
    var next = 0
    while next < reached.count {
      let g = reached[next]
      next += 1
      for (a, image) in zip(generators, images) {
        let product = subgroup.product(g, a)
        let imageOfProduct = self.product(map[g], image)
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

  /// The order of the subgroup that some elements generate.
  private func generatedCount(_ elements: [Int]) -> Int {
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

extension FiniteGroup {
  /// How the classes of `subgroup` can fuse in this group: one list per way to embed it that differs in them.
  ///
  /// Element k of a list is the class of this group that holds class k of the subgroup. All injective homomorphisms are
  /// tried, up to conjugation. Lists come in lexicographic order; an empty answer proves
  /// that there is no such subgroup.
  ///
  /// With `required`, images are restricted to those classes, and the answer is [required] or [].
  /// Complexity: O(order^(generators - 1) |subgroup|) at worst.
  public func classFusions(of subgroup: FiniteGroup, required: [Int]? = nil) -> [[Int]] {
    guard order % subgroup.order == 0 else { return [] }
    precondition(
      required.map { $0.count == subgroup.classes.count } ?? true,
      "one class per class of the subgroup")
    var fusions: Set<[Int]> = []
    let search = EmbeddingSearch(group: self, subgroup: subgroup, shouldStop: { false }) { own, c in
      required == nil || required![own] == c
    }
    _ = search.forEachEmbedding { images in
      fusions.insert(subgroup.classes.map { classOf[images[$0[0]]] })
      return required == nil
    }
    return fusions.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The class fusions of `classFusions(of:)` that take classes only where `isAllowed(class of the subgroup, class of this
  /// group)` says; `isComplete` is false when `shouldStop` ended the search.
  package func classFusions(
    of subgroup: FiniteGroup, shouldStop: @escaping () -> Bool,
    isAllowed: (_ subgroupClass: Int, _ groupClass: Int) -> Bool
  ) -> (fusions: [[Int]], isComplete: Bool) {
    guard order % subgroup.order == 0 else { return ([], true) }
    var fusions: Set<[Int]> = []
    let search = EmbeddingSearch(
      group: self, subgroup: subgroup, shouldStop: shouldStop, isAllowed: isAllowed)
    let isComplete = search.forEachEmbedding { images in
      fusions.insert(subgroup.classes.map { classOf[images[$0[0]]] })
      return true
    }
    return (fusions.sorted { $0.lexicographicallyPrecedes($1) }, isComplete)
  }
}

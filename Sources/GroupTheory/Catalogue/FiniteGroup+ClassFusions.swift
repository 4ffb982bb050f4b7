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

extension FiniteGroup {
  /// Whether some subgroup is isomorphic to another group.
  package func containment(
    of subgroup: FiniteGroup, shouldStop: @escaping () -> Bool = { false }
  ) -> SearchVerdict {
    guard order % subgroup.order == 0 else { return .absent }
    let own = elementOrders.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let theirs = subgroup.elementOrders.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    guard theirs.allSatisfy({ $0.value <= own[$0.key] ?? 0 }) else { return .absent }
    var isFound = false
    let search = EmbeddingSearch(group: self, subgroup: subgroup, shouldStop: shouldStop) { _, _ in
      true
    }
    let isComplete = search.forEachEmbedding { _ in
      isFound = true
      return false
    }
    return isFound ? .found : isComplete ? .absent : .undecided
  }
}

/// Sites on a ring in the order of their numbers, as permutations tell.
package enum RingSites {
  /// `ring` where site j ↦ j + 1 is among the permutations, and all of them take neighbours to neighbours; nil otherwise.
  ///
  /// Shape of `permutations`: [permutation][site].
  package static func lattice(of permutations: [[Int]]) -> String? {
    guard let count = permutations.first?.count, count > 2 else { return nil }
    let step = (0..<count).map { ($0 + 1) % count }
    let isRing = permutations.allSatisfy { images in
      (0..<count).allSatisfy { site in
        let way = (images[step[site]] - images[site] + count) % count
        return way == 1 || way == count - 1
      }
    }
    return isRing && permutations.contains(step) ? "ring" : nil
  }
}

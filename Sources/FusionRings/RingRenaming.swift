import GroupTheory

/// Renamings of irreps, within equal signatures, that carry one fusion ring into another.
package struct RingRenaming {
  private let source: [[[Int]]]
  private let target: [[[Int]]]
  private let signatureOf: [Int]

  /// Whether two rings with one branching rule are equal up to the names of irreps of equal signature.
  package static func exists(from a: FusionRing, to b: FusionRing, signatureOf: [Int]) -> Bool {
    let search = RingRenaming(
      source: a.coefficients, target: b.coefficients, signatureOf: signatureOf)
    var isFound = false
    search.forEach { _ in
      isFound = true
      return false
    }
    return isFound
  }

  /// Visits renamings until `visit` returns false.
  private func forEach(_ visit: ([Int]) -> Bool) {
    var images: [Int] = []
    var used = [Bool](repeating: false, count: signatureOf.count)
    _ = extend(&images, &used, visit)
  }

  /// False once the visitor wants no more.
  private func extend(
    _ images: inout [Int], _ used: inout [Bool], _ visit: ([Int]) -> Bool
  ) -> Bool {
    let next = images.count
    guard next < signatureOf.count else { return visit(images) }
    for candidate in signatureOf.indices
    where !used[candidate] && signatureOf[candidate] == signatureOf[next]
      && (next == 0) == (candidate == 0)
    {
      images.append(candidate)
      if agrees(images) {
        used[candidate] = true
        let wantsMore = extend(&images, &used, visit)
        used[candidate] = false
        guard wantsMore else { return false }
      }
      images.removeLast()
    }
    return true
  }

  /// Compares all coefficients that the last image takes part in.
  private func agrees(_ images: [Int]) -> Bool {
    let last = images.count - 1
    for a in images.indices {
      for b in a..<images.count {
        if source[a][b][last] != target[images[a]][images[b]][images[last]] { return false }
        if source[a][last][b] != target[images[a]][images[last]][images[b]] { return false }
        if source[b][last][a] != target[images[b]][images[last]][images[a]] { return false }
      }
    }
    return true
  }
}

import GroupTheory

/// Renamings of irreps, within equal signatures, that carry one fusion ring into another.
package struct RingRenaming {
  private let source: [[[Int]]]
  private let target: [[[Int]]]
  private let signatureOf: [Int]

  /// Whether two rings with one branching rule are equal up to the names of irreps of equal signature; nil when it was stopped.
  package static func exists(
    from a: FusionRing, to b: FusionRing, signatureOf: [Int], shouldStop: () -> Bool
  ) -> Bool? {
    let search = RingRenaming(
      source: a.coefficients, target: b.coefficients, signatureOf: signatureOf)
    var (isFound, wasStopped) = (false, false)
    search.forEach(shouldStop: {
      wasStopped = wasStopped || shouldStop()
      return wasStopped
    }) { _ in
      isFound = true
      return false
    }
    return isFound ? true : wasStopped ? nil : false
  }

  /// Visits renamings until `visit` returns false or `shouldStop` true.
  private func forEach(shouldStop: () -> Bool, _ visit: ([Int]) -> Bool) {
    var images: [Int] = []
    var used = [Bool](repeating: false, count: signatureOf.count)
    _ = extend(&images, &used, shouldStop, visit)
  }

  /// False once the visitor wants no more, or it was stopped.
  private func extend(
    _ images: inout [Int], _ used: inout [Bool], _ shouldStop: () -> Bool,
    _ visit: ([Int]) -> Bool
  ) -> Bool {
    if shouldStop() { return false }
    let next = images.count
    guard next < signatureOf.count else { return visit(images) }
    for candidate in signatureOf.indices
    where !used[candidate] && signatureOf[candidate] == signatureOf[next]
      && (next == 0) == (candidate == 0)
    {
      images.append(candidate)
      if agrees(images) {
        used[candidate] = true
        let wantsMore = extend(&images, &used, shouldStop, visit)
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

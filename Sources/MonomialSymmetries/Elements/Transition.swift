/// The sites on which a matrix element changes the level, with the levels before and after. No sites: a diagonal element.
///
/// For fermions it stands for the product of c and c† in the order of the sites, without strings of signs.
struct Transition: Hashable, Comparable {
  let sites: [Int]
  let before: [Int]
  let after: [Int]

  /// Fewer sites first.
  static func < (a: Transition, b: Transition) -> Bool {
    if a.sites.count != b.sites.count { return a.sites.count < b.sites.count }
    if a.sites != b.sites { return a.sites.lexicographicallyPrecedes(b.sites) }
    return a.before == b.before
      ? a.after.lexicographicallyPrecedes(b.after) : a.before.lexicographicallyPrecedes(b.before)
  }

  /// The transition of the adjoint.
  var reversed: Transition { Transition(sites: sites, before: after, after: before) }

  /// Whether it stands for itself and its adjoint.
  var isCanonical: Bool { !after.lexicographicallyPrecedes(before) }

  /// The transition at the images of its levels.
  func moved(by permutation: LevelPermutation) -> Transition {
    let images = sites.map { permutation.sites[$0] }
    let order = images.indices.sorted { images[$0] < images[$1] }
    func level(_ levels: [Int], _ place: Int) -> Int {
      permutation.levels[sites[place]][levels[place]]
    }
    return Transition(
      sites: order.map { images[$0] }, before: order.map { level(before, $0) },
      after: order.map { level(after, $0) })
  }
}

/// Levels of sites on which a matrix element depends without changing them.
struct Spectators: Hashable, Comparable {
  let sites: [Int]
  let levels: [Int]

  static let none = Spectators(sites: [], levels: [])

  /// Fewer sites first.
  static func < (a: Spectators, b: Spectators) -> Bool {
    if a.sites.count != b.sites.count { return a.sites.count < b.sites.count }
    return a.sites == b.sites
      ? a.levels.lexicographicallyPrecedes(b.levels) : a.sites.lexicographicallyPrecedes(b.sites)
  }

  func moved(by permutation: LevelPermutation) -> Spectators {
    let images = sites.map { permutation.sites[$0] }
    let order = images.indices.sorted { images[$0] < images[$1] }
    return Spectators(
      sites: order.map { images[$0] },
      levels: order.map { permutation.levels[sites[$0]][levels[$0]] })
  }
}

/// Moves sites, and levels with them: level a of site j becomes level `levels[j][a]` of site `sites[j]`.
package struct LevelPermutation: Hashable, Sendable {
  /// Shape [site].
  package let sites: [Int]
  /// Shape [site][level].
  package let levels: [[Int]]

  package init(sites: [Int], levels: [[Int]]) {
    (self.sites, self.levels) = (sites, levels)
  }

  /// Whether nothing moves.
  package var isIdentity: Bool {
    sites.indices.allSatisfy { sites[$0] == $0 } && levels.allSatisfy { $0 == Array($0.indices) }
  }

  /// First `other`, then this.
  package func after(_ other: LevelPermutation) -> LevelPermutation {
    LevelPermutation(
      sites: other.sites.map { sites[$0] },
      levels: other.sites.indices.map { site in
        other.levels[site].map { levels[other.sites[site]][$0] }
      })
  }
}

/// The numbers that the levels of all sites have in a list: site after site.
package struct LevelNumbers: Sendable {
  /// Shape [site + 1].
  package let offsets: [Int]

  package init(dimensions: [Int]) {
    offsets = dimensions.reduce(into: [0]) { $0.append($0.last! + $1) }
  }

  package var count: Int { offsets.last! }

  package func number(_ site: Int, _ level: Int) -> Int { offsets[site] + level }

  /// The permutation of sites and levels that a permutation of the list is; it must keep levels of a site together.
  package func permutation(_ images: [Int]) -> LevelPermutation {
    let sites = (0..<(offsets.count - 1)).map { site in
      self.site(of: images[offsets[site]])
    }
    let levels = sites.indices.map { site in
      images[offsets[site]..<offsets[site + 1]].map { $0 - offsets[sites[site]] }
    }
    return LevelPermutation(sites: sites, levels: levels)
  }

  /// The images of the list.
  package func images(_ permutation: LevelPermutation) -> [Int] {
    permutation.sites.indices.flatMap { site in
      permutation.levels[site].map { offsets[permutation.sites[site]] + $0 }
    }
  }

  private func site(of number: Int) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= number { low = middle } else { high = middle }
    }
    // Sites without levels do not occur, so the last offset at or below is the site's.
    return low
  }
}

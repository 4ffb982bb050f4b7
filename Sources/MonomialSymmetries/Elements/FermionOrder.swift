/// Signs of fermions: what products of c and c† in the order of their sites are as matrix elements, and what a permutation of
/// sites makes of the order.
struct FermionOrder {
  /// The sites of fermions in their Jordan-Wigner order.
  let sites: [Int]
  private let isFermion: [Bool]

  init(sites: [Int], siteCount: Int) {
    self.sites = sites.sorted()
    var isFermion = [Bool](repeating: false, count: siteCount)
    for site in sites { isFermion[site] = true }
    self.isFermion = isFermion
  }

  func contains(_ site: Int) -> Bool { isFermion[site] }

  /// The places in `transition` of the fermions that it moves.
  private func places(_ transition: Transition) -> [Int] {
    sites.isEmpty ? [] : transition.sites.indices.filter { isFermion[transition.sites[$0]] }
  }

  /// The sign of the product of c and c† between the levels of the moved sites alone, and the sites with the parity of which it
  /// has to be multiplied.
  func normalForm(_ transition: Transition) -> (isNegative: Bool, string: [Int]) {
    let places = places(transition)
    if places.isEmpty { return (false, []) }
    // Each factor has the signs of all sites before its own: those of moved sites count as they were before.
    var isNegative = false
    for (number, place) in places.enumerated() where transition.before[place] == 1 {
      if (places.count - 1 - number) % 2 == 1 { isNegative.toggle() }
    }
    let moved = places.map { transition.sites[$0] }
    let string = sites.filter { site in
      !moved.contains(site) && moved.count(where: { $0 > site }) % 2 == 1
    }
    return (isNegative, string)
  }

  /// Whether a permutation of sites brings the factors of a product into an order of negative sign.
  func isReorderedNegatively(_ transition: Transition, by permutation: LevelPermutation) -> Bool {
    let images = places(transition).map { permutation.sites[transition.sites[$0]] }
    var isNegative = false
    for first in images.indices {
      for second in images.indices where second > first && images[second] < images[first] {
        isNegative.toggle()
      }
    }
    return isNegative
  }
}

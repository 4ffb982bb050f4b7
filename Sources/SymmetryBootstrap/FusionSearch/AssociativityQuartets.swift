/// Associativity as equality of P(αβ|γδ) = Σ_ε t(α,β,ε) t(γ,δ,ε̄) for the three ways to pair four irreps, with a queue of the
/// quartets whose unknowns changed.
struct AssociativityQuartets {
  private let rank: Int
  private var queue: [SIMD4<Int32>] = []
  private var isQueued: [Bool]

  init(rank: Int) {
    self.rank = rank
    isQueued = [Bool](repeating: false, count: Self.number(SIMD4(repeating: Int32(rank - 1))) + 1)
  }

  /// The place of α ≤ β ≤ γ ≤ δ in the list of all such quartets.
  private static func number(_ q: SIMD4<Int32>) -> Int {
    let (a, b, c, d) = (Int(q[0]), Int(q[1]), Int(q[2]), Int(q[3]))
    return a + b * (b + 1) / 2 + c * (c + 1) * (c + 2) / 6 + d * (d + 1) * (d + 2) * (d + 3) / 24
  }

  private static func sorted(_ q: SIMD4<Int32>) -> SIMD4<Int32> {
    var s = q
    func order(_ i: Int, _ j: Int) { if s[i] > s[j] { (s[i], s[j]) = (s[j], s[i]) } }
    order(0, 1)
    order(2, 3)
    order(0, 2)
    order(1, 3)
    order(1, 2)
    return s
  }

  private mutating func push(_ q: SIMD4<Int32>) {
    let quartet = Self.sorted(q)
    // With a trivial irrep, or three equal ones, the pairings agree by themselves.
    if quartet[0] == 0 || quartet[0] == quartet[2] || quartet[1] == quartet[3] { return }
    let number = Self.number(quartet)
    if !isQueued[number] {
      isQueued[number] = true
      queue.append(quartet)
    }
  }

  mutating func markAll() {
    let n = Int32(rank)
    for a in 1..<max(n, 1) {
      for b in a..<n { for c in b..<n { for d in c..<n { push(SIMD4(a, b, c, d)) } } }
    }
  }

  /// Queues the quartets in whose sums the unknown of these triples occurs.
  mutating func mark(_ triples: [SIMD4<Int32>], dual: [Int]) {
    let n = Int32(rank)
    for t in triples where t[0] != 0 {
      for (x, y) in [(t[0], t[1]), (t[0], t[2]), (t[1], t[2])] {
        for c in 1..<n { for d in c..<n { push(SIMD4(x, y, c, d)) } }
      }
    }
  }

  mutating func next() -> SIMD4<Int32>? {
    guard let quartet = queue.popLast() else { return nil }
    isQueued[Self.number(quartet)] = false
    return quartet
  }

  mutating func clear() {
    for quartet in queue { isQueued[Self.number(quartet)] = false }
    queue.removeAll(keepingCapacity: true)
  }

  /// Narrows the unknowns of a quartet; false when its pairings cannot be equal.
  func apply(
    _ q: SIMD4<Int32>, _ unknowns: FusionVariables, _ domains: inout FusionDomains
  ) -> Bool {
    let (a, b, c, d) = (Int(q[0]), Int(q[1]), Int(q[2]), Int(q[3]))
    let pairings = [(a, b, c, d), (a, c, b, d), (a, d, b, c)]
    let bounds = pairings.map { interval($0, unknowns, domains) }
    let least = bounds.map(\.least).max()!
    let most = bounds.map(\.most).min()!
    guard least <= most else { return false }
    // A pairing whose own interval is the common one has nothing to learn.
    for (pairing, bound) in zip(pairings, bounds) where bound != (least, most) {
      guard narrow(pairing, bound, least: least, most: most, unknowns, &domains) else {
        return false
      }
    }
    return true
  }

  private typealias Pairing = (Int, Int, Int, Int)

  private func interval(
    _ p: Pairing, _ unknowns: FusionVariables, _ domains: FusionDomains
  ) -> (least: Int, most: Int) {
    var (least, most) = (0, 0)
    for e in 0..<rank {
      let x = unknowns.number(p.0, p.1, e)
      let y = unknowns.number(p.2, p.3, unknowns.dual[e])
      least += domains.lower[x] * domains.lower[y]
      most += domains.upper[x] * domains.upper[y]
    }
    return (least, most)
  }

  /// Each product x y against what the other products leave for it: need ≤ x y ≤ room.
  private func narrow(
    _ p: Pairing, _ bound: (least: Int, most: Int), least: Int, most: Int,
    _ unknowns: FusionVariables, _ domains: inout FusionDomains
  ) -> Bool {
    for e in 0..<rank {
      let x = unknowns.number(p.0, p.1, e)
      let y = unknowns.number(p.2, p.3, unknowns.dual[e])
      let (xl, xh) = (domains.lower[x], domains.upper[x])
      let (yl, yh) = (domains.lower[y], domains.upper[y])
      if xl == xh, yl == yh { continue }
      let room = most - bound.least + xl * yl
      let need = least - bound.most + xh * yh
      guard room >= 0 else { return false }
      if yl > 0, !domains.reduce(x, to: room / yl) { return false }
      if xl > 0, !domains.reduce(y, to: room / xl) { return false }
      if need > 0 {
        guard xh > 0, yh > 0 else { return false }
        guard domains.raise(x, to: (need + yh - 1) / yh), domains.raise(y, to: (need + xh - 1) / xh)
        else { return false }
      }
    }
    return true
  }
}

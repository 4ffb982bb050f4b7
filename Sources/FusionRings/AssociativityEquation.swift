/// One of the equations P(αβ|γδ) = P(αγ|βδ), P(αβ|γδ) = Σ_ε t(α,β,ε) t(γ,δ,ε*), products that stand on both sides left out.
struct AssociativityEquation: Hashable, Sendable {
  /// m x y.
  struct Term: Hashable, Sendable {
    let first: Int32
    let second: Int32
    let count: Int32

    func precedes(_ other: Term) -> Bool {
      (first, second) < (other.first, other.second)
    }
  }

  let left: [Term]
  let right: [Term]

  /// The unknowns that occur, some more than once.
  var variables: [Int] { (left + right).flatMap { [Int($0.first), Int($0.second)] } }

  /// Narrows the unknowns; false when the two sides cannot be equal.
  func narrow(_ domains: inout FusionDomains) -> Bool {
    let (a, b) = (Self.interval(left, domains), Self.interval(right, domains))
    guard a.least <= b.most, b.least <= a.most else { return false }
    if a.least < b.least || a.most > b.most {
      guard Self.narrow(left, a, least: b.least, most: b.most, &domains) else { return false }
    }
    if b.least < a.least || b.most > a.most {
      guard Self.narrow(right, b, least: a.least, most: a.most, &domains) else { return false }
    }
    return true
  }

  private typealias Interval = (least: Int, most: Int)

  private static func interval(_ terms: [Term], _ domains: FusionDomains) -> Interval {
    var (least, most) = (0, 0)
    for term in terms {
      let (x, y, m) = (Int(term.first), Int(term.second), Int(term.count))
      least += m * domains.lower[x] * domains.lower[y]
      most += m * domains.upper[x] * domains.upper[y]
    }
    return (least, most)
  }

  /// Each product against what the other products leave for it: need ≤ m x y ≤ room.
  private static func narrow(
    _ terms: [Term], _ own: Interval, least: Int, most: Int, _ domains: inout FusionDomains
  ) -> Bool {
    for term in terms {
      let (x, y, m) = (Int(term.first), Int(term.second), Int(term.count))
      let (xl, xh) = (domains.lower[x], domains.upper[x])
      let (yl, yh) = (domains.lower[y], domains.upper[y])
      if xl == xh, yl == yh { continue }
      let room = most - own.least + m * xl * yl
      guard room >= 0 else { return false }
      if yl > 0, !domains.reduce(x, to: room / (m * yl)) { return false }
      if xl > 0, !domains.reduce(y, to: room / (m * xl)) { return false }
      let need = least - own.most + m * xh * yh
      if need > 0 {
        guard xh > 0, yh > 0, domains.raise(x, to: (need + m * yh - 1) / (m * yh)),
          domains.raise(y, to: (need + m * xh - 1) / (m * xh))
        else { return false }
      }
    }
    return true
  }
}

/// The different associativity equations of a ring.
struct AssociativityEquations {
  private(set) var equations: [AssociativityEquation] = []
  private let unknowns: FusionVariables
  private var seen: Set<AssociativityEquation> = []

  /// As many terms are worth their memory; equations beyond serve as a check of the finished ring only.
  private static let termLimit = 4_000_000

  /// Quartets are taken up to one-dimensional factors and small irreps first, so that three of the four are base irreps.
  ///
  /// `shouldStop` ends the list early, which costs no more than propagation.
  init(_ unknowns: FusionVariables, dimensions: [Int], shouldStop: () -> Bool) {
    self.unknowns = unknowns
    let bases = unknowns.bases.filter { dimensions[$0] > 1 }
      .sorted { (dimensions[$0], $0) < (dimensions[$1], $1) }
    let members = bases.map { base in
      unknowns.orbitOf.indices.filter { unknowns.orbitOf[$0] == unknowns.orbitOf[base] }
    }
    var terms = 0
    for l in bases.indices {
      for k in 0...l {
        for j in 0...k {
          for i in 0...j {
            guard terms < Self.termLimit, !shouldStop() else { return }
            for last in members[l] { terms += add(bases[i], bases[j], bases[k], last) }
          }
        }
      }
    }
  }

  /// Adds what is new in the equations of a quartet; returns the number of terms.
  private mutating func add(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int {
    let sums = [pairing(a, b, c, d), pairing(a, c, b, d), pairing(a, d, b, c)]
    var terms = 0
    for (x, y) in [(0, 1), (0, 2), (1, 2)] {
      guard let equation = Self.difference(sums[x], sums[y]), seen.insert(equation).inserted else {
        continue
      }
      terms += equation.left.count + equation.right.count
      equations.append(equation)
    }
    return terms
  }

  /// The products of P(αβ|γδ) as numbers of their pairs of unknowns, ascending, each as often as it occurs.
  private func pairing(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> [Int64] {
    var products: [Int64] = []
    for e in 0..<unknowns.rank {
      let x = unknowns.number(a, b, e)
      let y = unknowns.number(c, d, unknowns.dual[e])
      if x == FusionVariables.zero || y == FusionVariables.zero { continue }
      products.append(Int64(min(x, y)) << 32 | Int64(max(x, y)))
    }
    return products.sorted()
  }

  /// What is left when equal products on both sides are struck out; nil when that is nothing.
  private static func difference(_ a: [Int64], _ b: [Int64]) -> AssociativityEquation? {
    var (left, right): ([AssociativityEquation.Term], [AssociativityEquation.Term]) = ([], [])
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i] == b[j] {
        (i, j) = (i + 1, j + 1)
      } else if j == b.count || i < a.count && a[i] < b[j] {
        append(a[i], to: &left)
        i += 1
      } else {
        append(b[j], to: &right)
        j += 1
      }
    }
    guard let first = left.first ?? right.first else { return nil }
    // One of two mirror images, so that equal equations are recognized.
    let isMirrored = left.isEmpty || right.first.map { $0.precedes(first) } ?? false
    return isMirrored
      ? AssociativityEquation(left: right, right: left)
      : AssociativityEquation(left: left, right: right)
  }

  private static func append(_ product: Int64, to terms: inout [AssociativityEquation.Term]) {
    let (x, y) = (Int32(product >> 32), Int32(truncatingIfNeeded: product))
    if let last = terms.last, last.first == x, last.second == y {
      terms[terms.count - 1] = AssociativityEquation.Term(
        first: x, second: y, count: last.count + 1)
    } else {
      terms.append(AssociativityEquation.Term(first: x, second: y, count: 1))
    }
  }
}

import Branching
import GroupTheory

/// The characters of a ring from some of its fusion matrices.
///
/// All fusion matrices N_α of a ring commute and share their eigenvectors, the columns of the character table. As soon as a
/// combination of finished ones has n different eigenvalues, its eigenvectors are the whole table, and the coefficients of
/// the ring follow: N_{αβ}^γ = Σ_c χ_α(c) χ_β(c) χ_γ(c)* / |C(c)|. Computed in a prime field with |G|-th roots of unity, which
/// holds the character values of every group of order |G|.
struct CharacterShortcut {
  private let order: Int
  private let dimensions: [Int]
  private let unknowns: FusionVariables
  private let field: PrimeField
  private let weights: [UInt64]
  private let start: [UInt64]

  init(_ problem: FusionProblem, unknowns: FusionVariables) {
    let rule = problem.rule
    order = rule.order
    dimensions = rule.dimensions
    self.unknowns = unknowns
    field = PrimeField(rootOrder: rule.order)
    var random = FieldWeights(field: field, seed: 1)
    weights = (0..<rule.rank).map { _ in random.next() }
    start = (0..<rule.rank).map { _ in random.next() }
  }

  /// What the finished matrices say.
  enum Verdict {
    /// Nothing yet.
    case open
    /// No ring with these matrices is the character ring of a group of this order.
    case impossible(RejectionReason)
    /// The one ring with these matrices.
    case ring(FusionRing)
  }

  /// Shape [orbit of irreps]: the number of unknowns of its fusion matrices that are still open.
  func openUnknowns(_ domains: FusionDomains) -> [Int] {
    var open = [Int](repeating: 0, count: unknowns.bases.count)
    for v in unknowns.triples.indices where !domains.isFixed(v) {
      for orbit in unknowns.orbits(of: v) { open[orbit] += 1 }
    }
    return open
  }

  /// The verdict of the orbits that have no open unknowns.
  func verdict(_ open: [Int], _ domains: FusionDomains) -> Verdict {
    let finished = unknowns.orbitOf.map { open[$0] == 0 }
    switch field.eigenvectors(combination(finished, domains), start: start) {
    case .repeated: return .open
    case .outside: return .impossible(.galoisAction)
    case .simple(let vectors):
      guard let columns = normalized(vectors) else { return .impossible(.galoisAction) }
      guard let centralizers = centralizerOrders(columns) else { return .impossible(.classSizes) }
      return ring(columns, centralizers, domains).map { .ring($0) } ?? .impossible(.noFusionRing)
    }
  }

  /// Σ_α w_α N_α over the finished irreps.
  private func combination(_ finished: [Bool], _ domains: FusionDomains) -> [[UInt64]] {
    let irreps = 0..<unknowns.rank
    return irreps.map { b in
      irreps.map { c in
        var sum: UInt64 = 0
        for a in irreps where finished[a] {
          let n = domains.lower[unknowns.number(a, b, unknowns.dual[c])]
          if n != 0 { sum = (sum + weights[a] * UInt64(n)) % field.p }
        }
        return sum
      }
    }
  }

  /// Columns with 1 for the trivial irrep.
  private func normalized(_ vectors: [[UInt64]]) -> [[UInt64]]? {
    guard vectors.allSatisfy({ $0[0] != 0 }) else { return nil }
    return vectors.map { vector in
      let scale = field.inverse(vector[0])
      return vector.map { field.multiply($0, scale) }
    }
  }

  /// |C_G(c)| = Σ_α χ_α(c) χ_α*(c), if all are divisors of |G| and Σ_c 1/|C_G(c)| = 1.
  private func centralizerOrders(_ columns: [[UInt64]]) -> [Int]? {
    let orders = columns.map { column in
      Int(
        column.indices.reduce(UInt64(0)) { sum, a in
          (sum + column[a] * column[unknowns.dual[a]]) % field.p
        })
    }
    guard orders.allSatisfy({ $0 > 0 && $0 <= order && order % $0 == 0 }) else { return nil }
    return orders.reduce(0) { $0 + order / $1 } == order ? orders : nil
  }

  /// Nil unless every coefficient lies in the interval that is left to it.
  private func ring(
    _ columns: [[UInt64]], _ centralizers: [Int], _ domains: FusionDomains
  ) -> FusionRing? {
    var values = [Int](repeating: 0, count: unknowns.count)
    values[FusionVariables.one] = 1
    let scales = centralizers.map { field.inverse(field.element($0)) }
    for v in values.indices.dropFirst(2) {
      let t = unknowns.triples[v]
      var sum: UInt64 = 0
      for (column, scale) in zip(columns, scales) {
        let pair = field.multiply(column[Int(t[0])], column[Int(t[1])])
        sum = (sum + field.multiply(pair, scale) * column[Int(t[2])]) % field.p
      }
      guard sum <= UInt64(domains.upper[v]), sum >= UInt64(domains.lower[v]) else { return nil }
      values[v] = Int(sum)
    }
    let irreps = 0..<unknowns.rank
    let coefficients = irreps.map { a in
      irreps.map { b in irreps.map { c in values[unknowns.number(a, b, unknowns.dual[c])] } }
    }
    return FusionRing(validated: coefficients, dual: unknowns.dual)
  }
}

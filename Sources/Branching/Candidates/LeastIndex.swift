import GroupTheory

/// The least index p = [G:N] that irreps with the observed signatures leave possible.
///
/// Σ_b w_b b_λ D_b = 4 p d_λ with a weight w_b of at least 4 for a linear or projective irrep of a unitary group, at least 2 where
/// the signature can be that of two irreps joined by an anti-unitary symmetry and at least 1 where it can be that of a Kramers
/// pair. The dimension of an irrep, also of a projective one, divides |G| = p |N|, and its square is at most |G|.
///
/// Source: Frobenius reciprocity; I. M. Isaacs, Character Theory of Finite Groups (1976), theorems 3.11 and 3.12.
public struct LeastIndex: Sendable {
  /// Of readings in which an anti-unitary symmetry ties no levels, projective ones included; nil where the orders of all groups that
  /// could have these irreps exceed `largestOrder`.
  public let unitary: Int?
  /// Of readings in which an anti-unitary symmetry ties levels; nil likewise.
  public let antiunitary: Int?

  /// Larger orders are not looked at.
  public static let largestOrder = 1 << 40

  /// From the signatures; a declared anti-unitary symmetry can tie levels in its own way only.
  public init(of data: SignatureData, declared: SectorPermutation? = nil) {
    let irreps = data.visible.dimensions
    let halves = data.vectors.map {
      !SignatureHalves(of: $0, dimensions: irreps, declared: declared).isEmpty
    }
    let doubles = data.vectors.map { $0.allSatisfy { $0 % 2 == 0 } }
    unitary = Self.least(
      data, weights: data.vectors.map { _ in 4 }, mayHalve: data.vectors.map { _ in false })
    antiunitary = Self.least(
      data, weights: data.vectors.indices.map { doubles[$0] ? 1 : halves[$0] ? 2 : 4 },
      mayHalve: data.vectors.indices.map { doubles[$0] || halves[$0] })
  }

  /// The least index of any reading among some.
  public func least(of readings: Set<Reading>) -> Int? {
    let unitary = readings.isDisjoint(with: [.unitary, .projective]) ? nil : self.unitary
    return [unitary, readings.contains(.antiunitary) ? antiunitary : nil].compactMap(\.self).min()
  }

  private static func least(
    _ data: SignatureData, weights: [Int], mayHalve: [Bool]
  ) -> Int? {
    let irreps = data.visible.dimensions
    let sums = irreps.indices.map { irrep in
      data.vectors.indices.reduce(0) {
        $0 + weights[$1] * data.vectors[$1][irrep] * data.dimensions[$1]
      }
    }
    let whole = data.vectors.indices.map { k in
      mayHalve[k] && data.dimensions[k] % 2 == 0 ? data.dimensions[k] / 2 : data.dimensions[k]
    }
    let order = data.visible.order
    var bound = zip(sums, irreps).map { ($0 + 4 * $1 - 1) / (4 * $1) }.max() ?? 1
    bound = max(bound, whole.map { ($0 * $0 + order - 1) / order }.max() ?? 1, 1)
    // p |N| is a multiple of the least common multiple of all D.
    var step = 1
    for dimension in Set(whole) {
      let needed = dimension / greatestCommonDivisor(dimension, order)
      step = step / greatestCommonDivisor(step, needed) * needed
      guard step * order <= largestOrder else { return nil }
    }
    let index = (bound + step - 1) / step * step
    return index * order <= largestOrder ? index : nil
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

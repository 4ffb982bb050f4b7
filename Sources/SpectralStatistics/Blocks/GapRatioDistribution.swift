/// The distribution of gap ratios of levels from independent symmetry blocks.
///
/// The gap ratio of order q compares the distances to the q-th neighbours of a level, the smaller
/// over the larger. The blocks hold fractions f_a of the levels; a level belongs to block a with
/// probability f_a. So the probability that fewer than q levels lie in (-x, 0), and fewer than q in
/// (0, y), around a level of the superposition follows from the product of generating functions
///
///     G(x, y) = Σ_a f_a G_a(f_a x, f_a y) Π_{b≠a} E_b(f_b x, f_b y)
///
/// with the counts G_a around a level of one block and E_b anywhere in one. With g_q its part of
/// orders below q, ∂²g_q/∂x∂y is the joint density of both distances, and
///
///     P(r_q ≤ R) = 2 + 2 ∫ (∂g_q/∂x)(x, R x) dx = -2 R (d/dR) ∫ [g_q(x, R x) - g_q(x, 0)] dx/x.
///
/// This is exact for infinite random matrices; no surmise is used. Accuracy: 1e-5, for more than
/// four blocks 1e-4.
///
/// Source: superpositions, M. L. Mehta, *Random Matrices*, 3rd ed. (2004), appendix A.2; gap ratios
/// of blocks, O. Giraud, N. Macé, E. Vernier, F. Alet, PRX 12, 011006 (2022); of higher orders,
/// S. H. Tekur, M. S. Santhanam, Phys. Rev. Research 2, 032063 (2020).
public struct GapRatioDistribution: Sendable {
  /// q: 1 for the usual gap ratio, or 2.
  public let order: Int
  /// P(r ≤ R) at the ratios of `BlockCounts.ratioGrid`.
  private let cumulative: [Double]

  /// The orders that are computed.
  public static let orders = [1, 2]

  private static let rule = GaussLegendreRule(count: 48)
  private static let meanRule = GaussLegendreRule(count: 20).scaled(from: 0, to: 1)
  /// The longest stretch in units of the mean spacing; independent levels reach it with a
  /// probability of 1e-10.
  private static let longest = 26.0

  /// The distributions of all orders for blocks with sizes of any common unit.
  static func all(blocks: [(counts: BlockCounts, size: Double)]) -> [GapRatioDistribution] {
    precondition(!blocks.isEmpty && blocks.allSatisfy { $0.size > 0 }, "blocks with levels")
    let groups = Group.list(of: blocks)
    let reach = groups.map { $0.counts.longest / $0.fraction }.min()!
    let (places, weights) = rule.scaled(from: 0, to: min(longest, reach))
    let grid = BlockCounts.ratioGrid
    // Shape: [ratio][place].
    let counts = grid.nodes.indices.map { superposition(of: groups, at: places, ratio: $0) }
    return orders.map { order in
      let integrals = counts.map { along in
        places.indices.reduce(0) { sum, k in
          let difference = along[k].belowOrder(order) - counts[0][k].belowOrder(order)
          return sum + weights[k] / places[k] * difference
        }
      }
      let slopes = grid.derivative(of: integrals)
      return GapRatioDistribution(
        order: order, cumulative: zip(grid.nodes, slopes).map { -2 * $0 * $1 })
    }
  }

  private init(order: Int, cumulative: [Double]) {
    (self.order, self.cumulative) = (order, cumulative)
  }

  /// P(r ≤ ratio).
  public func cumulative(_ ratio: Double) -> Double {
    if ratio <= 0 { return 0 }
    if ratio >= 1 { return 1 }
    let value = zip(BlockCounts.ratioGrid.coefficients(at: ratio), cumulative)
      .reduce(0) { $0 + $1.0 * $1.1 }
    return min(max(value, 0), 1)
  }

  /// ⟨r⟩ = 1 - ∫ P(r ≤ R) dR.
  public var mean: Double {
    zip(Self.meanRule.places, Self.meanRule.weights).reduce(1) { $0 - $1.1 * cumulative($1.0) }
  }

  /// The probability of each of `bins` equal intervals from 0 to 1.
  public func histogram(bins: Int) -> [Double] {
    let edges = (0...bins).map { cumulative(Double($0) / Double(bins)) }
    return zip(edges, edges.dropFirst()).map { max($1 - $0, 0) }
  }
}

extension GapRatioDistribution {
  /// Blocks of one kind and one size.
  private struct Group {
    let counts: BlockCounts
    let fraction: Double
    var number = 1

    static func list(of blocks: [(counts: BlockCounts, size: Double)]) -> [Group] {
      let total = blocks.reduce(0) { $0 + $1.size }
      var groups: [Group] = []
      for (counts, size) in blocks {
        let same = groups.firstIndex {
          $0.counts.ensemble == counts.ensemble && abs($0.fraction - size / total) < 1e-12
        }
        if let same {
          groups[same].number += 1
        } else {
          groups.append(Group(counts: counts, fraction: size / total))
        }
      }
      return groups
    }
  }

  /// The counts around a level of the superposition, left stretches reaching to `places`.
  private static func superposition(
    of groups: [Group], at places: [Double], ratio: Int
  ) -> [LevelCounts] {
    var anywhere = [LevelCounts](repeating: .none, count: places.count)
    // The terms of the blocks so far, one of which has a level at 0.
    var aroundLevel = [LevelCounts](
      repeating: LevelCounts(probabilities: .zero), count: places.count)
    for group in groups {
      for (k, left) in places.enumerated() {
        let (own, other) = group.counts.counts(left: group.fraction * left, ratio: ratio)
        for _ in 0..<group.number {
          let here = group.fraction * (anywhere[k] * own).probabilities
          aroundLevel[k].probabilities = (aroundLevel[k] * other).probabilities + here
          anywhere[k] = anywhere[k] * other
        }
      }
    }
    return aroundLevel
  }
}

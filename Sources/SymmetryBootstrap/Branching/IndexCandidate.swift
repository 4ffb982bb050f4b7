import GroupTheory

/// One solution (p, r) of Frobenius reciprocity: p = [G:N], and r_b irreps of G for each signature b.
public struct IndexCandidate: Hashable, Sendable {
  /// p = [G:N].
  public let index: Int
  /// Shape [signature]: r_b ≥ 1.
  public let multiplicities: [Int]

  /// Σ_b r_b, the number of irreps of G.
  public var rank: Int { multiplicities.reduce(0, +) }

  /// All candidates of one index: r_b ≥ 1 with Σ_b r_b b_λ D_b = p d_λ for every λ; r ascending lexicographically.
  ///
  /// Large dimensions are chosen first, for they leave the fewest choices; the last signature over a λ has no choice.
  ///
  /// Source: Frobenius reciprocity, the multiplicity of α in the representation induced from λ is b_{αλ}.
  public static func all(of data: SignatureData, index: Int) -> [IndexCandidate] {
    let order = (0..<data.count).sorted { (-data.dimensions[$0], $0) < (-data.dimensions[$1], $1) }
    let weights = order.map { k in data.vectors[k].map { $0 * data.dimensions[k] } }
    let isLastOver = order.indices.map { place in
      weights[place].indices.filter { irrep in
        weights[place][irrep] > 0 && weights[(place + 1)...].allSatisfy { $0[irrep] == 0 }
      }
    }
    var found: [[Int]] = []
    var chosen = [Int](repeating: 1, count: data.count)
    // Every signature occurs at least once; what is left is distributed.
    func extend(_ place: Int, _ rest: [Int]) {
      guard place < order.count else {
        if rest.allSatisfy({ $0 == 0 }) { found.append(chosen) }
        return
      }
      let weight = weights[place]
      let most = weight.indices.filter { weight[$0] > 0 }.map { rest[$0] / weight[$0] }.min()!
      let forced = isLastOver[place].first.map { rest[$0] / weight[$0] }
      for extra in forced.map({ $0...$0 }) ?? 0...most where extra <= most {
        let left = rest.indices.map { rest[$0] - extra * weight[$0] }
        guard isLastOver[place].allSatisfy({ left[$0] == 0 }) else { continue }
        chosen[order[place]] = 1 + extra
        extend(place + 1, left)
      }
    }
    let rest = data.visible.dimensions.indices.map { irrep in
      index * data.visible.dimensions[irrep] - weights.reduce(0) { $0 + $1[irrep] }
    }
    if rest.allSatisfy({ $0 >= 0 }) { extend(0, rest) }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.map {
      IndexCandidate(index: index, multiplicities: $0)
    }
  }
}

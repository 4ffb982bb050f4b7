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
  /// Source: Frobenius reciprocity, the multiplicity of α in the representation induced from λ is b_{αλ}.
  public static func all(of data: SignatureData, index: Int) -> [IndexCandidate] {
    var found: [IndexCandidate] = []
    var chosen: [Int] = []
    // The last signature over λ has to absorb what is left of λ.
    let lastOver = (0..<data.visible.rank).map { irrep in
      data.vectors.lastIndex { $0[irrep] > 0 } ?? -1
    }
    func extend(_ rest: [Int]) {
      let k = chosen.count
      guard k < data.count else {
        if rest.allSatisfy({ $0 == 0 }) {
          found.append(IndexCandidate(index: index, multiplicities: chosen))
        }
        return
      }
      let vector = data.vectors[k]
      let weights = vector.map { $0 * data.dimensions[k] }
      let most = weights.indices.filter { weights[$0] > 0 }.map { rest[$0] / weights[$0] }.min()!
      guard most >= 1 else { return }
      for r in 1...most {
        let left = rest.indices.map { rest[$0] - r * weights[$0] }
        guard left.indices.allSatisfy({ lastOver[$0] != k || left[$0] == 0 }) else { continue }
        chosen.append(r)
        extend(left)
        chosen.removeLast()
      }
    }
    extend(data.visible.dimensions.map { index * $0 })
    return found
  }
}

/// The fusion ring of irreps: α ⊗ β = ⊕_γ N_{αβ}^γ γ, the unit at 0.
public struct FusionRing: Hashable, Sendable {
  /// Shape [alpha, beta, gamma]: the multiplicity N_{αβ}^γ.
  public let coefficients: [[[Int]]]
  /// Shape [alpha]: the dual irrep.
  public let dual: [Int]

  /// The number of irreps.
  public var rank: Int { dual.count }

  /// A ring from its coefficients.
  ///
  /// Throws: `GroupError` that names the first of these laws that fails: shape, non-negative entries, unit,
  /// commutativity, duality N_{αβ}^0 = δ_{β,ᾱ}, associativity.
  public init(coefficients n: [[[Int]]]) throws {
    let rank = n.count
    guard rank > 0, n.allSatisfy({ $0.count == rank && $0.allSatisfy { $0.count == rank } }) else {
      throw GroupError("Fusion coefficients form a cube.")
    }
    guard n.allSatisfy({ $0.allSatisfy { $0.allSatisfy { $0 >= 0 } } }) else {
      throw GroupError("Fusion coefficients are not negative.")
    }
    let range = 0..<rank
    var dual: [Int] = []
    for a in range {
      let partners = range.filter { n[a][$0][0] != 0 }
      guard partners.count == 1, n[a][partners[0]][0] == 1 else {
        throw GroupError(
          "Irrep \(a) has no single dual: the unit occurs \(n[a].map { $0[0] }) times.")
      }
      dual.append(partners[0])
      for b in range {
        guard n[a][b] == n[b][a] else {
          throw GroupError("The fusion of \(a) and \(b) is not commutative.")
        }
        guard n[0][a][b] == (a == b ? 1 : 0) else {
          throw GroupError("Irrep 0 is not the unit of the fusion ring.")
        }
      }
    }
    self.init(validated: n, dual: dual)
    for a in range {
      for b in range {
        for c in range where times(n[a][b], c) != times(n[b][c], a) {
          throw GroupError("The fusion of \(a), \(b) and \(c) is not associative.")
        }
      }
    }
  }

  /// Coefficients whose laws are known to hold.
  package init(validated coefficients: [[[Int]]], dual: [Int]) {
    self.coefficients = coefficients
    self.dual = dual
  }

  /// The product of Σ_α x_α α with an irrep.
  public func times(_ x: [Int], _ irrep: Int) -> [Int] {
    var result = [Int](repeating: 0, count: x.count)
    for (a, xa) in x.enumerated() where xa != 0 {
      for c in x.indices { result[c] += xa * coefficients[a][irrep][c] }
    }
    return result
  }

  /// The product of Σ_α x_α α and Σ_β y_β β.
  public func product(_ x: [Int], _ y: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: x.count)
    for (b, yb) in y.enumerated() where yb != 0 {
      let part = times(x, b)
      for c in x.indices { result[c] += yb * part[c] }
    }
    return result
  }
}

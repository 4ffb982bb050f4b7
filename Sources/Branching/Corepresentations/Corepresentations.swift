/// How the irreps of the unitary group G make up the observed signatures in the presence of an anti-unitary symmetry T.
public struct Corepresentations: Hashable, Sendable {
  /// One for each observed signature, in the order of `SignatureData`.
  public let parts: [Part]

  /// The co-representations that carry one signature.
  public struct Part: Hashable, Sendable {
    /// b.
    public let signature: [Int]
    /// D_b.
    public let dimension: Int
    /// r^a, r^c and r^b.
    public let counts: WignerTypeCounts
    /// Shape [type-c co-representation]: b_α, of b_α and b_{Tα} the one that is later in lexicographic order (or equal).
    public let halves: [[Int]]

    /// b_{Tα}.
    package func partner(of half: [Int]) -> [Int] { zip(signature, half).map { $0 - $1 } }

    fileprivate func mapped(_ transform: ([Int]) -> [Int]) -> Part {
      let whole = transform(signature)
      let halves = halves.map { half -> [Int] in
        let (a, b) = (transform(half), transform(partner(of: half)))
        return a.lexicographicallyPrecedes(b) ? b : a
      }
      return Part(
        signature: whole, dimension: dimension, counts: counts,
        halves: halves.sorted { $1.lexicographicallyPrecedes($0) })
    }
  }

  init(parts: [Part]) {
    self.parts = parts.sorted { a, b in
      a.dimension != b.dimension
        ? a.dimension < b.dimension : b.signature.lexicographicallyPrecedes(a.signature)
    }
  }

  /// The branching vectors of the irreps of G with the number of irreps that have each.
  var unitaryVectors: [[Int]: Int] {
    var result: [[Int]: Int] = [:]
    for part in parts {
      let counts = part.counts
      if counts.real > 0 { result[part.signature, default: 0] += counts.real }
      if counts.quaternionic > 0 {
        result[part.signature.map { $0 / 2 }, default: 0] += counts.quaternionic
      }
      for half in part.halves {
        result[half, default: 0] += 1
        result[part.partner(of: half), default: 0] += 1
      }
    }
    return result
  }

  /// Whether T ties no levels: the signatures are those of a unitary reading.
  var isUnitary: Bool {
    parts.allSatisfy { $0.counts.complex == 0 && $0.counts.quaternionic == 0 }
  }

  /// The same when branching vectors are written in another way.
  package func mapped(_ transform: ([Int]) -> [Int]) -> Corepresentations {
    Corepresentations(parts: parts.map { $0.mapped(transform) })
  }
}

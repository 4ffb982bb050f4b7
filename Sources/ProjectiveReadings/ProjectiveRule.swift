import Branching
import GroupTheory
import Numerics

/// The tests of a candidate (p, r) for a projective action that need no extension.
///
/// With M = Σ_b r_b b bᵀ and T = X† M X, T_cc is |C_G(c)|, or 0 when c is not regular for the cocycle; two classes of N fuse
/// in G, up to a phase, exactly when |T_cc'| = T_cc > 0.
enum ProjectiveRule {
  /// The first condition that a candidate fails; nil when it passes all.
  static func failure(of candidate: IndexCandidate) -> RejectionReason? {
    let (data, order) = (candidate.data, candidate.order)
    for dimension in data.dimensions
    where order % dimension != 0 || dimension * dimension > order { return .irrepDimension }
    // The order of the cocycle's class divides every D: determinants make its D-th power trivial.
    if commonDimension(of: data) == 1 { return .cocycleOrder }
    return classesFuse(candidate) ? nil : .classFusion
  }

  /// The greatest common divisor of all D_b, which the order of the cocycle's class divides.
  static func commonDimension(of data: SignatureData) -> Int {
    data.dimensions.reduce(0) { a, b in
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    }
  }

  private static func classesFuse(_ candidate: IndexCandidate) -> Bool {
    let (table, order) = (candidate.data.visible, candidate.order)
    let values = (0..<candidate.data.count).map { k in
      candidate.data.character(of: k).map(\.complex)
    }
    func entry(_ c: Int, _ d: Int) -> Complex<Double> {
      zip(values, candidate.multiplicities).reduce(.zero) { sum, term in
        sum + Complex(Double(term.1), 0) * term.0[c].conjugate * term.0[d]
      }
    }
    let tolerance = 1e-6 * Double(order)
    for c in 0..<table.rank {
      let diagonal = entry(c, c).real
      let centralizer = Int(diagonal.rounded())
      guard abs(diagonal - Double(centralizer)) < tolerance else { return false }
      if centralizer > 0 {
        guard order % centralizer == 0, centralizer % table.centralizerOrders[c] == 0 else {
          return false
        }
      }
      var elements = 0
      for d in 0..<table.rank {
        let modulus = entry(c, d).length
        if modulus < tolerance { continue }
        guard abs(modulus - diagonal) < tolerance else { return false }
        elements += table.classSizes[d]
      }
      guard centralizer == 0 || order / centralizer >= elements else { return false }
    }
    return true
  }
}

import GroupTheory
import Numerics

/// The branching of all irreps of a hypothetical G to N: a candidate (p, r) that passed every test which needs no fusion.
///
/// Irreps are numbered signature by signature, the trivial irrep of G first.
public struct BranchingRule: Hashable, Sendable {
  /// p and r.
  public let candidate: IndexCandidate
  /// Shape [irrep of G]: the signature.
  public let signatureOf: [Int]
  /// Shape [class of N]: the number of the class of G that holds it; numbers count from 0 in order of appearance.
  public let fusedClassOf: [Int]
  /// Shape [fused class]: |C_G(c)|.
  public let centralizerOrders: [Int]

  /// The signatures.
  public var data: SignatureData { candidate.data }
  /// |G| = p |N|.
  public var order: Int { candidate.order }
  /// The number of irreps of G.
  public var rank: Int { signatureOf.count }
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  public var vectors: [[Int]] { signatureOf.map { data.vectors[$0] } }
  /// Shape [irrep of G]: D_α.
  public var dimensions: [Int] { signatureOf.map { data.dimensions[$0] } }

  /// The branching rule of a candidate, or the first condition that it fails.
  public static func check(
    _ candidate: IndexCandidate
  ) -> Result<BranchingRule, RejectionReason> {
    let data = candidate.data
    guard let trivial = data.trivial else { return .failure(.trivialIrrep) }
    let order = candidate.order
    for k in 0..<data.count {
      guard let dual = data.dual(of: k),
        candidate.multiplicities[k] == candidate.multiplicities[dual]
      else { return .failure(.dualClosure) }
      guard order % data.dimensions[k] == 0, data.dimensions[k] * data.dimensions[k] <= order else {
        return .failure(.irrepDimension)
      }
    }
    guard ClassNumberCondition.holds(rank: candidate.rank, order: order) else {
      return .failure(.classNumber)
    }
    guard let fusion = ClassFusion(candidate) else {
      return .failure(.classFusion)
    }
    precondition(trivial == 0, "canonical order puts the trivial signature first")
    return .success(
      BranchingRule(
        candidate: candidate,
        signatureOf: candidate.multiplicities.enumerated().flatMap {
          [Int](repeating: $0.offset, count: $0.element)
        },
        fusedClassOf: fusion.classOf, centralizerOrders: fusion.centralizerOrders))
  }
}

extension RejectionReason: Error {}

/// How classes of N fuse in G, from the branching alone.
///
/// With M = Σ_b r_b b bᵀ and T = X† M X, two classes fuse exactly when all signatures take equal values on them;
/// T_{cc'} = |C_G(c)| for classes that fuse, 0 for others.
private struct ClassFusion {
  let classOf: [Int]
  let centralizerOrders: [Int]

  /// Nil unless off-diagonal entries vanish, |C_G(c)| is a multiple of |C_N(c)| that divides |G|, and the classes of G
  /// have room for the elements of N in them.
  init?(_ candidate: IndexCandidate) {
    let data = candidate.data
    let table = data.visible
    let order = candidate.order
    let characters = (0..<data.count).map(data.character)
    var columns: [[Cyclotomic]: Int] = [:]
    let classOf = (0..<table.rank).map { c -> Int in
      let column = characters.map { $0[c] }
      let next = columns.count
      return columns[column, default: next].also { columns[column] = $0 }
    }
    let values = characters.map { $0.map(\.complex) }
    var orders = [Int](repeating: 0, count: columns.count)
    for c in 0..<table.rank {
      for d in 0...c {
        var sum = Complex<Double>.zero
        for (k, r) in candidate.multiplicities.enumerated() {
          sum += Complex(Double(r), 0) * values[k][c].conjugate * values[k][d]
        }
        let entry = Int(sum.real.rounded())
        guard (sum - Complex(Double(entry), 0)).length < 1e-6 else { return nil }
        if classOf[c] != classOf[d] {
          guard entry == 0 else { return nil }
        } else {
          guard entry > 0, order % entry == 0, entry % table.centralizerOrders[c] == 0 else {
            return nil
          }
          orders[classOf[c]] = entry
        }
      }
    }
    for (fused, centralizer) in orders.enumerated() {
      let visibleElements = (0..<table.rank).reduce(0) { sum, c in
        sum + (classOf[c] == fused ? table.classSizes[c] : 0)
      }
      guard order / centralizer >= visibleElements else { return nil }
    }
    self.classOf = classOf
    centralizerOrders = orders
  }
}

extension Int {
  fileprivate func also(_ body: (Int) -> Void) -> Int {
    body(self)
    return self
  }
}

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
/// T_{cc'} = |C_G(c)| for classes that fuse, 0 for others. As T_{cc} + T_{c'c'} - 2 Re T_{cc'} = Σ_b r_b |X_b(c) - X_b(c')|²,
/// integers T decide exactly what fuses.
private struct ClassFusion {
  let classOf: [Int]
  let centralizerOrders: [Int]

  /// Nil unless T is as stated, |C_G(c)| is a multiple of |C_N(c)| that divides |G|, and the classes of G have room for the
  /// elements of N in them.
  init?(_ candidate: IndexCandidate) {
    let table = candidate.data.visible
    var classOf: [Int] = []
    var orders: [Int] = []
    let columns = Self.columns(candidate)
    for (c, column) in columns.enumerated() {
      guard let own = Self.integer(column, column), own > 0, candidate.order % own == 0,
        own % table.centralizerOrders[c] == 0
      else { return nil }
      var fused: Int?
      for (d, other) in classOf.enumerated() {
        guard let entry = Self.integer(column, columns[d]) else { return nil }
        guard entry != 0 else { continue }
        guard entry == own, entry == orders[other] else { return nil }
        fused = other
      }
      if fused == nil { orders.append(own) }
      classOf.append(fused ?? orders.count - 1)
    }
    for (fused, centralizer) in orders.enumerated() {
      let visibleElements = (0..<table.rank).reduce(0) { sum, c in
        sum + (classOf[c] == fused ? table.classSizes[c] : 0)
      }
      guard candidate.order / centralizer >= visibleElements else { return nil }
    }
    (self.classOf, centralizerOrders) = (classOf, orders)
  }

  /// Shape [class of N, signature]: √r_b X_b(c).
  private static func columns(_ candidate: IndexCandidate) -> [[Complex<Double>]] {
    let (data, table) = (candidate.data, candidate.data.visible)
    let characters = table.complexCharacters
    return (0..<table.rank).map { c in
      zip(data.vectors, candidate.multiplicities).map { vector, count in
        var sum = Complex<Double>.zero
        for irrep in vector.indices where vector[irrep] != 0 {
          sum += characters[irrep][c].multiplied(by: Double(vector[irrep]))
        }
        return sum.multiplied(by: Double(count).squareRoot())
      }
    }
  }

  /// T_{cc'}; nil when it is no integer.
  private static func integer(_ a: [Complex<Double>], _ b: [Complex<Double>]) -> Int? {
    let sum = zip(a, b).reduce(Complex<Double>.zero) { $0 + $1.0 * $1.1.conjugate }
    let entry = sum.real.rounded()
    return (sum - Complex(entry, 0)).length < 1e-6 ? Int(entry) : nil
  }
}

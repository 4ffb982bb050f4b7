import GroupTheory

/// All irreps of the hidden symmetry that occur in a Hilbert space, or in a window of its levels.
///
/// They fix what levels leave open: r_b is the number of irreps with branching b, Wigner types are known, and where no irrep is
/// unobserved Frobenius reciprocity, Σ_α b_αλ D_α = p d_λ for every λ, gives p = [G:N] at once. Sums that differ from sector to
/// sector mean that irreps are unobserved, or that no finite group has these.
public struct ExactIrreps: Hashable, Sendable {
  /// The irreps.
  public let irreps: [ExactIrrep]
  /// Whether all levels were known; without, irreps may be missing that have no level in the window.
  public let isComplete: Bool

  /// Irreps with branching vectors of one length.
  public init(_ irreps: [ExactIrrep], isComplete: Bool = true) {
    self.irreps = irreps
    self.isComplete = isComplete
  }

  /// Σ_α D_α², the dimension of the commutant.
  public var commutantDimension: Int { irreps.reduce(0) { $0 + $1.dimension * $1.dimension } }

  /// r_b for every branching vector b.
  public var multiplicities: [[Int]: Int] {
    irreps.reduce(into: [:]) { $0[$1.branching, default: 0] += 1 }
  }

  /// The branching vectors without repetition, by ascending dimension, then descending.
  public var vectors: [[Int]] {
    let dimensions = Dictionary(
      irreps.map { ($0.branching, $0.dimension) }, uniquingKeysWith: { first, _ in first })
    return dimensions.sorted { a, b in
      a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key)
    }.map(\.key)
  }

  /// Σ_α b_αλ D_α / d_λ, p for every sector where all irreps were observed. Shape: [sector].
  public func frobeniusSums(_ visible: CharacterTable) -> [Double] {
    visible.dimensions.enumerated().map { sector, dimension in
      Double(irreps.reduce(0) { $0 + $1.branching[sector] * $1.dimension }) / Double(dimension)
    }
  }

  /// p, where no irrep is unobserved; nil where the sums differ or are no integer.
  public func index(_ visible: CharacterTable) -> Int? {
    let sums = frobeniusSums(visible)
    return Set(sums).count == 1 ? Int(exactly: sums[0]) : nil
  }

  /// The least p that leaves room for these irreps.
  public func leastIndex(_ visible: CharacterTable) -> Int {
    Int(frobeniusSums(visible).max()!.rounded(.up))
  }

  /// The signatures that the levels of these irreps have: irreps that an anti-unitary symmetry joins show one signature, and so
  /// does a Kramers pair.
  public var signatures: [[Int]] {
    Set(irreps.indices.map(signature)).sorted { $1.lexicographicallyPrecedes($0) }
  }

  /// The signature of the levels of an irrep.
  public func signature(of irrep: Int) -> [Int] {
    let own = irreps[irrep].branching
    if case .other(let partner) = irreps[irrep].partner {
      return zip(own, irreps[partner].branching).map(+)
    }
    return irreps[irrep].field == .quaternionic ? own.map { 2 * $0 } : own
  }

  /// The numbers of levels of every signature in one spectrum, as far as the family alone ties levels.
  public var levelCounts: [[Int]: Int] {
    var result: [[Int]: Int] = [:]
    for (k, irrep) in irreps.enumerated() {
      if case .other(let partner) = irrep.partner, partner < k { continue }
      result[signature(of: k), default: 0] +=
        irrep.field == .quaternionic ? irrep.levelCount / 2 : irrep.levelCount
    }
    return result
  }

  /// The same when branching vectors are written in another way.
  public func mapped(_ transform: ([Int]) -> [Int]) -> ExactIrreps {
    ExactIrreps(irreps.map { $0.mapped(transform) }, isComplete: isComplete)
  }
}

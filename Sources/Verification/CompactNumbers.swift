/// A stored infinite compact group whose irreps are exact ones behind a finite visible group, as bare numbers.
public struct CompactNumbers: Sendable {
  /// "O(2)×Z2", "SO(4)".
  public let group: String
  /// The continuous factors, one or two.
  public let factors: [Factor]
  /// The finite factor; nil for none.
  public let finite: Finite?
  /// Shape [component].
  public let irreps: [Irrep]
  /// The one-dimensional irrep of N that all restrictions are multiplied with; nil for none.
  public let twist: Int?
  /// Whether N lies in the group only up to a phase for each parity of the charge.
  public let isVisibleProjective: Bool

  /// A continuous factor.
  public struct Factor: Sendable {
    /// "SO(3)", "SU(2)", "U(1)", "O(2)" or "Pin(2)".
    public let name: String
    /// How the defining representation restricts to N. Shape [irrep of N].
    public let fundamental: [Int]
    /// The irrep of N that 0- of O(2) or Pin(2) restricts to; -1 for other groups.
    public let sign: Int
    /// Of U(1): charge q restricts to the power (q + offset)/2 of the fundamental.
    public let offset: Int

    /// A factor from its numbers, whatever they are.
    public init(name: String, fundamental: [Int], sign: Int, offset: Int) {
      (self.name, self.fundamental) = (name, fundamental)
      (self.sign, self.offset) = (sign, offset)
    }
  }

  /// A finite factor.
  public struct Finite: Sendable {
    /// "Z2", "Z3", "Z2×Z2", "S3" or "N".
    public let name: String
    /// Shape [irrep of the factor, irrep of N].
    public let restrictions: [[Int]]

    /// A factor from its numbers, whatever they are.
    public init(name: String, restrictions: [[Int]]) {
      (self.name, self.restrictions) = (name, restrictions)
    }
  }

  /// What an exact irrep is.
  public struct Irrep: Hashable, Sendable {
    /// 2j of SO(3) and SU(2), 2m of U(1), |m| of O(2) and Pin(2). Shape [factor].
    public let charges: [Int]
    /// 1 for 0- of O(2) and Pin(2). Shape [factor].
    public let odd: [Int]
    /// The irrep of the finite factor; 0 where there is none.
    public let finite: Int

    /// An irrep from its numbers, whatever they are.
    public init(charges: [Int], odd: [Int], finite: Int) {
      (self.charges, self.odd, self.finite) = (charges, odd, finite)
    }
  }

  /// A reading from its numbers, whatever they are.
  public init(
    group: String, factors: [Factor], finite: Finite?, irreps: [Irrep], twist: Int?,
    isVisibleProjective: Bool
  ) {
    (self.group, self.factors, self.finite) = (group, factors, finite)
    (self.irreps, self.twist) = (irreps, twist)
    self.isVisibleProjective = isVisibleProjective
  }

  /// Why the arrays do not belong together; `dimensions` are those of N's irreps.
  func shapeFailure(dimensions: [Int], components: Int) -> String? {
    let (sectors, count) = (dimensions.indices, factors.count)
    if !(1...2).contains(count) { return "there are \(count) continuous factors" }
    let vectors = factors.map(\.fundamental) + (finite?.restrictions ?? [])
    if vectors.contains(where: { $0.count != sectors.count || $0.contains { $0 < 0 } }) {
      return "a restriction is not \(sectors.count) multiplicities"
    }
    if irreps.isEmpty || irreps.count != components {
      return "there are \(components) exact irreps, \(irreps.count) have charges"
    }
    if irreps.contains(where: { $0.charges.count != count || $0.odd.count != count }) {
      return "charges and odd are not [\(components), \(count)]"
    }
    if !irreps.allSatisfy({ (0..<(finite?.restrictions.count ?? 1)).contains($0.finite) }) {
      return "an irrep of the finite factor does not exist"
    }
    if factors.contains(where: { !(-1..<sectors.count).contains($0.sign) }) {
      return "a sign does not exist"
    }
    return twist.map { sectors.contains($0) && dimensions[$0] == 1 } ?? true
      ? nil : "the twist is no one-dimensional irrep"
  }
}

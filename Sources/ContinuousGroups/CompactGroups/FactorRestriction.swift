/// How a factor of rank 1 restricts to the visible group N: all that its irreps' restrictions follow from.
public struct FactorRestriction: Hashable, Sendable {
  /// The compact group.
  public let factor: CompactFactor
  /// The restriction of the defining representation. Shape: [sector].
  public let fundamental: [Int]
  /// The irrep of N that 0- of O(2) or Pin(2) restricts to; nil for other groups.
  public let sign: Int?
  /// Of U(1): the irrep with `FactorIrrep.charge` q restricts to the ((q + offset)/2)-th power of `fundamental`. 0 otherwise.
  public let offset: Int

  init(_ homomorphism: FactorHomomorphism, offset: Int) {
    (factor, fundamental) = (homomorphism.factor, homomorphism.fundamental)
    sign = factor.hasPairs ? homomorphism.sign : nil
    self.offset = factor == .circle ? offset : 0
  }
}

/// A stored reading as a compact group of rank 1 seen through a finite one, as bare numbers.
public struct RestrictionNumbers: Sendable {
  /// How the vector of SO(3), or the spinor of SU(2), restricts to N. Shape [irrep of N].
  public let fundamental: [Int]
  /// 2j of every signature, -1 for a composite. Shape [signature].
  public let doubledSpins: [Int]
  /// The one-dimensional irrep of N that all signatures are multiplied with; nil for none.
  public let twist: Int?

  /// A reading from its numbers, whatever they are.
  public init(fundamental: [Int], doubledSpins: [Int], twist: Int?) {
    (self.fundamental, self.doubledSpins, self.twist) = (fundamental, doubledSpins, twist)
  }
}

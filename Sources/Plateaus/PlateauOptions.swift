/// What sets of signatures to look for.
public struct PlateauOptions: Sendable {
  /// No signature has an entry b_λ above this.
  public var largestEntry: Int
  /// Also tell how the answer depends on the errors: with half and with twice of them.
  public var variesErrors: Bool

  /// Entries up to 3, with varied errors, unless said otherwise.
  public init(largestEntry: Int = 3, variesErrors: Bool = true) {
    self.largestEntry = largestEntry
    self.variesErrors = variesErrors
  }

  /// A signature with less than this part of the levels that its irreps have in an infinite system is not considered.
  static let leastShare = 1.0 / 3
}

/// What sets of signatures to look for.
public struct PlateauOptions: Sendable {
  /// No signature has an entry b_λ above this.
  public var largestEntry: Int
  /// Also tell how the answer depends on the errors: with half and with twice of them.
  public var variesErrors: Bool
  /// Also search the sets that can change nothing, because likelier ones leave several solutions already.
  public var searchesSettled: Bool

  /// Entries up to 3, with varied errors and without sets that can change nothing, unless said otherwise.
  public init(largestEntry: Int = 3, variesErrors: Bool = true, searchesSettled: Bool = false) {
    self.largestEntry = largestEntry
    self.variesErrors = variesErrors
    self.searchesSettled = searchesSettled
  }

  /// A signature with less than this part of the levels that its irreps have in an infinite system is not considered.
  static let leastShare = 1.0 / 3
}

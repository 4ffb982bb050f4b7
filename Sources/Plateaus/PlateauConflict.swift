/// Plateaus that contradict one another within their errors: no set of signatures has them all.
public struct PlateauConflict: Sendable {
  /// The plateaus in conflict, those first that need the largest errors. Copies of one plateau stand one after the other.
  public let entries: [Entry]
  /// The smallest common factor on all errors with which some set of signatures has all plateaus, to one per cent.
  public let errorFactor: Double
  /// False where the time was over before all entries were found.
  public let isComplete: Bool

  /// A plateau in conflict.
  public struct Entry: Sendable {
    /// The sectors.
    public let pair: MeasuredPlateau.Pair
    /// The measured plateau.
    public let value: Double
    /// Its error.
    public let error: Double
    /// Why.
    public let reason: Reason
    /// The factor on its error that would do, with those before it out of the way.
    public let errorFactor: Double
  }

  /// What is wrong with a plateau.
  public enum Reason: String, Sendable {
    /// Σ n b_λ b_μ is not negative, and this is.
    case negative
    /// Σ n b_λ² is no smaller than R_λ, and this is.
    case belowLevels
    /// No numbers of levels of any signatures give it together with the others.
    case unexplained
  }
}

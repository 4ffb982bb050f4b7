import Plateaus

/// Plateaus that no set of signatures has within their errors.
package struct PlateauConflictReport: Encodable, Sendable {
  package let entries: [Entry]
  /// The smallest common factor on the errors that reconciles them.
  package let errorFactor: Double
  /// Whether all entries were found in time.
  package let complete: Bool

  /// A plateau that contradicts the others.
  package struct Entry: Encodable, Sendable {
    /// Places in `sectors`.
    package let sectors: [Int]
    package let value: Double
    package let standardError: Double
    /// "negative", "belowLevels" or "unexplained".
    package let reason: String
    /// The factor on its error that would do, with those before it out of the way.
    package let errorFactor: Double
    /// The reason for people.
    package let explanation: String

    private enum CodingKeys: String, CodingKey {
      case sectors, value, standardError, reason, errorFactor
    }
  }

  init(_ conflict: PlateauConflict) {
    entries = conflict.entries.map { entry in
      Entry(
        sectors: [entry.pair.first, entry.pair.second], value: entry.value,
        standardError: entry.error, reason: entry.reason.rawValue, errorFactor: entry.errorFactor,
        explanation: Self.explanation(entry.reason))
    }
    (errorFactor, complete) = (conflict.errorFactor, conflict.isComplete)
  }

  private static func explanation(_ reason: PlateauConflict.Reason) -> String {
    switch reason {
    case .negative: "no plateau is negative"
    case .belowLevels: "smaller than the number of levels"
    case .unexplained: "no signatures give it beside the others"
    }
  }
}

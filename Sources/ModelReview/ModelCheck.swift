/// One check of what a model file declares.
package struct ModelCheck: Sendable {
  package enum Result: Sendable {
    case passed
    case failed(String)
    /// With the reason.
    case skipped(String)
  }

  /// For scripts.
  package let name: String
  /// For people.
  package let statement: String
  package let result: Result

  /// What is wrong; nil unless the check failed.
  package var failure: String? { if case .failed(let text) = result { text } else { nil } }
}

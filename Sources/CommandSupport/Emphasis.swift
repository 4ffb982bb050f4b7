import Foundation

/// Colours for what matters most, on terminals only.
public enum Emphasis: Sendable {
  /// What is settled.
  case settled
  /// What is open.
  case open

  private var code: String { self == .settled ? "1;32" : "1;33" }

  /// The text in colour where `isColoured`, and as it is elsewhere.
  public func applied(to text: String, isColoured: Bool) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Whether a stream is a terminal that shows colours; never where NO_COLOR is set (no-color.org).
  public static func isShown(
    on stream: StandardStream,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Bool {
    guard environment["NO_COLOR", default: ""].isEmpty,
      !["", "dumb"].contains(environment["TERM"] ?? "")
    else { return false }
    return isatty(stream.rawValue) == 1
  }
}

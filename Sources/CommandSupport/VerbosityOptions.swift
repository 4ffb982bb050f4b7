import ArgumentParser
import Logging

/// The options of every command about what it says on standard error.
public struct VerbosityOptions: ParsableArguments {
  /// Whether progress and remarks are silenced; errors never are.
  @Flag(name: .shortAndLong, help: "Show no progress and no remarks, only errors.")
  public var quiet = false

  /// Whether decisions are logged.
  @Flag(name: .shortAndLong, help: "Log what is decided and why.")
  public var verbose = false

  /// The defaults.
  public init() {}

  /// Refuses both flags at once.
  public func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// A logger with these options: decisions at `info`, remarks at `warning`.
  public func logger(_ label: String) -> Logger {
    var logger = Logger(label: label) { _ in PlainLogHandler() }
    logger.logLevel = quiet ? .error : verbose ? .debug : .warning
    return logger
  }
}

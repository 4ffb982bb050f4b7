import ArgumentParser
import Foundation

/// What remains to be printed when a command has ended, and its exit status.
public struct CommandOutcome: Sendable, Equatable {
  /// The exit status as the shell sees it.
  public let exitStatus: Int32
  /// For standard output: the help or the version that was asked for.
  public var standardOutput = ""
  /// For standard error: why the command failed.
  public var standardError = ""

  /// The outcome of a command that ended without an error.
  public static let done = CommandOutcome(exitStatus: ExitStatus.done.rawValue)

  /// Runs a command from its command line and catches what it throws.
  ///
  /// `classify` gives the exit status of errors that are no `CommandFailure`; nil means 1.
  public static func running<Root: ParsableCommand>(
    _ root: Root.Type, arguments: [String]? = nil,
    classify: (any Error) -> ExitStatus? = { _ in nil }
  ) -> CommandOutcome {
    let given = arguments ?? Array(CommandLine.arguments.dropFirst())
    if let unknown = unknownCommand(given, of: root) {
      return CommandOutcome(
        exitStatus: ExitStatus.wrongCommandLine.rawValue,
        standardError:
          "error: there is no command '\(unknown)'; '\(root._commandName) --help' lists them.\n")
    }
    do {
      var command = try root.parseAsRoot(arguments)
      try command.run()
      return .done
    } catch {
      return CommandOutcome(of: error, root: root, classify: classify)
    }
  }

  /// The first word, where commands are expected and it is none.
  private static func unknownCommand<Root: ParsableCommand>(
    _ arguments: [String], of root: Root.Type
  ) -> String? {
    let configuration = root.configuration
    guard let first = arguments.first, !first.hasPrefix("-"), !configuration.subcommands.isEmpty,
      configuration.defaultSubcommand == nil
    else { return nil }
    let known = configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }
    return (known + ["help"]).contains(first) ? nil : first
  }

  private init(exitStatus: Int32, standardOutput: String = "", standardError: String = "") {
    self.exitStatus = exitStatus
    self.standardOutput = standardOutput
    self.standardError = standardError
  }

  private init<Root: ParsableCommand>(
    of error: any Error, root: Root.Type, classify: (any Error) -> ExitStatus?
  ) {
    if let status = (error as? any CommandFailure)?.exitStatus ?? classify(error) {
      self.init(exitStatus: status.rawValue, standardError: "error: \(error)\n")
      return
    }
    let code = root.exitCode(for: error)
    let message = root.fullMessage(for: error)
    if code.isSuccess {
      self.init(exitStatus: code.rawValue, standardOutput: Self.line(message))
      return
    }
    let status = code == .validationFailure ? ExitStatus.wrongCommandLine.rawValue : code.rawValue
    let capital = "Error:"
    let plain = message.hasPrefix(capital) ? "error:" + message.dropFirst(capital.count) : message
    self.init(exitStatus: status, standardError: Self.line(plain))
  }

  private static func line(_ text: String) -> String {
    text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }
}

/// Runs a command as the whole program: signals end it in order, errors become one or two plain
/// sentences on standard error, and the exit status is one of `ExitStatus`.
///
/// `arguments` are the process's own by default; `classify` gives the exit status of errors that
/// are no `CommandFailure`, where nil means 1.
public func runCommand<Root: ParsableCommand>(
  _ root: Root.Type, arguments: [String]? = nil,
  classify: (any Error) -> ExitStatus? = { _ in nil }
) -> Never {
  Interruption.install()
  let outcome = CommandOutcome.running(root, arguments: arguments, classify: classify)
  StandardStream.remark(outcome.standardError)
  do {
    try StandardStream.output.write(outcome.standardOutput)
  } catch {
    StandardStream.remark("error: \(error)\n")
    exit(error.exitStatus.rawValue)
  }
  exit(outcome.exitStatus)
}

import ArgumentParser
import CommandSupport
import Foundation
import Testing

struct OtherError: Error, CustomStringConvertible {
  let description = "Something else is wrong."
}

struct Trial: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "trial", version: "7")
  @Option var count = 1
  @Argument var way = "good"

  func validate() throws {
    if count < 0 { throw ValidationError("--count must not be negative.") }
  }

  func run() throws {
    switch way {
    case "file": throw PlainFailure(.wrongInputFile, "The file is wrong.")
    case "other": throw OtherError()
    case "code": throw ExitCode(1)
    case "int": try work(until: SIGINT)
    case "term": try work(until: SIGTERM)
    case "twice":
      #expect(throws: Interrupted(signal: SIGINT)) { try work(until: SIGINT) }
      try work(until: SIGINT, stubbornly: true)
    default: try Interruption.check()
    }
  }

  /// Sends the process a signal and works on, for a minute at most, until it is noticed.
  private func work(until number: Int32, stubbornly: Bool = false) throws {
    kill(getpid(), number)
    for _ in 0..<6000 {
      usleep(10_000)
      if !stubbornly { try Interruption.check() }
    }
  }
}

private struct Family: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "family", subcommands: [Trial.self])
}

@Suite struct CommandOutcomeTests {
  @Test func commandsThatThereAreNotAreNamed() {
    let outcome = CommandOutcome.running(Family.self, arguments: ["trail", "file"])
    #expect(outcome.exitStatus == ExitStatus.wrongCommandLine.rawValue)
    #expect(
      outcome.standardError
        == "error: there is no command 'trail'; 'family --help' lists them.\n")
    #expect(CommandOutcome.running(Family.self, arguments: ["help"]).exitStatus == 0)
    #expect(CommandOutcome.running(Family.self, arguments: ["--help"]).exitStatus == 0)
    #expect(CommandOutcome.running(Family.self, arguments: [Trial._commandName]) == .done)
  }

  @Test func success() {
    #expect(CommandOutcome.running(Trial.self, arguments: []) == .done)
  }

  @Test(arguments: [["--cuont", "3"], ["--count", "x"], ["--count", "-1"], ["a", "b"]])
  func wrongCommandLines(arguments: [String]) {
    let outcome = CommandOutcome.running(Trial.self, arguments: arguments)
    #expect(outcome.exitStatus == 2)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.hasPrefix("error: "))
    #expect(outcome.standardError.contains("Usage: trial"))
  }

  @Test(arguments: [["--help"], ["--version"]])
  func helpIsNoError(arguments: [String]) {
    let outcome = CommandOutcome.running(Trial.self, arguments: arguments)
    #expect(outcome.exitStatus == 0)
    #expect(outcome.standardError.isEmpty)
    #expect(outcome.standardOutput.hasSuffix("\n"))
  }

  @Test func failuresCarryTheirStatus() {
    let outcome = CommandOutcome.running(Trial.self, arguments: ["file"])
    #expect(outcome.exitStatus == 3)
    #expect(outcome.standardError == "error: The file is wrong.\n")
    #expect(CommandOutcome.running(Trial.self, arguments: ["code"]).exitStatus == 1)
  }

  @Test func otherErrorsAreClassified() {
    let plain = CommandOutcome.running(Trial.self, arguments: ["other"])
    #expect(plain.exitStatus == 1)
    #expect(plain.standardError == "error: Something else is wrong.\n")
    let classified = CommandOutcome.running(Trial.self, arguments: ["other"]) {
      $0 is OtherError ? .wrongInputFile : nil
    }
    #expect(classified.exitStatus == 3)
    #expect(classified.standardError == plain.standardError)
  }

  @Test func signalsEndTheCommandInOrder() async {
    await #expect(processExitsWith: .exitCode(130)) {
      runCommand(Trial.self, arguments: ["int"])
    }
    await #expect(processExitsWith: .exitCode(143)) {
      runCommand(Trial.self, arguments: ["term"])
    }
    await #expect(processExitsWith: .exitCode(0)) {
      runCommand(Trial.self, arguments: [])
    }
  }

  @Test func theSecondSignalKills() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      runCommand(Trial.self, arguments: ["twice"])
    }
  }
}

import Foundation

/// What a finished command leaves behind.
struct CommandResult {
  /// The exit status; 128 + n after signal n, as a shell counts.
  let status: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let errors: String
}

/// A process in a folder of its own, its output caught in files.
final class RunningCommand {
  private let process = Process()
  private let streams: TemporaryFolder

  /// Starts an executable with a small environment.
  ///
  /// `current` is the current folder if it is not `folder`; `home` is the value of XSFF_HOME.
  init(
    _ executable: URL, _ arguments: [String], in folder: TemporaryFolder, current: String? = nil,
    home: String? = Program.packageRoot.path
  ) throws {
    streams = try TemporaryFolder()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = current.map { URL(fileURLWithPath: $0) } ?? folder.url
    var environment = ["XSFF_HOME": home].compactMapValues { $0 }
    for name in ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "ASAN_OPTIONS"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.newFile(streams.file("output"))
    process.standardError = try Self.newFile(streams.file("errors"))
    try process.run()
  }

  private static func newFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  /// What standard error holds by now.
  var errorsSoFar: String { text("errors") }

  /// Whether the process still runs.
  var isRunning: Bool { process.isRunning }

  /// Whether the process has installed a handler for SIGINT.
  var catchesInterrupts: Bool {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let mask = line.flatMap {
      UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16)
    }
    return (mask ?? 0) & (1 << UInt64(SIGINT - 1)) != 0
  }

  /// The largest resident set so far, in bytes; 0 when the process has ended.
  var peakMemory: Double {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first).flatMap { Double($0) }.map { $0 * 1024 }
      ?? 0
  }

  /// The processor time that the process has used, in seconds.
  var processorSeconds: Double {
    let path = "/proc/\(process.processIdentifier)/stat"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ").dropFirst(13).prefix(2).compactMap { Double($0) }
    return fields.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until the process satisfies a condition; returns at once when it has ended.
  func wait(until condition: (RunningCommand) -> Bool) {
    while isRunning && !condition(self) { usleep(5000) }
  }

  /// Waits for the end.
  func result() -> CommandResult {
    process.waitUntilExit()
    let status = process.terminationStatus
    return CommandResult(
      status: process.terminationReason == .exit ? status : 128 + status,
      output: text("output"), errors: text("errors"))
  }

  private func text(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: streams.file(name))) ?? Data(), as: UTF8.self)
  }
}

import Foundation

/// One of the commands, run as a whole process like any user runs it.
enum Program: String {
  case xsff, bootstrap

  /// The package's root folder, which holds Models and Data.
  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether an address sanitizer is in the executables: it takes its time, and addresses beyond any limit.
  static let isSanitized = ProcessInfo.processInfo.environment["ASAN_OPTIONS"] != nil

  /// Two gigabytes of address space, as a line of shell: one of memory, and what the libraries reserve without using it.
  static let memoryLimit = isSanitized ? "" : "ulimit -v 2000000; "

  /// The executable, which the build puts beside the tests' own.
  var executable: URL {
    guard let folder = Self.buildFolder else {
      fatalError("no folder near the tests holds the executables xsff and bootstrap")
    }
    return folder.appending(path: rawValue)
  }

  private static let buildFolder: URL? = {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let starts =
      [own, CommandLine.arguments.first].compactMap { $0 }
      + (Bundle.allBundles + [Bundle.main]).map(\.bundlePath)
    for start in starts {
      var folder = URL(fileURLWithPath: start)
      for _ in 0..<4 {
        folder.deleteLastPathComponent()
        let files = ["xsff", "bootstrap"].map { folder.appending(path: $0).path }
        if files.allSatisfy(FileManager.default.isExecutableFile(atPath:)) { return folder }
      }
    }
    return nil
  }()

  /// Runs the command to its end.
  func run(
    _ arguments: String..., in folder: TemporaryFolder, home: String? = Program.packageRoot.path
  ) throws -> CommandResult {
    try run(arguments, in: folder, home: home)
  }

  /// Runs the command to its end; `home` is the value of XSFF_HOME.
  func run(
    _ arguments: [String], in folder: TemporaryFolder,
    home: String? = Program.packageRoot.path
  ) throws -> CommandResult {
    try RunningCommand(executable, arguments, in: folder, home: home).result()
  }

  /// Runs the command through a shell, which `script` prepares and then replaces by "$@".
  func run(
    shell script: String, _ arguments: String..., in folder: TemporaryFolder
  ) throws -> CommandResult {
    try run(shell: script, arguments, in: folder)
  }

  /// The same with a list of arguments.
  func run(
    shell script: String, _ arguments: [String], in folder: TemporaryFolder
  ) throws -> CommandResult {
    try RunningCommand(
      URL(fileURLWithPath: "/bin/sh"), ["-c", script, "sh", executable.path] + arguments,
      in: folder
    ).result()
  }

  /// Runs a line of shell that calls the program as "$PROGRAM".
  static func run(
    shellLine: String, program: Program, in folder: TemporaryFolder
  ) throws -> CommandResult {
    try RunningCommand(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "PROGRAM=$1; \(shellLine)", "sh", program.executable.path], in: folder
    ).result()
  }
}

import Foundation

/// What a command wrote, and its exit status.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// A command that runs in a folder of its own.
final class RunningProcesses {
  let folder: URL
  private let process = Process()

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../..").standardized

  /// A folder that is removed by the system's own rules, named after a test.
  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "xsff-mpi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// `xsff` where `count` is nil, otherwise so many processes of `xsff-mpi`.
  init(_ count: Int?, _ arguments: [String], in folder: URL) throws {
    self.folder = folder
    let alone = Self.root.appending(path: ".build/release/xsff").path
    let together = Self.root.appending(path: ".build-mpi/release/xsff-mpi").path
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      (count.map { ["mpirun", "--oversubscribe", "-n", "\($0)", together] } ?? [alone])
      + arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["XSFF_HOME"] = Self.root.path
    // For tests by root in a container.
    environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1"
    environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1"
    environment["OMPI_MCA_btl_vader_single_copy_mechanism"] = "none"
    // Tests share their processors with others.
    environment["OMPI_MCA_mpi_yield_when_idle"] = "1"
    process.environment = environment
    for name in ["output", "errors"] {
      FileManager.default.createFile(
        atPath: folder.appending(path: name).path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "errors"))
    try process.run()
  }

  /// Waits for its end.
  func outcome() throws -> Outcome {
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return Outcome(
      status: process.terminationStatus, output: try text("output"), errors: try text("errors"))
  }

  var isRunning: Bool { process.isRunning }

  /// Sends a signal to one of the processes by its rank.
  func signal(_ number: Int32, rank: Int) throws {
    guard let process = process(rank: rank) else { throw NoSuchProcess(rank: rank) }
    kill(process, number)
  }

  /// One of the processes by its rank; nil before it has started.
  func process(rank: Int) -> Int32? {
    let mark = Data("OMPI_COMM_WORLD_RANK=\(rank)\0".utf8)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.lazy.compactMap { Int32($0) }.first { number in
      guard let status = Self.text("/proc/\(number)/status"),
        status.hasPrefix("Name:\txsff-mpi"), isDescendant(number),
        let environment = FileManager.default.contents(atPath: "/proc/\(number)/environ")
      else { return false }
      return environment.range(of: mark) != nil
    }
  }

  struct NoSuchProcess: Error { let rank: Int }

  private func isDescendant(_ number: Int32) -> Bool {
    var current = number
    while current > 1 {
      if current == process.processIdentifier { return true }
      guard
        let line = Self.text("/proc/\(current)/status")?.split(separator: "\n")
          .first(where: { $0.hasPrefix("PPid:") }),
        let parent = Int32(line.dropFirst(5).trimmingCharacters(in: .whitespaces))
      else { return false }
      current = parent
    }
    return false
  }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

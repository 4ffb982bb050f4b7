import Foundation

/// A Python interpreter with h5py, where there is one.
enum Python {
  static let withH5py: String? = {
    let environment = ProcessInfo.processInfo.environment
    let candidates = [environment["H5PY_PYTHON"]].compactMap { $0 } + ["python3"]
    return candidates.first { (try? run($0, "import h5py"))?.status == 0 }
  }()

  static func run(_ python: String, _ script: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

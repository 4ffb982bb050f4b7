import Foundation

/// The pairs N < G with known answers that lie beside the project, not inside it.
public enum DevelopmentSuite {
  /// The suite's file, searched for in the folders above this source file; nil where there is none.
  public static let file: URL? = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared/suite/groups.jsonl.gz")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
  }()

  /// Every pair of the suite (about 1500, read once in a few seconds); nil where there is no suite,
  /// so that a test can say that it skipped.
  ///
  /// Throws: `DecodingError` where a line has another shape, or the error of starting gzip.
  public static func load() throws -> [GroupPair]? {
    try pairs.get()
  }

  private static let pairs = Result { try readPairs() }

  private static func readPairs() throws -> [GroupPair]? {
    guard let file else { return nil }
    let decoder = JSONDecoder()
    return try decompressed(file).split(separator: UInt8(ascii: "\n")).map { line in
      try decoder.decode(GroupPair.self, from: Data(line))
    }
  }

  private static func decompressed(_ file: URL) throws -> Data {
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-dc", file.path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return data
  }
}

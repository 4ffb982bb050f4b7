import Foundation

/// Standard output and standard error, written at once and without a buffer.
///
/// Unlike `FileHandle.write(_:)`, which ends the program with a stack trace when a disk is full.
public enum StandardStream: Int32, Sendable {
  /// For results.
  case output = 1
  /// For progress, remarks and failures.
  case error = 2

  /// Writes all of a text, in ASCII on a terminal without Unicode.
  ///
  /// Throws: `PlainFailure` when it cannot be written.
  public func write(_ text: String) throws(PlainFailure) {
    let text = ASCIIText.isNeeded(on: self) ? ASCIIText.spelling(text) : text
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(rawValue, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        let name = self == .output ? "standard output" : "standard error"
        throw PlainFailure(.failed, "Cannot write to \(name): \(String(cString: strerror(errno))).")
      }
    }
  }

  /// Writes a text file of the installation.
  ///
  /// Throws: `PlainFailure` when it cannot be read or written.
  public func write(contentsOf file: URL) throws {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw PlainFailure(.failed, "\(file.path) cannot be read; the installation is not complete.")
    }
    try write(String(decoding: data, as: UTF8.self))
  }

  /// Writes a value as one line of JSON with sorted keys.
  ///
  /// Throws: `PlainFailure` when it cannot be written, and what the value throws.
  public func writeJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
  }

  /// Writes a text to standard error; what cannot be written is lost.
  public static func remark(_ text: String) {
    try? error.write(text)
  }
}

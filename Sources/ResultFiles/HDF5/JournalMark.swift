import Foundation

/// How the journal of an unfinished run begins, so that it can be told from a result file.
package enum JournalMark {
  /// The first bytes.
  package static let bytes = Array("xsffjrn1".utf8)

  /// Whether a file begins so.
  static func begins(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: bytes.count)).map { Array($0) } == bytes
  }
}

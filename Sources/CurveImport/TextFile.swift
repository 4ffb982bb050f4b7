import Foundation

/// A file of text.
enum TextFile {
  /// The whole text. Throws: `CurveImportError` where there is none.
  static func contents(of url: URL) throws -> String {
    guard let data = FileManager.default.contents(atPath: url.path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw CurveImportError(
        file: url.relativePath, problem: "the file cannot be read, or is no UTF-8 text.")
    }
    return text
  }
}

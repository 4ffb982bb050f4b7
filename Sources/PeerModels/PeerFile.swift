import Foundation
import ModelFiles

/// A file of another program: its path and its text.
package struct PeerFile: Sendable {
  /// The path, as messages show it.
  package let path: String
  /// The text, with line ends as they are.
  package let text: String
  /// The lines, without their ends.
  package let lines: [Substring]

  /// A file from its parts.
  package init(path: String, text: String) {
    (self.path, self.text) = (path, text)
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Reads a file.
  ///
  /// Throws: `ModelFileError` when it cannot be read or is no UTF-8 text.
  package init(reading path: String) throws(ModelFileError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw PeerFile(path: path, text: "").error("this is a folder, not a file")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PeerFile(path: path, text: "").error("the file cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw PeerFile(path: path, text: "").error("the file is not UTF-8 text")
    }
    self.init(path: path, text: text)
  }

  /// A file that this one names, whose path is relative to the folder of this one.
  ///
  /// Throws: `ModelFileError` as `init(reading:)`.
  package func neighbour(_ name: String) throws(ModelFileError) -> PeerFile {
    let folder = (path as NSString).deletingLastPathComponent
    let isAbsolute = name.hasPrefix("/")
    return try PeerFile(
      reading: isAbsolute || folder.isEmpty
        ? name : (folder as NSString).appendingPathComponent(name))
  }

  /// The name of the file without folder and suffix, in characters that a result file may have.
  package var stem: String {
    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let plain = name.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      return isPlain || "-._".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
    }
    let text = String(plain.drop { "-.".contains($0) })
    return text.isEmpty ? "model" : text
  }

  /// An error in this file: what is wrong and what would be understood; lines and columns count from 1.
  package func error(
    _ message: String, line: Int? = nil, column: Int? = nil, key: String = ""
  ) -> ModelFileError {
    ModelFileError(file: path, line: line, column: column, keyPath: key, message: message)
  }
}

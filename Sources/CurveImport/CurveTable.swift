import Foundation
import NumPyFiles

/// A table of text: a line of names, then a line of numbers for each time, separated by commas.
///
/// Empty lines and lines that begin with # are left out.
package enum CurveTable {
  static func reading(_ url: URL) throws -> NamedArrays {
    try parse(TextFile.contents(of: url), file: url.relativePath)
  }

  package static func parse(_ text: String, file: String) throws -> NamedArrays {
    func failure(_ problem: String) -> CurveImportError {
      CurveImportError(file: file, problem: problem)
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated().filter { !$0.element.hasPrefix("#") && !$0.element.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { throw failure("the file is empty.") }
    let names = fields(first.element)
    guard names.count > 1, Set(names).count == names.count, !names.contains("") else {
      throw failure("the first line must name all columns, each by a name of its own.")
    }
    var columns = [[Double]](repeating: [], count: names.count)
    for (number, line) in lines.dropFirst() {
      let texts = fields(line)
      let values = texts.compactMap(Double.init)
      guard values.count == names.count, texts.count == names.count else {
        throw failure(
          "line \(number + 1) must have \(names.count) numbers, one for each name in the first.")
      }
      for (column, value) in values.enumerated() { columns[column].append(value) }
    }
    return NamedArrays(
      file: file, names: names,
      arrays: Dictionary(
        uniqueKeysWithValues: zip(names, columns).map {
          ($0, NumPyArray(shape: [$1.count], elements: .real($1)))
        }))
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}

import ModelFiles
import Numerics
import PeerModels
import TOMLKit

/// A value of a TOML file that knows its place.
struct TOMLItem {
  let content: TOMLContent
  /// The keys and numbers that lead here.
  let path: [String]
  private let document: Document

  private final class Document: Sendable {
    let file: PeerFile
    init(_ file: PeerFile) { self.file = file }
  }

  /// Reads a document.
  ///
  /// Throws: `ModelFileError` when it is no TOML.
  init(_ file: PeerFile) throws(ModelFileError) {
    do {
      content = TOMLContent(try TOMLTable(string: file.text))
    } catch let error as TOMLParseError {
      throw file.error(
        "this is not valid TOML: \(error.description)", line: error.source.begin.line,
        column: error.source.begin.column)
    } catch {
      throw file.error("this is not valid TOML: \(error)")
    }
    path = []
    document = Document(file)
  }

  private init(_ content: TOMLContent, _ path: [String], _ document: Document) {
    (self.content, self.path, self.document) = (content, path, document)
  }

  /// An error here.
  func error(_ message: String) -> ModelFileError {
    let places = TOMLPlaces(document.file.text).places
    var known = path
    while !known.isEmpty, places[known] == nil { known.removeLast() }
    return document.file.error(
      message, line: places[known]?.line, column: places[known]?.column, key: keyPath)
  }

  /// `Interactions[3][0]`.
  private var keyPath: String {
    path.enumerated().reduce("") { text, part in
      Int(part.element) != nil && part.offset > 0
        ? text + "[\(part.element)]" : text.isEmpty ? part.element : "\(text).\(part.element)"
    }
  }

  /// The keys and values of a table; none where this is no table.
  var fields: [(key: String, item: TOMLItem)] {
    guard case .table(let pairs) = content else { return [] }
    return pairs.map { ($0.key, TOMLItem($0.value, path + [$0.key], document)) }
  }

  /// The value of a key.
  subscript(key: String) -> TOMLItem? { fields.first { $0.key == key }?.item }

  var isList: Bool { if case .list = content { true } else { false } }
  var isTable: Bool { if case .table = content { true } else { false } }

  /// The members of a list.
  func list(_ expected: String) throws(ModelFileError) -> [TOMLItem] {
    guard case .list(let members) = content else {
      throw error("\(expected) is expected here, not \(content.kind)")
    }
    return members.enumerated().map { TOMLItem($1, path + [String($0)], document) }
  }

  /// The text; nil where this is none.
  var text: String? { if case .text(let text) = content { text } else { nil } }

  /// An integer.
  func integer(_ expected: String) throws(ModelFileError) -> Int {
    guard case .integer(let number) = content else {
      throw error("\(expected) is expected here, not \(content.kind)")
    }
    return number
  }

  /// A finite real number; nil where this is none.
  var real: Double? {
    switch content {
    case .integer(let number): Double(number)
    case .real(let number) where number.isFinite: number
    default: nil
    }
  }

  /// A real number or a pair [real part, imaginary part]; nil where this is neither.
  var complex: Complex<Double>? {
    if let real { return Complex(real) }
    guard case .list(let members) = content, members.count == 2 else { return nil }
    let parts = members.compactMap { TOMLItem($0, [], document).real }
    return parts.count == 2 ? Complex(parts[0], parts[1]) : nil
  }
}

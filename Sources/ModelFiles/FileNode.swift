import Yams

/// A node of a YAML document that knows its file, its place and the keys that lead to it.
package struct FileNode {
  let node: Node
  let keyPath: String
  let source: SourceText

  /// The text of a file in lines.
  struct SourceText: Sendable {
    let name: String
    let lines: [Substring]

    init(name: String, text: String) {
      self.name = name
      lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
  }

  /// An error at this node.
  package func error(_ message: String) -> ModelFileError {
    ModelFileError(
      file: source.name, line: node.mark?.line, column: node.mark?.column, keyPath: keyPath,
      message: message)
  }

  /// An error inside the text of this node.
  func error(_ inner: ExpressionError) -> ModelFileError {
    ModelFileError(
      file: source.name, line: node.mark?.line, column: column(ofCharacter: inner.position),
      keyPath: keyPath, message: "\(inner.message), in '\(node.scalar?.string.trimmed ?? "")'")
  }

  /// The column of a character of the node's text, or the node's own if the text spans lines.
  private func column(ofCharacter position: Int) -> Int? {
    guard let mark = node.mark, let scalar = node.scalar else { return node.mark?.column }
    let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    let start = mark.column - 1 + (quoted ? 1 : 0)
    let line = source.lines.indices.contains(mark.line - 1) ? source.lines[mark.line - 1] : ""
    let isVerbatim = line.unicodeScalars.dropFirst(start)
      .starts(with: scalar.string.unicodeScalars)
    return isVerbatim ? start + position + 1 : mark.column
  }

  /// The node's text; numbers are texts too.
  package func text() throws(ModelFileError) -> String {
    guard let scalar = node.scalar else {
      throw error("a single value is expected here, not \(kind)")
    }
    guard !scalar.string.trimmed.isEmpty else { throw error("the value is missing") }
    return scalar.string.trimmed
  }

  /// Whether this is a single value.
  package var isScalar: Bool { node.scalar != nil }

  /// Whether this is a list.
  package var isList: Bool { node.sequence != nil }

  /// The members of a list.
  package func list() throws(ModelFileError) -> [FileNode] {
    guard let sequence = node.sequence else {
      throw error("a list is expected here, not \(kind)")
    }
    return sequence.enumerated().map { place, member in
      FileNode(node: member, keyPath: "\(keyPath)[\(place)]", source: source)
    }
  }

  /// The keys and values of a mapping, in the order of the file.
  package func pairs() throws(ModelFileError) -> [(key: FileNode, name: String, value: FileNode)] {
    guard let mapping = node.mapping else {
      throw error("keys with values are expected here, not \(kind)")
    }
    return mapping.map { key, value in
      let name = key.scalar?.string ?? "?"
      let path = keyPath.isEmpty ? name : "\(keyPath).\(name)"
      return (
        FileNode(node: key, keyPath: path, source: source), name,
        FileNode(node: value, keyPath: path, source: source)
      )
    }
  }

  /// The values of a mapping whose keys must be among `allowed` and include `required`.
  package func fields(
    allowed: [String], required: [String] = []
  ) throws(ModelFileError) -> [String: FileNode] {
    var fields: [String: FileNode] = [:]
    for (key, name, value) in try pairs() {
      guard allowed.contains(name) else {
        // A comma inside braces ends a value that is not quoted.
        let hint =
          name.contains(where: "()".contains)
          ? "; a formula with a comma needs quotes, as in 'normal(J, 0.2)'"
          : nearestNameHint(to: name, among: allowed)
        throw key.error("unknown key '\(name)'" + hint)
      }
      fields[name] = value
    }
    for name in required where fields[name] == nil {
      throw error("the key '\(name)' is missing")
    }
    return fields
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar): "'\(scalar.string)'"
    case .mapping: "keys with values"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}

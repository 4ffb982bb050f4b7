/// Names that a model file gives to something and then uses nowhere.
public struct UnusedNames: Sendable, Hashable {
  /// What the name was given to.
  public enum Kind: String, Sendable {
    case parameter
    case `operator`
    case randomVariable = "random variable"
  }

  /// What it is.
  public let kind: Kind
  /// The name.
  public let name: String
  /// The line in which it is given, from 1; nil where that is not known.
  public let line: Int?

  /// The names that are not used, in the order of the file. A name that only its own definition has is not used.
  ///
  /// Throws: `ModelFileError` where the text is no YAML.
  public static func list(in source: String, sourceName: String) throws -> [UnusedNames] {
    let root = try ModelFile.document(source, name: sourceName)
    let sections: [(key: String, kind: Kind)] = [
      ("parameters", .parameter), ("operators", .operator), ("random", .randomVariable),
    ]
    let fields = try root.pairs()
    return try sections.flatMap { section in
      guard let own = fields.first(where: { $0.name == section.key })?.value else {
        return [UnusedNames]()
      }
      return try own.pairs().compactMap { key, name, _ in
        let uses = try fields.contains { _, field, value in
          try words(of: value, at: field).contains { $0.word == name && $0.owner != name }
        }
        return uses ? nil : UnusedNames(kind: section.kind, name: name, line: key.node.mark?.line)
      }
    }
  }

  /// What people read only.
  private static let prose: Set<String> = ["title", "description", "name", "message"]

  /// The words of all expressions under a key; `owner` is the name whose definition has them.
  private static func words(
    of node: FileNode, at key: String
  ) throws -> [(word: String, owner: String?)] {
    if prose.contains(key) { return [] }
    if ["parameters", "operators", "random"].contains(key) {
      return try node.pairs().flatMap { _, name, value in
        try words(in: value).map { ($0, name) }
      }
    }
    return try words(in: node).map { ($0, nil) }
  }

  private static func words(in node: FileNode) throws -> [String] {
    if node.isScalar {
      return (try? node.text())?.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(
        String.init) ?? []
    }
    if node.isList { return try node.list().flatMap(words) }
    return try node.pairs().flatMap { _, name, value in
      // The terms of a step are names of terms.
      prose.contains(name) || name == "terms" ? [] : try words(in: value)
    }
  }
}

import ModelFiles

/// A model file in its parts, which becomes the text of one.
package struct ModelText: Sendable {
  /// A number that terms use.
  package struct Parameter: Sendable {
    let name: String
    /// Nil for one that every run states.
    let value: String?
    let description: String

    package init(_ name: String, value: String?, description: String) {
      (self.name, self.value, self.description) = (name, value, description)
    }
  }

  /// What a term is summed over.
  package enum Range: Sendable {
    case sites
    case tuples([[Int]])
  }

  /// One entry of `terms:`.
  package struct Term: Sendable {
    package let name: String
    let range: Range
    let indices: [String]
    /// None for 1; several for a number for each tuple.
    let couplings: [String]
    /// The operator.
    package let operation: String
    let isProjected: Bool
    /// An error at the place of the other file that states the term, of any message.
    let origin: ModelFileError?

    package init(
      name: String, over range: Range, indices: [String], couplings: [String] = [],
      operation: String, isProjected: Bool = false, origin: ModelFileError? = nil
    ) {
      (self.name, self.range, self.indices) = (name, range, indices)
      (self.couplings, self.operation, self.origin) = (couplings, operation, origin)
      self.isProjected = isProjected
    }
  }

  /// A generator of the visible group that moves sites, or one whose entry is stated.
  package struct Generator: Sendable {
    let name: String
    let entries: [(key: String, value: String)]

    /// Site j moves to site `images[j]`.
    package init(_ name: String, images: [Int], phase: String? = nil) {
      self.name = name
      entries =
        [("permute", ModelText.list(images.map(String.init)))]
        + (phase.map { [("phase", $0)] } ?? [])
    }

    /// The same matrix on every site.
    package init(_ name: String, onSite: String) {
      (self.name, entries) = (name, [("on-site", onSite)])
    }

    /// Anything that the model language knows.
    package init(_ name: String, entries: [(key: String, value: String)]) {
      (self.name, self.entries) = (name, entries)
    }
  }

  /// Where the model is from and what was decided on the way: comments, a line each.
  package var comments: [String]
  package var name: String
  package var title: String
  package var parameters: [Parameter] = []
  package var siteCount: Int
  /// The local space, or species by their names: `spin(1/2)`, `{up: fermion, dn: fermion}`.
  package var local: String
  /// `lattice:` in the language of model files, where the sites stand on one.
  package var lattice: String?
  package var operators: [(name: String, value: String)] = []
  /// Fixed totals.
  package var conserve: [(total: String, of: String)] = []
  package var constraint: (over: String, allow: String)?
  package var terms: [Term] = []
  package var charges: [(name: String, of: String)] = []
  package var generators: [Generator] = []
  /// What irreps are called, by their short names.
  package var irrepNames: [(short: String, name: String)] = []
  /// Whether the file says anything of the symmetry, even that there is none.
  package var statesSymmetry = false

  /// A model without terms.
  package init(
    comments: [String], name: String, title: String, siteCount: Int, local: String
  ) {
    (self.comments, self.name, self.title) = (comments, name, title)
    (self.siteCount, self.local) = (siteCount, local)
  }
}

extension ModelText {
  /// The text of the model file.
  package var text: String {
    var lines = comments.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { $0.isEmpty ? "#" : "# \($0)" }
    lines += ["format: 1", "name: \(Self.scalar(name))", "title: \(Self.scalar(title))"]
    if !parameters.isEmpty { lines += ["parameters:"] + parameters.map(Self.line) }
    lines.append(
      "sites: {count: \(siteCount), local: \(local.hasPrefix("{") ? local : Self.flow(local))}")
    if let lattice { lines.append("lattice: \(lattice)") }
    if !operators.isEmpty {
      lines += ["operators:"] + operators.map { "  \($0.name): \(Self.scalar($0.value))" }
    }
    if !conserve.isEmpty {
      lines +=
        ["conserve:"]
        + conserve.map { "  - {total: \($0.total), of: \(Self.flow($0.of))}" }
    }
    if let constraint {
      lines.append(
        "constraint: {over: \(constraint.over), allow: \(Self.flow(constraint.allow))}")
    }
    lines += ["terms:"] + terms.flatMap(Self.lines)
    return (lines + symmetryLines).joined(separator: "\n") + "\n"
  }

  private static func line(_ parameter: Parameter) -> String {
    let value = parameter.value.map { "default: \(flow($0)), " } ?? ""
    return "  \(parameter.name): {\(value)description: \(flow(parameter.description))}"
  }

  private static func lines(_ term: Term) -> [String] {
    var lines = ["  - name: \(term.name)"]
    switch term.range {
    case .sites: lines.append("    over: sites")
    case .tuples(let tuples):
      lines += wrapped(
        tuples.map { list($0.map(String.init)) }, start: "    over: [", indent: "      ", end: "]")
    }
    lines.append("    indices: \(list(term.indices))")
    switch term.couplings.count {
    case 0: break
    case 1: lines.append("    coupling: \(scalar(term.couplings[0]))")
    default:
      lines += wrapped(
        term.couplings.map(flow), start: "    coupling: [", indent: "      ", end: "]")
    }
    lines.append("    operator: \(scalar(term.operation))")
    if term.isProjected { lines.append("    project: true") }
    return lines
  }

  private var symmetryLines: [String] {
    guard statesSymmetry || !generators.isEmpty || !charges.isEmpty else { return [] }
    var lines = ["symmetry:"]
    if !charges.isEmpty {
      lines +=
        ["  charges:"]
        + charges.map { "    - {name: \(Self.flow($0.name)), of: \(Self.flow($0.of))}" }
    }
    if generators.isEmpty {
      lines.append("  visible: none")
    } else {
      lines += ["  visible:"] + generators.flatMap(Self.lines)
    }
    if !irrepNames.isEmpty {
      lines +=
        ["  names:"]
        + irrepNames.map { "    \(Self.quoted($0.short)): \(Self.quoted($0.name))" }
    }
    return lines
  }

  private static func lines(_ generator: Generator) -> [String] {
    ["    - name: \(scalar(generator.name))"]
      + generator.entries.map { key, value in
        "      \(key): \(value.hasPrefix("[") ? value : scalar(value))"
      }
  }
}

extension ModelText {
  /// A list between brackets.
  package static func list(_ members: [String]) -> String {
    "[\(members.joined(separator: ", "))]"
  }

  /// Members of a list over as many lines of at most 100 characters as they need.
  private static func wrapped(
    _ members: [String], start: String, indent: String, end: String
  ) -> [String] {
    var (lines, line) = ([String](), start)
    for (place, member) in members.enumerated() {
      let piece = member + (place == members.count - 1 ? end : ",")
      if line.count + piece.count > 98, line != start {
        lines.append(line)
        line = indent + piece
      } else {
        line += (line == start || line == indent ? "" : " ") + piece
      }
    }
    return lines + [members.isEmpty ? line + end : line]
  }

  /// A value on a line of its own: in quotes where YAML would see more in it than a text.
  package static func scalar(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isPlain =
      first.map { $0.properties.isAlphabetic || ("0"..."9") ~= $0 || $0 == "(" || $0 == "-" }
      ?? false
    let isSafe =
      isPlain && !text.hasPrefix("- ") && !text.contains(": ") && !text.contains(" #")
      && !text.hasSuffix(":") && !["true", "false", "null", "yes", "no", "none"].contains(text)
    return isSafe ? text : quoted(text)
  }

  /// A value between braces or brackets, where commas and brackets have a meaning too.
  package static func flow(_ text: String) -> String {
    text.contains(where: { ",[]{}".contains($0) }) ? quoted(text) : scalar(text)
  }

  /// A value in double quotes.
  package static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}

extension ModelText {
  /// A sum of terms, each with its sign.
  package static func sum(_ terms: [String]) -> String {
    terms.dropFirst().reduce(terms.first ?? "0") { text, term in
      term.hasPrefix("-") ? "\(text) - \(term.dropFirst())" : "\(text) + \(term)"
    }
  }

  /// Names of summation indices that mean nothing else.
  package static func indices(_ count: Int, avoiding taken: Set<String>) -> [String] {
    let letters = "jklmpqrsuvwabdefgijklm".map(String.init) + (1...99).map { "j\($0)" }
    var names: [String] = []
    for letter in letters
    where names.count < count && !taken.contains(letter) && !names.contains(letter) {
      names.append(letter)
    }
    return names
  }
}

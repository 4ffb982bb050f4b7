/// The places of the values of a TOML document that is known to be valid: the parser tells where an error is, but not where a value
/// stands.
struct TOMLPlaces {
  /// Lines and columns from 1, by the keys and numbers that lead to a value.
  private(set) var places: [[String]: (line: Int, column: Int)] = [:]
  private let characters: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ text: String) {
    characters = Array(text.unicodeScalars)
    var prefix: [String] = []
    while skipBlanks() {
      if current == "[" {
        prefix = header()
        places[prefix] = here
        skip { $0 != "\n" }
      } else {
        let key = prefix + dottedKey()
        skipBlanks()
        value(key)
      }
    }
  }

  private var current: Unicode.Scalar? { position < characters.count ? characters[position] : nil }
  private var here: (line: Int, column: Int) { (line, position - lineStart + 1) }

  private mutating func advance() {
    if current == "\n" { (line, lineStart) = (line + 1, position + 1) }
    position += 1
  }

  private mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while let next = current, condition(next) { advance() }
  }

  /// Skips white space and comments; false at the end.
  @discardableResult private mutating func skipBlanks() -> Bool {
    while let next = current {
      if next == "#" {
        skip { $0 != "\n" }
      } else if next.properties.isWhitespace {
        advance()
      } else {
        return true
      }
    }
    return false
  }

  private mutating func header() -> [String] {
    skip { $0 == "[" }
    let parts = dottedKey(ending: "]")
    return parts
  }

  /// The parts of a key, and the sign that ends it.
  private mutating func dottedKey(ending end: Unicode.Scalar = "=") -> [String] {
    var parts = [""]
    while let next = current, next != end, next != "\n" {
      if next == "\"" || next == "'" {
        parts[parts.count - 1] += quoted()
        continue
      }
      if next == "." {
        parts.append("")
      } else if !next.properties.isWhitespace {
        parts[parts.count - 1].unicodeScalars.append(next)
      }
      advance()
    }
    if current == end { advance() }
    return parts
  }

  private mutating func value(_ path: [String]) {
    places[path] = here
    switch current {
    case "[":
      members(of: path, until: "]") { $0.value(path + [String($1)]) }
    case "{":
      members(of: path, until: "}") { places, _ in
        let key = places.dottedKey()
        places.skipBlanks()
        places.value(path + key)
      }
    case "\"", "'": _ = quoted()
    default: skip { !",]}#\n".unicodeScalars.contains($0) }
    }
  }

  private mutating func members(
    of path: [String], until end: Unicode.Scalar, _ member: (inout TOMLPlaces, Int) -> Void
  ) {
    advance()
    var count = 0
    while skipBlanks(), current != end {
      let start = position
      if current == "," {
        advance()
      } else {
        member(&self, count)
        count += 1
      }
      // What is not valid is not read on.
      if position == start { return position = characters.count }
    }
    if current == end { advance() }
  }

  /// A text in quotes, three of them over several lines.
  private mutating func quoted() -> String {
    let quote = current!
    let isLong =
      position + 2 < characters.count && characters[position + 1] == quote
      && characters[position + 2] == quote
    let length = isLong ? 3 : 1
    for _ in 0..<length { advance() }
    var text = ""
    while let next = current {
      if next == "\\", quote == "\"" {
        advance()
      } else if next == quote,
        position + length <= characters.count,
        characters[position..<position + length].allSatisfy({ $0 == quote })
      {
        break
      }
      if let next = current { text.unicodeScalars.append(next) }
      advance()
    }
    for _ in 0..<length where current != nil { advance() }
    return text
  }
}

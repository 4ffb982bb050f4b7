/// Splits the text of an expression into tokens.
struct ExpressionLexer {
  /// A piece of text and its place.
  struct Token: Equatable {
    enum Kind: Equatable {
      case number(Double)
      case identifier(String)
      case symbol(String)
      case hermitianConjugate
      case end
    }
    let kind: Kind
    let position: Int
  }

  private let characters: [Unicode.Scalar]
  private var position = 0

  private init(_ text: String) { characters = Array(text.unicodeScalars) }

  /// All tokens of `text`, the last of kind `.end`.
  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    var lexer = ExpressionLexer(text)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private var current: Unicode.Scalar? {
    position < characters.count ? characters[position] : nil
  }

  private mutating func next() throws(ExpressionError) -> Token {
    while let character = current, character.properties.isWhitespace { position += 1 }
    let start = position
    guard let character = current else { return Token(kind: .end, position: start) }
    if starts("h.c.") {
      position += 4
      return Token(kind: .hermitianConjugate, position: start)
    }
    if character.isDigit || (character == "." && digit(at: position + 1)) {
      return Token(kind: .number(try number()), position: start)
    }
    if character.startsIdentifier {
      while let next = current, next.continuesIdentifier { position += 1 }
      return Token(kind: .identifier(text(from: start)), position: start)
    }
    for symbol in ["==", "!=", "<=", ">="] where starts(symbol) {
      position += 2
      return Token(kind: .symbol(symbol), position: start)
    }
    guard "+-*/^()',.<>".unicodeScalars.contains(character) else {
      throw ExpressionError(message: unexpected(character), position: start)
    }
    position += 1
    return Token(kind: .symbol(String(character)), position: start)
  }

  private func unexpected(_ character: Unicode.Scalar) -> String {
    switch character {
    case "=": "'=' has no meaning here; equality is written '=='"
    case "%": "'%' has no meaning here; the remainder is written 'mod'"
    case "&", "|", "!": "'\(character)' has no meaning here; write 'and', 'or', 'not'"
    default: "the character '\(character)' has no meaning in an expression"
    }
  }

  private mutating func number() throws(ExpressionError) -> Double {
    let start = position
    skipDigits()
    if current == ".", digit(at: position + 1) {
      position += 1
      skipDigits()
    }
    if current == "e" || current == "E" {
      let signed =
        position + 1 < characters.count
        && "+-".unicodeScalars.contains(
          characters[position + 1])
      if digit(at: position + (signed ? 2 : 1)) {
        position += signed ? 2 : 1
        skipDigits()
      }
    }
    guard current?.startsIdentifier != true, let value = Double(text(from: start)) else {
      throw ExpressionError(
        message: "a number runs into a name; write a product with '*', such as 2*pi",
        position: start)
    }
    return value
  }

  private mutating func skipDigits() {
    while digit(at: position) { position += 1 }
  }

  private func digit(at place: Int) -> Bool {
    place < characters.count && characters[place].isDigit
  }

  private func starts(_ prefix: String) -> Bool {
    characters[position...].starts(with: prefix.unicodeScalars)
  }

  private func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: characters[start..<position])
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var startsIdentifier: Bool { properties.isAlphabetic || self == "_" }
  fileprivate var continuesIdentifier: Bool { startsIdentifier || isDigit }
}

extension String {
  /// Whether the text can be a name in an expression.
  var isIdentifier: Bool {
    guard let tokens = try? ExpressionLexer.tokens(of: self), tokens.count == 2 else {
      return false
    }
    return tokens[0].kind == .identifier(self)
  }
}

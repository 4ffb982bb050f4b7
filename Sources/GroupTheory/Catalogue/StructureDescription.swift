/// A group's name in GAP's notation, to be written as physicists write it.
///
/// GAP's D8 is the dihedral group of order 8, our D4; its C_n is our Z_n. Operators: ` x ` direct, ` : ` semidirect and
/// ` o ` central product, ` . ` non-split extension. Where GAP joins several descriptions by ` = ` the first is taken.
/// Names such as Q8, QD16, S4, A5, SL(2,3) stay; PSL(3,2) is better known as PSL(2,7).
public struct StructureDescription: Hashable, Sendable {
  /// The text as GAP gave it.
  public let gap: String
  /// The name in physicists' notation, without spaces: `(Z4×Z2)⋊Z2`.
  public let name: String

  /// Translates GAP's text.
  ///
  /// Throws: `GroupError` when the text is not of GAP's grammar.
  public init(gap: String) throws {
    var words = StructureDescription.words(gap)[...]
    guard let name = StructureDescription.expression(&words), words.isEmpty else {
      throw GroupError("'\(gap)' is not a structure description in GAP's notation.")
    }
    self.gap = gap
    self.name = name
  }

  private static let operators: [Substring: String] = ["x": "×", ":": "⋊", ".": ".", "o": "∘"]

  /// Parentheses, operators and names; the parentheses of `SL(2,3)` belong to its name.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      var word = rest.prefix { $0.isLetter || $0.isNumber }
      if word.isEmpty {
        word = rest.prefix(1)
      } else if rest[word.endIndex...].first == "(", let end = rest.firstIndex(of: ")") {
        word = rest[...end]
      }
      if first != " " { words.append(word) }
      rest = rest[word.endIndex...]
    }
    return words
  }

  /// Factors joined by operators, up to a closing parenthesis or the end.
  private static func expression(_ words: inout ArraySlice<Substring>) -> String? {
    guard var name = factor(&words) else { return nil }
    while let word = words.first, word != ")" {
      words.removeFirst()
      if word == "=" {
        guard expression(&words) != nil else { return nil }
      } else {
        guard let symbol = operators[word], let next = factor(&words) else { return nil }
        name += symbol + next
      }
    }
    return name
  }

  private static func factor(_ words: inout ArraySlice<Substring>) -> String? {
    guard let word = words.popFirst() else { return nil }
    guard word == "(" else { return atom(word) }
    guard let inner = expression(&words), words.popFirst() == ")" else { return nil }
    return "(\(inner))"
  }

  private static func atom(_ word: Substring) -> String? {
    if word.contains("(") { return word == "PSL(3,2)" ? "PSL(2,7)" : String(word) }
    let letters = word.prefix { $0.isLetter }
    guard let number = Int(word.dropFirst(letters.count)) else { return nil }
    switch letters {
    case "C", "": return "Z\(number)"
    case "D": return "D\(number / 2)"
    default: return String(word)
    }
  }
}

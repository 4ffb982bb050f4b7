/// Names in a model file for things that have names of their own elsewhere.
///
/// A name is kept where the model language allows it. Otherwise letters and digits stay, `+` and `-` are spelled out, and everything
/// else becomes `_`.
package struct ModelNames: Sendable {
  /// The names as they are in the other file, in order of appearance, with those of the model file.
  package private(set) var pairs: [(original: String, name: String)] = []
  private let taken: Set<String>

  /// Names that may not be any of `taken`, beside those that the model language reserves.
  package init(taken: Set<String>) {
    self.taken = taken.union(Self.reserved)
  }

  /// The name in the model file.
  package mutating func name(for original: String) -> String {
    if let known = pairs.first(where: { $0.original == original }) { return known.name }
    var name = Self.identifier(original)
    while taken.contains(name) || pairs.contains(where: { $0.name == name }) { name += "_" }
    pairs.append((original, name))
    return name
  }

  /// Values by the names of the model file, for those given by their original ones.
  package func translated(_ choices: [String: String]) -> [String: String] {
    var result: [String: String] = [:]
    for (key, value) in choices {
      result[pairs.first { $0.original == key }?.name ?? key] = value
    }
    return result
  }

  /// A text that is an identifier.
  package static func identifier(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "+": result += "_plus"
      case "-": result += "_minus"
      case "'": result += "_prime"
      case "_": result += "_"
      default:
        result +=
          character.isASCII && (character.isLetter || character.isNumber)
          ? String(character) : "_"
      }
    }
    guard let first = result.first else { return "_" }
    return first.isNumber ? "_" + result : result
  }

  /// Words of the model language.
  private static let reserved: Set<String> = [
    "pi", "im", "and", "or", "not", "mod", "if", "seed", "samples", "sin", "cos", "tan", "asin",
    "acos",
    "atan", "sinh", "cosh", "tanh", "log", "floor", "ceil", "round", "besselj0", "besselj1",
    "besselj",
    "exp", "sqrt", "abs", "conj", "real", "imag", "min", "max", "normal", "uniform", "lognormal",
    "levels", "diagonal", "matrix", "site", "true", "false",
  ]
}

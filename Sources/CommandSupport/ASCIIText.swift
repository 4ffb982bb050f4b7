import Foundation

/// Texts for terminals that say they have no Unicode: signs become what physicists type for them.
public enum ASCIIText {
  private static let signs: [Character: String] = [
    "×": "x", "·": "*", "±": "+-", "−": "-", "–": "-", "—": "-", "…": "...", "√": "sqrt",
    "∞": "inf",
    "→": "->", "↔": "<->", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "≅": "~=", "∈": "in",
    "∪": "u",
    "⊇": ">=", "⊂": "<", "⊗": "(x)", "⊕": "(+)", "∘": "o", "⋊": ":", "†": "^+", "‖": "||",
    "∅": "{}",
    "⟨": "<", "⟩": ">", "½": "1/2", "Σ": "sum ", "Π": "prod ", "α": "alpha", "β": "beta",
    "γ": "gamma",
    "δ": "delta", "Δ": "Delta", "ε": "eps", "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda",
    "μ": "mu", "ν": "nu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "w",
    "Γ": "Gamma", "ℏ": "hbar",
  ]
  private static let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9",
    "⁻": "-", "⁺": "+", "ᵏ": "k", "ⁿ": "n",
  ]
  private static let lowered: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
  ]

  /// The text in ASCII; what has no spelling becomes a question mark.
  public static func spelling(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    var place = Place.line
    for character in text {
      if let digit = raised[character] {
        result += (place == .raised ? "" : "^") + String(digit)
        place = .raised
      } else if let digit = lowered[character] {
        result += (place == .lowered ? "" : "_") + String(digit)
        place = .lowered
      } else {
        result += character.isASCII ? String(character) : signs[character] ?? letter(character)
        place = .line
      }
    }
    return result
  }

  private enum Place { case line, raised, lowered }

  /// A letter without its accents.
  private static func letter(_ character: Character) -> String {
    let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first!
    return base.isASCII ? String(base) : "?"
  }

  /// Whether a stream is a terminal whose locale says that it has no UTF-8. Without any locale Unicode is written.
  public static func isNeeded(
    on stream: StandardStream,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let locale, !locale.lowercased().replacing("-", with: "").contains("utf8") else {
      return false
    }
    return isatty(stream.rawValue) == 1
  }
}

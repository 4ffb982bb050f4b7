import ModelFiles

/// Reads the expressions of lattice-symmetries.
///
/// ```
/// sum       = [sign] scaled { sign scaled }
/// scaled    = [number [times]] product
/// product   = factor { [times] factor }
/// factor    = "(" sum ")" | "I" | spin | fermion
/// spin      = ("σ" | "S") ("ˣ" | "^x" | "x" | … "⁺" | "+" …) site
/// fermion   = ("c†" | "c" | "n") site ["↑" | "↓"]
/// site      = subscript digits | ["_"] digits
/// ```
struct OperatorParser {
  /// What is wrong, and at which character from 0.
  struct Failure: Error {
    let message: String
    let position: Int
  }

  private let text: [Unicode.Scalar]
  private var position = 0

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// The expression that a text is.
  static func expression(_ text: String) throws(Failure) -> OperatorExpression {
    var parser = OperatorParser(text)
    let sum = try parser.sum()
    guard parser.position == parser.text.count else {
      throw parser.failure("'\(parser.text[parser.position])' has no meaning here")
    }
    return sum
  }

  private func failure(_ message: String) -> Failure {
    Failure(
      message: position < text.count ? message : "the expression ends too early", position: position
    )
  }

  // MARK: Characters

  private mutating func skipBlanks() {
    while position < text.count, text[position].properties.isWhitespace { position += 1 }
  }

  private func starts(_ prefix: String) -> Bool {
    text[position...].starts(with: prefix.unicodeScalars)
  }

  /// Takes the first of some words that stands here.
  private mutating func take(_ words: String...) -> String? {
    guard let word = words.first(where: starts) else { return nil }
    position += word.unicodeScalars.count
    return word
  }

  private mutating func digits() -> String? {
    let start = position
    while position < text.count, ("0"..."9").contains(text[position]) { position += 1 }
    return start == position ? nil : String(String.UnicodeScalarView(text[start..<position]))
  }

  // MARK: Sums and products

  private mutating func sum() throws(Failure) -> OperatorExpression {
    var terms: [(String, OperatorExpression)] = []
    repeat {
      skipBlanks()
      let sign = take("-", "+", "−")
      guard sign != nil || terms.isEmpty else {
        throw failure("a sign is expected between summands")
      }
      skipBlanks()
      let number = try number()
      if number != nil { takeTimes() }
      let factor = number ?? "1"
      let product = try product()
      terms.append((sign == nil || sign == "+" ? factor : Self.negative(factor), product))
      skipBlanks()
    } while position < text.count && !starts(")")
    return .sum(terms)
  }

  private static func negative(_ factor: String) -> String {
    factor.hasPrefix("-") ? String(factor.dropFirst()) : "-" + factor
  }

  /// A sign of multiplication, which may stand between factors.
  private mutating func takeTimes() {
    skipBlanks()
    _ = take("×", "*", "·", "⋅")
  }

  private mutating func product() throws(Failure) -> OperatorExpression {
    var factors: [OperatorExpression] = []
    while true {
      skipBlanks()
      if position == text.count || starts(")") || starts("+") || starts("-") || starts("−") {
        break
      }
      if take("(") != nil {
        factors.append(try sum())
        guard take(")") != nil else { throw failure("')' is missing") }
      } else {
        factors.append(try primitive())
      }
      takeTimes()
    }
    guard !factors.isEmpty else {
      throw failure("an operator is expected here, such as σˣ₀, S⁺₁, c†₀↑ or n₂")
    }
    return factors.count == 1 ? factors[0] : .product(factors)
  }

  // MARK: Numbers

  /// A real, imaginary or complex number: `0.5`, `-1/2`, `2im`, `(0.5 + 1im)`; nil where none stands.
  private mutating func number() throws(Failure) -> String? {
    let start = position
    if take("(") != nil {
      if let real = signedReal() {
        skipBlanks()
        if let sign = take("+", "-", "−") {
          skipBlanks()
          let imaginary = plainReal() ?? "1"
          if imaginaryUnit() {
            skipBlanks()
            if take(")") != nil { return "(\(real) \(sign == "+" ? "+" : "-") \(imaginary)*im)" }
          }
        }
      }
      position = start
      return nil
    }
    if imaginaryUnit() { return "im" }
    guard let real = signedReal() else { return nil }
    return imaginaryUnit() ? "\(real)*im" : real
  }

  private mutating func signedReal() -> String? {
    let start = position
    let sign = take("-", "−") == nil ? "" : "-"
    skipBlanks()
    if let real = plainReal() { return sign + real }
    position = start
    return nil
  }

  private mutating func plainReal() -> String? {
    guard var number = digits() else { return nil }
    let end = position
    if take("/") != nil {
      if let denominator = digits() { return "\(number)/\(denominator)" }
      position = end
      return number
    }
    if take(".") != nil {
      guard let fraction = digits() else {
        position = end
        return number
      }
      number += "." + fraction
    }
    let mantissa = position
    if take("e", "E") != nil {
      let sign = take("-", "+") ?? ""
      if let exponent = digits() { return "\(number)e\(sign)\(exponent)" }
      position = mantissa
    }
    return number
  }

  private mutating func imaginaryUnit() -> Bool {
    // `j` and `im` begin no operator.
    take("im", "ⅈ", "j") != nil
  }

  // MARK: Operators

  private mutating func primitive() throws(Failure) -> OperatorExpression {
    if take("I", "𝟙") != nil { return .identity }
    if let letter = take("σ", "\\sigma", "S") { return try spin(isPauli: letter != "S") }
    if take("c†", "c^\\dagger", "c\\dagger", "c^†") != nil { return try fermion(.create) }
    if take("c") != nil { return try fermion(.annihilate) }
    if take("n") != nil { return try fermion(.number) }
    throw failure(
      "'\(position < text.count ? String(text[position]) : "")' begins no operator; they are σ and S with ˣ ʸ ᶻ ⁺ ⁻, c†, c, n and I"
    )
  }

  private mutating func spin(isPauli: Bool) throws(Failure) -> OperatorExpression {
    let raised = take("^") != nil
    guard let mark = take("ˣ", "ʸ", "ᶻ", "⁺", "⁻", "x", "y", "z", "+", "-") else {
      throw failure("one of ˣ ʸ ᶻ ⁺ ⁻ is expected after σ\(raised ? "^" : "") or S")
    }
    let axis: OperatorExpression.Axis =
      switch mark {
      case "ˣ", "x": .x
      case "ʸ", "y": .y
      case "ᶻ", "z": .z
      case "⁺", "+": .plus
      default: .minus
      }
    return .spin(isPauli: isPauli, axis, site: try site())
  }

  private mutating func fermion(
    _ kind: OperatorExpression.Fermion
  ) throws(Failure) -> OperatorExpression {
    let number = try site()
    let spin = take("↑", "↓", "_\\up", "\\up", "_\\down", "\\down")
    return .fermion(kind, isUp: spin.map { $0 == "↑" || $0.hasSuffix("\\up") }, site: number)
  }

  private mutating func site() throws(Failure) -> Int {
    let subscripts = "₀₁₂₃₄₅₆₇₈₉".unicodeScalars
    var text = ""
    while position < self.text.count,
      let digit = Array(subscripts).firstIndex(of: self.text[position])
    {
      text += String(digit)
      position += 1
    }
    if text.isEmpty {
      _ = take("_")
      text = digits() ?? ""
    }
    guard let number = Int(text), number < 4096 else {
      throw failure("the number of a site is expected here, such as ₀ or _0")
    }
    return number
  }
}

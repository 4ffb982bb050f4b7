import CommandSupport
import Foundation
import GroupTheory

/// Short names for irrational character values: integers stand as they are, ±1, ±i and single roots of unity too, and other
/// values get a letter that a legend explains.
struct CharacterSymbols {
  /// The symbols of all values so far.
  private var symbols: [Cyclotomic: String] = [:]
  /// The letters, by value.
  private var names: [Cyclotomic: String] = [:]
  private var values: [(name: String, value: Cyclotomic)] = []
  private var usesConjugates = false

  mutating func symbol(for value: Cyclotomic) -> String {
    if let integer = value.integer { return "\(integer)" }
    if let known = symbols[value] { return known }
    let symbol = Self.multipleOfRoot(value) ?? letter(for: value)
    symbols[value] = symbol
    return symbol
  }

  /// A new letter, or that of a number that differs by sign or complex conjugation.
  private mutating func letter(for value: Cyclotomic) -> String {
    if let opposite = names[-value] { return "-" + opposite }
    if let conjugate = names[value.conjugate] ?? names[-value.conjugate] {
      usesConjugates = true
      return (names[value.conjugate] == nil ? "-/" : "/") + conjugate
    }
    let name =
      String(UnicodeScalar(UInt8(65 + values.count % 26)))
      + (values.count < 26 ? "" : "\(values.count / 26)")
    names[value] = name
    values.append((name, value))
    return name
  }

  /// m ζ_n^k as `2ζ3`, `-ζ8^3`, `i`; nil for other numbers.
  private static func multipleOfRoot(_ value: Cyclotomic) -> String? {
    let n = value.conductor
    let number = value.complex
    let modulus = Int(number.length.rounded())
    // For even n, half of the roots are the negatives of the others; for odd n, none is.
    for (sign, phase) in [(1, number.phase), (-1, number.phase + Double.pi)] {
      let turns = (phase * Double(n) / (2 * Double.pi)).rounded()
      let k = (Int(turns) + n) % n
      let root = Cyclotomic(sign * modulus) * .rootOfUnity(k, order: n)
      guard value == root, n.isMultiple(of: 2) ? k <= n / 2 : true else { continue }
      let name = n == 4 ? "i" : "ζ\(n)" + (k == 1 ? "" : "^\(k)")
      return (sign < 0 ? "-" : "") + (modulus == 1 ? "" : "\(modulus)") + name
    }
    return nil
  }

  /// What the letters mean, a line each; / stands for complex conjugation, ζn for exp(2πi/n).
  var legend: String {
    guard !values.isEmpty else { return "" }
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    for (name, value) in values {
      table.append(["\(name) =", "\(value) ≈ \(Self.decimal(value))"])
    }
    let isConjugated = usesConjugates ? "/A is the complex conjugate of A.\n" : ""
    return table.rendered() + isConjugated
  }

  private static func decimal(_ value: Cyclotomic) -> String {
    let (real, imaginary) = (value.complex.real, value.complex.imaginary)
    func text(_ number: Double) -> String { String(format: "%.4f", abs(number)) }
    let sign = real < -1e-9 ? "-" : ""
    if abs(imaginary) < 1e-9 { return sign + text(real) }
    let part = text(imaginary) + "i"
    if abs(real) < 1e-9 { return (imaginary < 0 ? "-" : "") + part }
    return sign + text(real) + (imaginary < 0 ? " - " : " + ") + part
  }
}

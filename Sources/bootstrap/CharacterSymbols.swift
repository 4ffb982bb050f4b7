import CommandSupport
import Foundation
import GroupTheory

/// Short names for irrational character values: integers stand as they are, ±1, ±i and single roots of unity too, and other
/// values get a letter that a legend explains.
struct CharacterSymbols {
  private var names: [Cyclotomic: String] = [:]
  private var values: [(name: String, value: Cyclotomic)] = []
  private var usesConjugates = false

  mutating func symbol(for value: Cyclotomic) -> String {
    if let integer = value.integer { return "\(integer)" }
    if let multiple = Self.multipleOfRoot(value) { return multiple }
    if let known = names[value] { return known }
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
    guard let square = (value * value.conjugate).integer else { return nil }
    let modulus = Int(Double(square).squareRoot().rounded())
    guard modulus * modulus == square else { return nil }
    // For even n, half of the roots are the negatives of the others.
    for k in 1...(n.isMultiple(of: 2) ? n / 2 : n - 1) {
      for sign in [1, -1]
      where value == Cyclotomic(sign * modulus) * .rootOfUnity(k, order: n) {
        let root = n == 4 ? "i" : "ζ\(n)" + (k == 1 ? "" : "^\(k)")
        return (sign < 0 ? "-" : "") + (modulus == 1 ? "" : "\(modulus)") + root
      }
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

import Foundation

/// Texts and numbers as gnuplot reads them.
package enum GnuplotText {
  /// Any text, such as a sector's name, so that enhanced text shows it as it is.
  package static func plain(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      if "\\{}^_@&~".contains(character) { result.append("\\") }
      let isPrintable = character.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .surrogate
      }
      result.append(isPrintable ? character : " ")
    }
    return result
  }

  /// Plain text in which λ, μ, α, b and H behind an underscore are subscripts.
  package static func typeset(_ text: String) -> String {
    plain(text).replacing(#/\\_([λμαbH]+)/#) { "_{\($0.1)}" }
  }

  /// A text in single quotes, in which nothing is replaced and no command is run.
  package static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
  }

  /// A number with all its digits; "NaN" breaks lines.
  static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "NaN" }

  /// A number with some significant digits.
  static func short(_ value: Double, digits: Int = 3) -> String {
    String(format: "%.\(digits)g", locale: Locale(identifier: "C"), value)
  }

  /// A power of ten as physicists write it, in enhanced text.
  package static func scientific(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return value == 0 ? "0" : "NaN" }
    let exponent = Int(log10(value).rounded(.down))
    if (-2...3).contains(exponent) { return short(value, digits: 2) }
    let mantissa = String(
      format: "%.1f", locale: Locale(identifier: "C"), value / pow(10, Double(exponent)))
    return "\(mantissa)·10^{\(exponent)}"
  }

  /// A value with its standard error in units of the last digits: 720.9(13).
  package static func value(_ value: Double, error: Double) -> String {
    guard value.isFinite else { return "–" }
    guard error.isFinite, error > 0 else { return short(value, digits: 4) }
    let exponent = Int(log10(error).rounded(.down))
    let first = error / pow(10, Double(exponent))
    let digits = max(0, (first < 2 ? 1 : 0) - exponent)
    let format = "%.\(digits)f"
    let shown = String(format: format, locale: Locale(identifier: "C"), value)
    let scaled = (error * pow(10, Double(digits))).rounded()
    return "\(shown)(\(Int(scaled)))"
  }

  /// Words in lines of at most so many characters.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

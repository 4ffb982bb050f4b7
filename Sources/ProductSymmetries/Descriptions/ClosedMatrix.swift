import Foundation
import GroupTheory
import LinearAlgebra
import Numerics

/// An on-site matrix as people write it: up to a phase, in closed form where all entries are recognized.
public struct ClosedMatrix: Hashable, Sendable {
  /// A common factor such as "1/√3"; nil for 1.
  public let factor: String?
  /// Shape [row][column].
  public let rows: [[String]]
  /// The n of ω = e^{2πi/n}, where ω occurs.
  public let rootOrder: Int?
  /// Whether entries are exact: recognized and equal within 1e-9.
  public let isExact: Bool

  /// The matrix, with the first non-zero entry made positive unless its phase matters.
  package init(_ matrix: ComplexMatrix, keepsPhase: Bool = false) {
    let largest = matrix.storage.map(\.length).max() ?? 0
    let entries = (0..<matrix.rowCount).map { row in
      (0..<matrix.columnCount).map { matrix[row, $0] }
    }
    let first = entries.joined().first { $0.length > 1e-6 * largest } ?? .one
    let phase = keepsPhase ? .one : first.conjugate / Complex(first.length)
    let turned = entries.map { row in row.map { $0 * phase } }
    guard let forms = Self.forms(turned) else {
      factor = nil
      rootOrder = nil
      isExact = false
      rows = turned.map { $0.map(Self.decimal) }
      return
    }
    let order = forms.joined().reduce(1) { order, form in
      form.turn.denominator % 4 == 0 && form.turn.denominator <= 4
        ? order : Int.leastCommonMultiple(order, form.turn.denominator)
    }
    let usesRoot = forms.joined().contains { $0.turn.denominator > 2 && $0.turn.denominator != 4 }
    rootOrder = usesRoot ? order : nil
    isExact = true
    let moduli = Set(forms.joined().map(\.radical).filter { $0 != .zero })
    if moduli.count == 1, case .root(let square) = moduli.first!,
      square.numerator != square.denominator
    {
      factor = ClosedForm.rootText(square)
      rows = forms.map { row in
        row.map { $0.radical == .zero ? "0" : ClosedForm.root($0.turn, order: order) }
      }
    } else {
      factor = nil
      rows = forms.map { row in row.map { $0.text(rootOrder: order) } }
    }
  }

  private static func forms(_ entries: [[Complex<Double>]]) -> [[ClosedForm]]? {
    let forms = entries.map { $0.compactMap(ClosedForm.init) }
    return zip(forms, entries).allSatisfy { $0.count == $1.count } ? forms : nil
  }

  private static func decimal(_ number: Complex<Double>) -> String {
    func text(_ value: Double) -> String {
      String(format: "%.6f", locale: Locale(identifier: "C"), abs(value) < 5e-7 ? 0 : value)
    }
    if abs(number.imaginary) < 5e-7 { return text(number.real) }
    let sign = number.imaginary < 0 ? "-" : "+"
    return text(number.real) + sign + text(abs(number.imaginary)) + "i"
  }

  /// The non-zero entries as kets and bras of some levels, such as |1⟩⟨0| + 2 |2⟩⟨1|; diagonal matrices as diag(…).
  package func text(levels: [String]) -> String {
    let isDiagonal = rows.indices.allSatisfy { row in
      rows[row].indices.allSatisfy { $0 == row || rows[row][$0] == "0" }
    }
    let prefix = factor.map { $0 + " " } ?? ""
    if isDiagonal {
      return prefix + "diag(" + rows.indices.map { rows[$0][$0] }.joined(separator: ", ") + ")"
    }
    let nonZero = rows.joined().count { $0 != "0" }
    if nonZero <= rows.count {
      return prefix + (nonZero > 1 && factor != nil ? "(" : "") + kets(levels)
        + (nonZero > 1 && factor != nil ? ")" : "")
    }
    let lines = rows.map { "[" + $0.joined(separator: ", ") + "]" }
    return prefix + "[" + lines.joined(separator: ", ") + "]"
  }

  private func kets(_ levels: [String]) -> String {
    var terms: [String] = []
    for column in rows.indices {
      for row in rows.indices where rows[row][column] != "0" {
        let entry = rows[row][column]
        let operation = "|\(levels[row])⟩⟨\(levels[column])|"
        terms.append(
          entry == "1" ? operation : entry == "-1" ? "-" + operation : entry + " " + operation)
      }
    }
    return terms.dropFirst().reduce(terms.first ?? "0") {
      $1.hasPrefix("-") ? $0 + " - " + $1.dropFirst() : $0 + " + " + $1
    }
  }
}

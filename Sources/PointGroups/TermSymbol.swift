/// Terms as spectroscopists write them.
package enum TermSymbol {
  private static let letters = Array("SPDFGHIKLMNOQRTUV")
  private static let axialLetters = Array("ΣΠΔΦΓ")

  /// "³" for twice the spin 2.
  package static func multiplicity(doubledSpin: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(doubledSpin + 1).map { digits[$0.wholeNumberValue!] })
  }

  /// "P°": an orbital angular momentum, odd under inversion with a circle.
  package static func orbital(angularMomentum l: Int, isOdd: Bool) -> String {
    (l < letters.count ? String(letters[l]) : "[L=\(l)]") + (isOdd ? "°" : "")
  }

  /// "Πu", "Σg⁻": a projection on the axis of a linear molecule; `parity` is "g", "u" or empty. `isMinus` says that a mirror through
  /// the axis changes the sign of Σ.
  package static func axial(projection: Int, isMinus: Bool, parity: String) -> String {
    let letter =
      projection < axialLetters.count
      ? String(axialLetters[projection]) : "[Λ=\(projection)]"
    return letter + parity + (projection == 0 ? (isMinus ? "⁻" : "⁺") : "")
  }
}

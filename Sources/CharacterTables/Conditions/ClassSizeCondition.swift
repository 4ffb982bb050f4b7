import GroupTheory

/// Centralizers have orders |C_G(c)| = Σ_α χ_α(c) χ_ᾱ(c) that divide |G|, and class sizes |G| / |C_G(c)| add up to |G|; that
/// of the identity is 1.
package enum ClassSizeCondition {
  /// Shape [class]: the class sizes; nil when the condition fails.
  package static func classSizes(
    _ characters: ModularCharacters, dual: [Int], order: Int
  ) -> [Int]? {
    let field = characters.field
    var sizes: [Int] = []
    for column in characters.columns {
      var sum: UInt64 = 0
      for a in dual.indices { sum = field.accumulated(sum, column[a], column[dual[a]]) }
      let centralizer = Int(sum % field.p)
      guard centralizer > 0, order % centralizer == 0 else { return nil }
      sizes.append(order / centralizer)
    }
    return sizes[0] == 1 && sizes.reduce(0, +) == order ? sizes : nil
  }
}

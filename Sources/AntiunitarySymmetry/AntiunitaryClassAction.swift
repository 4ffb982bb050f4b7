import GroupTheory

/// What an action of T on the irreps of G says about the classes of G, with what a group demands of it.
struct AntiunitaryClassAction {
  private let table: CharacterTable
  private let columns: [[Cyclotomic]: Int]
  /// Shape [class]: the class of the inverses.
  private let inverse: [Int]

  init(_ table: CharacterTable) {
    self.table = table
    let columns = Dictionary(
      uniqueKeysWithValues: (0..<table.rank).map { c in (table.characters.map { $0[c] }, c) })
    inverse = (0..<table.rank).map { c in columns[table.characters.map { $0[c].conjugate }]! }
    self.columns = columns
  }

  /// Whether g → T g T⁻¹ permutes the classes as an automorphism would, and the number of x in G with (T x)² = g makes sense.
  ///
  /// With Kramers pairs over the trivial irrep T² = -1 is no element of G, and that number counts pairs with a sign.
  func isPossible(_ action: AntiunitaryAction) -> Bool {
    guard let classMap = classMap(action) else { return false }
    for map in table.powerMaps.values {
      for c in 0..<table.rank where classMap[map[c]] != map[classMap[c]] { return false }
    }
    let isSigned = action.types[0] == .quaternionic
    return (0..<table.rank).allSatisfy { c in
      guard let number = rootCount(action, c) else { return false }
      guard number != 0 else { return true }
      // (T x)² commutes with T x: its class stays where it is.
      return (isSigned || number > 0) && classMap[c] == c
    }
  }

  /// Shape [class]: the class of T g T⁻¹; nil when the action permutes the characters otherwise than an automorphism would.
  ///
  /// χ_{Tα}(g) = χ_α(T⁻¹ g T)*.
  func classMap(_ action: AntiunitaryAction) -> [Int]? {
    let images = (0..<table.rank).compactMap { c in
      columns[action.partner.map { table.characters[$0][c] }].map { inverse[$0] }
    }
    return images.count == table.rank ? images : nil
  }

  /// Shape [class]: how many of the elements T x have their square in the class, up to the sign of T² on the trivial irrep; nil
  /// when that is no integer.
  func squareCounts(_ action: AntiunitaryAction) -> [Int]? {
    let counts = (0..<table.rank).compactMap { c in
      rootCount(action, c).map { action.types[0].sign * $0 * table.classSizes[c] }
    }
    return counts.count == table.rank ? counts : nil
  }

  /// Σ_α ε_α χ_α(g), the number of x in G with (T x)² = g.
  private func rootCount(_ action: AntiunitaryAction, _ c: Int) -> Int? {
    zip(action.types, table.characters).reduce(Cyclotomic.zero) { sum, term in
      sum + Cyclotomic(term.0.sign) * term.1[c]
    }.integer
  }
}

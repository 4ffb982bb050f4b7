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
    // With a character the squares come with phases, and their sums may vanish.
    if action.hasCharacter { return true }
    let isSigned = action.types[0] == .quaternionic
    return (0..<table.rank).allSatisfy { c in
      guard let number = rootCount(action, c) else { return false }
      guard number != 0 else { return true }
      // (T x)² commutes with T x: its class stays where it is.
      return (isSigned || number > 0) && classMap[c] == c
    }
  }

  /// Shape [class]: the class of T g T⁻¹, up to the phase χ(g); nil when the action permutes the characters otherwise than an
  /// automorphism, with a one-dimensional character, would.
  ///
  /// χ_{Tα}(g) = ρ(g) χ_α(T⁻¹ g T)*, and an automorphism that is of order 2 on the classes is its inverse there.
  func classMap(_ action: AntiunitaryAction) -> [Int]? {
    let rho = action.hasCharacter ? table.characters[action.partner[0]] : nil
    let images = (0..<table.rank).compactMap { c in
      let column = action.partner.map { irrep in
        rho.map { $0[c].conjugate * table.characters[irrep][c] } ?? table.characters[irrep][c]
      }
      return columns[column].map { inverse[$0] }
    }
    return images.count == table.rank ? images : nil
  }

  /// Shape [class]: χ, of T g T⁻¹ = χ(g) φ(g); nil where that is 1 or there is no such action.
  func character(_ action: AntiunitaryAction) -> [Cyclotomic]? {
    guard action.hasCharacter, let classMap = classMap(action) else { return nil }
    return classMap.map { table.characters[action.partner[0]][$0].conjugate }
  }

  /// Shape [class]: the sum of the phases ω of all (T x)² = ω s with s in the class.
  func squareSums(_ action: AntiunitaryAction) -> [Cyclotomic] {
    (0..<table.rank).map { c in
      zip(action.types, table.characters).reduce(Cyclotomic.zero) { sum, term in
        sum + Cyclotomic(term.0.sign * table.classSizes[c]) * term.1[inverse[c]]
      }
    }
  }

  /// The squares (T x)² of an action without a character.
  func squares(_ action: AntiunitaryAction) -> [AntiunitarySquare] {
    let phase = action.types[0] == .quaternionic ? RootOfUnity(1, order: 2) : .one
    return (squareCounts(action) ?? []).enumerated().filter { $0.element > 0 }.map {
      AntiunitarySquare(elementClass: $0.offset, phase: phase, count: $0.element)
    }
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

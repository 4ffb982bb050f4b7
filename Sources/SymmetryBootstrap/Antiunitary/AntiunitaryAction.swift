import GroupTheory

/// What an anti-unitary symmetry T does to the irreps of the unitary group G.
public struct AntiunitaryAction: Hashable, Sendable {
  /// Shape [irrep of G]: Tα.
  public let partner: [Int]
  /// Shape [irrep of G].
  public let types: [WignerType]

  /// The actions of T on the irreps of N that agree with this one on the branching: none when T does not map N to itself, several
  /// when the branching does not tell.
  public internal(set) var sectors: [SectorPermutation] = []

  init(partner: [Int], types: [WignerType]) {
    self.partner = partner
    self.types = types
  }

  /// Finds `sectors`; of N's table at most `limit` automorphisms are tried.
  mutating func findSectors(branching: [[Int]], visible: CharacterTable, limit: Int = 5000) {
    sectors = []
    var tried = 0
    TableIsomorphism.forEach(from: visible, to: visible) { automorphism in
      tried += 1
      let permutation = SectorPermutation(automorphism.irreps.map { visible.dual[$0] })
      let agrees = branching.indices.allSatisfy {
        permutation.image(of: branching[$0]) == branching[partner[$0]]
      }
      if agrees { sectors.append(permutation) }
      return tried < limit
    }
    sectors.sort { $0.images.lexicographicallyPrecedes($1.images) }
  }
}

/// The class function that an action belongs to, with what a group demands of it.
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

  /// Whether g → T g T⁻¹ permutes the classes as an automorphism would, and the number of x in G with (T x)² = g, which is
  /// Σ_α ε_α χ_α(g), makes sense.
  ///
  /// With Kramers pairs over the trivial irrep T² = -1 is no element of G, and that number counts pairs with a sign.
  func isPossible(_ action: AntiunitaryAction) -> Bool {
    var inverseImage: [Int] = []
    for c in 0..<table.rank {
      guard let image = columns[action.partner.map { table.characters[$0][c] }] else {
        return false
      }
      inverseImage.append(image)
    }
    for map in table.powerMaps.values {
      for c in 0..<table.rank where inverseImage[map[c]] != map[inverseImage[c]] { return false }
    }
    let isSigned = action.types[0] == .quaternionic
    return (0..<table.rank).allSatisfy { c in
      let count = zip(action.types, table.characters).reduce(Cyclotomic.zero) { sum, term in
        sum + Cyclotomic(term.0.sign) * term.1[c]
      }
      guard let number = count.integer else { return false }
      guard number != 0 else { return true }
      // (T x)² commutes with T x: its class stays where it is.
      return (isSigned || number > 0) && inverseImage[c] == inverse[c]
    }
  }
}

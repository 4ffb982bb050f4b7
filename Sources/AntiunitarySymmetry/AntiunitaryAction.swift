import Branching
import GroupTheory

/// What an anti-unitary symmetry T does to the irreps of the unitary group G.
///
/// With T g T⁻¹ = χ(g) φ(g) for an automorphism φ and a character χ of G it is Tα = ρ ⊗ T₀α, where T₀ is an automorphism of
/// the fusion ring and ρ = T1 the image of the trivial irrep: ρ(φ(g)) = χ(g)*.
public struct AntiunitaryAction: Hashable, Sendable {
  /// Shape [irrep of G]: Tα.
  public let partner: [Int]
  /// Shape [irrep of G].
  public let types: [WignerType]

  /// The actions of T on the irreps of N that agree with this one on the branching: none when T does not map N to itself, several
  /// when the branching does not tell.
  public package(set) var sectors: [SectorPermutation] = []

  /// The squares (T x)² for all x in G; empty where they are not known.
  public package(set) var squares: [AntiunitarySquare] = []

  init(partner: [Int], types: [WignerType]) {
    self.partner = partner
    self.types = types
  }

  /// Whether χ ≠ 1: T maps the trivial irrep to another one.
  public var hasCharacter: Bool { partner[0] != 0 }

  /// The irrep of G that χ is, by the irreps' characters.
  public func character(in table: CharacterTable) -> Int {
    guard hasCharacter else { return 0 }
    let classMap = AntiunitaryClassAction(table).classMap(self) ?? Array(0..<table.rank)
    let chi = classMap.map { table.characters[partner[0]][$0].conjugate }
    return table.characters.firstIndex(of: chi) ?? table.dual[partner[0]]
  }

  /// Finds `sectors`; of N's table at most `limit` automorphisms are tried.
  package mutating func findSectors(branching: [[Int]], visible: CharacterTable, limit: Int = 5000)
  {
    sectors = []
    var tried = 0
    // T of N's trivial irrep, where χ is not 1 on N.
    let trivial = branching[partner[0]].firstIndex(of: 1)
    let twist = trivial.map { visible.dual[$0] } ?? 0
    guard visible.dimensions[twist] == 1 else { return }
    let twisted = visible.dimensions.indices.map { irrep in
      visible.twisted(visible.dimensions.indices.map { $0 == irrep ? 1 : 0 }, by: twist)
        .firstIndex(of: 1)!
    }
    TableIsomorphism.forEach(from: visible, to: visible) { automorphism in
      tried += 1
      let permutation = SectorPermutation(automorphism.irreps.map { twisted[visible.dual[$0]] })
      let agrees = branching.indices.allSatisfy {
        permutation.image(of: branching[$0]) == branching[partner[$0]]
      }
      if agrees { sectors.append(permutation) }
      return tried < limit
    }
    sectors.sort { $0.images.lexicographicallyPrecedes($1.images) }
  }
}

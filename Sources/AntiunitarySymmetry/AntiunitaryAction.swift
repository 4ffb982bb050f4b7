import Branching
import GroupTheory

/// What an anti-unitary symmetry T does to the irreps of the unitary group G.
public struct AntiunitaryAction: Hashable, Sendable {
  /// Shape [irrep of G]: Tα.
  public let partner: [Int]
  /// Shape [irrep of G].
  public let types: [WignerType]

  /// The actions of T on the irreps of N that agree with this one on the branching: none when T does not map N to itself, several
  /// when the branching does not tell.
  public package(set) var sectors: [SectorPermutation] = []

  init(partner: [Int], types: [WignerType]) {
    self.partner = partner
    self.types = types
  }

  /// Finds `sectors`; of N's table at most `limit` automorphisms are tried.
  package mutating func findSectors(branching: [[Int]], visible: CharacterTable, limit: Int = 5000)
  {
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

import Branching
import GroupTheory

/// The characters of a fusion ring, exact, without power maps: its homomorphisms to the complex numbers, one a class.
package struct RingCharacters: Sendable {
  /// The ring.
  package let ring: FusionRing
  /// |G|.
  package let order: Int
  /// The characters in a prime field, with class sizes.
  package let modular: ModularTable
  /// Shape [value]: the distinct values, exact.
  package let values: [Cyclotomic]
  /// Shape [irrep, class]: places in the list of values; the identity class first.
  package let rows: [[Int]]
  /// For every k prime to |G|, 1 ≤ k ≤ |G|: shape [class], the class of c^k.
  package let galois: [Int: [Int]]
  /// Numbers k that generate all of them.
  package let galoisGenerators: [Int]
  /// Kernels, centre and normal subgroups.
  package let normalSubgroups: NormalSubgroups

  /// Shape [class].
  package var classSizes: [Int] { modular.classSizes }
  /// Shape [irrep, class]; the identity class first.
  package var characters: [[Cyclotomic]] { rows.map { $0.map { values[$0] } } }

  /// The characters, or the first condition for a character ring of a group of this order that fails.
  ///
  /// The fusion matrices are diagonalized in a prime field with |G|-th roots of unity; columns that were found there already
  /// are taken from `known`. Sizes and class multiplication are integers and tested there. Values are lifted with the
  /// Galois action (see `FrobeniusAction` and `CharacterLift`).
  package static func make(
    ring: FusionRing, dimensions: [Int], order: Int, known: ModularCharacters? = nil
  ) -> Result<RingCharacters, RejectionReason> {
    guard ClassNumberCondition.holds(rank: ring.rank, order: order) else {
      return .failure(.classNumber)
    }
    guard
      let characters = known ?? ModularCharacters(ring: ring, dimensions: dimensions, order: order)
    else { return .failure(.galoisAction) }
    guard
      let sizes = ClassSizeCondition.classSizes(characters, dual: ring.dual, order: order)
    else { return .failure(.classSizes) }
    let modular = ModularTable(
      field: characters.field, classSizes: sizes, columns: characters.columns, dual: ring.dual,
      dimensions: dimensions)
    guard OrthogonalityCondition.holds(modular) else { return .failure(.orthogonality) }
    guard ClassAlgebraCondition.holds(modular) else { return .failure(.classAlgebra) }
    guard let action = FrobeniusAction(ring: ring, order: order),
      let galois = GaloisCondition.classes(modular, action),
      let lift = CharacterLift(characters, irrepPowers: action.images, order: order)
    else { return .failure(.galoisAction) }
    guard CharacterValueCondition.holds(lift.values, lift.rows) else {
      return .failure(.characterValues)
    }
    let exact = lift.rows.map { $0.map { lift.values[$0] } }
    let normal = NormalSubgroups(characters: exact, classSizes: sizes)
    guard NormalSubgroupCondition.holds(normal, modular) else { return .failure(.normalSubgroups) }
    return .success(
      RingCharacters(
        ring: ring, order: order, modular: modular, values: lift.values, rows: lift.rows,
        galois: galois, galoisGenerators: action.generators, normalSubgroups: normal))
  }
}

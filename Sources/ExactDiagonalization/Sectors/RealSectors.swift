import LatticeModels

/// Which sectors an anti-unitary symmetry makes real: a declared one, complex conjugation, or where these do not, one that is found.
struct RealSectors {
  /// Those that keep each charge sector, declared ones first. Shape [charge sector].
  let conjugations: [[SectorConjugation]]
  /// Shape [charge sector × irrep].
  let canBeReal: [Bool]

  init(
    of model: Model, visible: VisibleGroup, chargeSectors: [ChargeSector], multiplicities: [Int]
  ) {
    let irreps = visible.names.indices
    let known = SectorConjugation.all(of: model, visible: visible)
    var conjugations = chargeSectors.map { $0.preserving(known) }
    var canBeReal = conjugations.flatMap { conjugations in
      irreps.map { irrep in
        conjugations.contains { $0.canMakeReal(irrep: irrep, of: visible) }
      }
    }
    func isDone() -> Bool { zip(canBeReal, multiplicities).allSatisfy { $0 || $1 < 2 } }
    if !isDone() {
      FoundConjugations.search(model, visible: visible) { symmetry in
        for (place, sector) in chargeSectors.enumerated() {
          guard let kept = sector.preserving([symmetry]).first else { continue }
          let gained = irreps.filter {
            !canBeReal[place * irreps.count + $0] && kept.preserves(irrep: $0, of: visible)
              && kept.squaresToOne(irrep: $0, of: visible) == true
          }
          if gained.isEmpty { continue }
          conjugations[place].append(kept)
          for irrep in gained { canBeReal[place * irreps.count + irrep] = true }
        }
        return isDone()
      }
    }
    (self.conjugations, self.canBeReal) = (conjugations, canBeReal)
  }
}

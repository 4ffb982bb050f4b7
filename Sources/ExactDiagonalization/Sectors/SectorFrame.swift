import LatticeModels

/// A local basis in which some sectors are built: that of the model, or another one in which sectors are real that are complex there.
///
/// U and V of a three-state clock are monomial in four bases, and in each of them other anti-unitary operators are.
package struct SectorFrame: Sendable {
  /// The model in this basis.
  package let model: Model
  /// The visible group in this basis, with the irreps of the plan.
  package let visible: VisibleGroup
  /// The anti-unitary symmetries that can make the sectors of a charge sector real, declared ones first, then those that were found.
  /// Shape [charge sector].
  let conjugations: [[SectorConjugation]]
  /// The numbers of the sectors that are built here.
  package let sectors: Set<Int>

  /// The most bases that are tried.
  private static let mostBases = 8

  /// The frames of a plan, the model's own first, and whether a sector can be real. Shape of `canBeReal`: [sector].
  static func all(
    of model: Model, visible: VisibleGroup, chargeSectors: [ChargeSector], multiplicities: [Int]
  ) -> (frames: [SectorFrame], canBeReal: [Bool]) {
    let own = RealSectors(
      of: model, visible: visible, chargeSectors: chargeSectors, multiplicities: multiplicities)
    var canBeReal = own.canBeReal
    var others: [SectorFrame] = []
    func open() -> Set<Int> {
      Set(multiplicities.indices.filter { !canBeReal[$0] && multiplicities[$0] > 1 })
    }
    for basis in open().isEmpty ? [] : model.otherBases(limit: mostBases) where !open().isEmpty {
      guard let turned = model.turned(by: basis),
        let group = VisibleGroup(
          visible, turned: turned.visibleGenerators, dimensions: model.siteDimensions)
      else { continue }
      let reality = RealSectors(
        of: turned, visible: group, chargeSectors: chargeSectors, multiplicities: multiplicities)
      let gained = open().filter { reality.canBeReal[$0] }
      if gained.isEmpty { continue }
      for sector in gained { canBeReal[sector] = true }
      others.append(
        SectorFrame(
          model: turned, visible: group, conjugations: reality.conjugations, sectors: gained))
    }
    let rest = Set(multiplicities.indices).subtracting(others.flatMap(\.sectors))
    let first = SectorFrame(
      model: model, visible: visible, conjugations: own.conjugations, sectors: rest)
    return ([first] + others, canBeReal)
  }
}

extension SectorPlan {
  /// The symmetries of every frame that sectors of a charge sector may use. Shape [frame].
  package typealias Conjugations = [[SectorConjugation]]

  /// Calls `body` with the basis of every sector of a charge sector that is computed, and the number of its frame, one after the
  /// other in canonical order.
  ///
  /// Throws: `SectorBasisError`, and what `body` throws.
  package func forEachBasis(
    ofChargeSector place: Int, conjugations: Conjugations,
    _ body: (SectorBasis, _ frame: Int) throws -> Void
  ) throws {
    var orbits: [Int: SymmetryOrbits] = [:]
    for irrep in chosenIrreps(ofChargeSector: place) {
      let number = place * visible.names.count + irrep
      let frame = frames.firstIndex { $0.sectors.contains(number) }!
      let own = try orbits[frame] ?? frames[frame].orbits(of: chargeSectors[place])
      orbits[frame] = own
      let basis = try SectorBasis(
        irrep: irrep, of: frames[frame].visible, orbits: own, name: sectors[number].name,
        expected: sectors[number].multiplicity, conjugations: conjugations[frame])
      try body(basis, frame)
    }
  }
}

extension SectorFrame {
  fileprivate func orbits(of sector: ChargeSector) throws -> SymmetryOrbits {
    SymmetryOrbits(visible, space: try sector.space(of: model))
  }
}

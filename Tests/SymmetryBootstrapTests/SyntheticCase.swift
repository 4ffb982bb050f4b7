import GroupTheory
import SpectralStatistics
import TestSupport

/// Random spectra of a system with a hidden group G of which N is visible.
///
/// An irrep α of G has n_α = 150 D_α ± 10 % levels, Kramers pairs counted twice; all blocks share one density of states.
struct SyntheticCase {
  let pair: GroupPair
  let mode: SyntheticMode
  /// N as the catalogue has it.
  let visible: CatalogueGroup
  /// What the spectra show if nothing is lost.
  let signatures: SyntheticSignatures
  private let blocks: [Block]
  private let seed: UInt64

  /// The levels of an irrep, or of two joined ones.
  private struct Block {
    let signature: [Int]
    let ensemble: LevelEnsemble
    let levels: Int
  }

  /// Irreps and classes of N are numbered as in the catalogue.
  init(_ pair: GroupPair, _ mode: SyntheticMode, seed: UInt64, in catalogue: GroupCatalogue) throws
  {
    (self.pair, self.mode) = (pair, mode)
    visible = try catalogue.group(order: pair.visible.order, id: pair.visible.id)
    guard
      let renaming = TableIsomorphism.first(
        from: try pair.visibleTable.characterTable(), to: visible.table)
    else { preconditionFailure("the catalogue and the suite agree on \(pair.visible.name)") }
    let branching = pair.branching.map { row in
      var image = row
      for (irrep, place) in renaming.irreps.enumerated() { image[place] = row[irrep] }
      return image
    }
    let hidden = try pair.hiddenTable.characterTable()
    let indicators = hidden.frobeniusSchurIndicators
    signatures = SyntheticSignatures(
      branching: branching, dual: hidden.dual, indicators: indicators, mode: mode)
    var random = SeededGenerator(seed: seed)
    blocks = branching.indices.compactMap { irrep -> Block? in
      let deviation = Double.random(in: -0.1...0.1, using: &random)
      let count = 150 * Double(hidden.dimensions[irrep]) * (1 + deviation)
      let (vector, ensemble) = (branching[irrep], mode.ensemble(indicator: indicators[irrep]))
      switch mode.type(indicator: indicators[irrep]) {
      case .real: return Block(signature: vector, ensemble: ensemble, levels: Int(count))
      case .quaternionic:
        return Block(signature: vector.map { 2 * $0 }, ensemble: ensemble, levels: Int(count / 2))
      case .complex:
        let dual = hidden.dual[irrep]
        guard irrep < dual else { return nil }
        let joined = zip(vector, branching[dual]).map { $0 + $1 }
        return Block(signature: joined, ensemble: ensemble, levels: Int(count))
      }
    }
    self.seed = random.next()
  }

  /// The spectra of all sectors.
  func spectra(samples: Int = 20) throws -> SectorSpectra {
    var random = SeededGenerator(seed: seed)
    let levels = try (0..<samples).map { _ in
      var sectors = [[Double]](repeating: [], count: visible.table.rank)
      for block in blocks {
        let own = try block.ensemble.randomLevels(count: block.levels, using: &random)
        for (sector, copies) in block.signature.enumerated() {
          for _ in 0..<copies { sectors[sector] += own }
        }
      }
      return sectors.map { $0.sorted() }
    }
    return try SectorSpectra(
      sectorNames: visible.table.dimensions.indices.map(String.init),
      irrepDimensions: visible.table.dimensions, levels: levels)
  }

  var title: String {
    "\(pair.key) \(pair.visible.name) < \(pair.hidden.name), index \(pair.index), \(mode.rawValue)"
  }
}

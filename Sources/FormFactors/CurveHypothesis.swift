import Branching
import Evidence
import SpectralStatistics

/// What a reading says of the levels behind curves: the blocks of every signature, and how many levels they have.
public struct CurveHypothesis: Hashable, Sendable {
  /// By signature, in a fixed order.
  let needs: [SignatureNeed]
  /// |G|.
  let order: Int
  /// The ensemble of the blocks of each signature; nil where Wigner's types decide.
  private(set) var ensembles: [LevelEnsemble]?

  package init(_ needs: [SignatureNeed], order: Int, ensemble: LevelEnsemble?) {
    self.needs = needs.sorted { $1.signature.lexicographicallyPrecedes($0.signature) }
    self.order = order
    ensembles = ensemble.map { [LevelEnsemble](repeating: $0, count: needs.count) }
  }

  /// What a reading leaves at first: without an anti-unitary symmetry all blocks are of the unitary ensemble; with one that ties
  /// no levels they are of the orthogonal one.
  package static func all(
    _ needs: [SignatureNeed], order: Int, reading: Reading, hasDeclaredAntiunitary: Bool
  ) -> [CurveHypothesis] {
    let ensembles: [LevelEnsemble?] =
      reading == .antiunitary
      ? [nil] : hasDeclaredAntiunitary ? [.orthogonal] : [.orthogonal, .unitary]
    return ensembles.map { CurveHypothesis(needs, order: order, ensemble: $0) }
  }

  /// The same with the other ensemble for one signature; none where the types decide.
  var neighbours: [CurveHypothesis] {
    guard let ensembles else { return [] }
    return ensembles.indices.map { k in
      var result = self
      result.ensembles![k] = ensembles[k] == .unitary ? .orthogonal : .unitary
      return result
    }
  }

  /// The same with the ensembles of some signatures, which are known; nothing changes where the types decide.
  func knowing(_ known: [[Int]: LevelEnsemble]) -> CurveHypothesis {
    guard let ensembles else { return self }
    var result = self
    result.ensembles = zip(needs, ensembles).map { known[$0.signature] ?? $1 }
    return result
  }

  /// The blocks of a signature.
  func blocks(_ k: Int) -> BlockHypothesis {
    let counts = needs[k].counts
    guard let ensembles else { return .types(counts) }
    return BlockHypothesis(ensembles[k], count: min(counts.real, BlockHypothesis.mostBlocks))
  }

  /// n_b in an infinite system.
  static func expectedLevels(_ need: SignatureNeed, order: Int, totalDimension: Int) -> Double {
    Double(totalDimension * need.dimension * need.counts.weight) / Double(4 * order)
  }
}

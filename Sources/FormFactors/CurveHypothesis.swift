import Branching
import Evidence
import SpectralStatistics

/// What a reading says of the levels behind curves: the blocks of every signature, and how many levels they have.
public struct CurveHypothesis: Hashable, Sendable {
  /// By signature, in a fixed order.
  let needs: [SignatureNeed]
  /// |G|.
  let order: Int
  /// The ensemble of all blocks; nil where Wigner's types decide.
  let ensemble: LevelEnsemble?

  package init(_ needs: [SignatureNeed], order: Int, ensemble: LevelEnsemble?) {
    self.needs = needs.sorted { $1.signature.lexicographicallyPrecedes($0.signature) }
    (self.order, self.ensemble) = (order, ensemble)
  }

  /// The hypotheses that a reading leaves, with the logarithms of their priors.
  ///
  /// Without an anti-unitary symmetry all blocks are of the unitary ensemble; with one that ties no levels they are of the
  /// orthogonal one.
  package static func all(
    _ needs: [SignatureNeed], order: Int, reading: Reading, hasDeclaredAntiunitary: Bool
  ) -> [CurveHypothesis] {
    let ensembles: [LevelEnsemble?] =
      reading == .antiunitary
      ? [nil] : hasDeclaredAntiunitary ? [.orthogonal] : [.orthogonal, .unitary]
    return ensembles.map { CurveHypothesis(needs, order: order, ensemble: $0) }
  }

  /// The blocks of one signature, for people and for fits.
  func blocks(_ need: SignatureNeed) -> BlockHypothesis {
    guard let ensemble else { return .types(need.counts) }
    return BlockHypothesis(ensemble, count: min(need.counts.real, BlockHypothesis.mostBlocks))
  }

  /// n_b in an infinite system.
  func expectedLevels(_ need: SignatureNeed, totalDimension: Int) -> Double {
    Double(totalDimension * need.dimension * need.counts.weight) / Double(4 * order)
  }
}

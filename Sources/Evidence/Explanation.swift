import Branching
import Foundation
import SpectralStatistics

/// One way in which the levels of all signatures together can come about.
///
/// Without an anti-unitary symmetry every block is of the unitary ensemble. With one that ties no levels every irrep is of
/// type a and every block of the orthogonal ensemble. Both are unitary readings, with equal prior weight; a twentieth is left
/// for blocks whose ensembles differ from signature to signature in ways that these cases do not explain. In an anti-unitary
/// reading the types decide.
///
/// A model that is not wholly chaotic is so in all its sectors: they share the fraction ρ of independent levels, with the prior
/// exp(-ρ/0.1). And levels may be uncorrelated whatever the symmetry (integrable or localized models), with the prior weight
/// one half: then all candidates explain them alike. Signatures whose levels are silent say nothing.
struct Explanation {
  let logPrior: Double
  /// The place of ρ in `BlockHypothesis.regularFractions`.
  let fraction: Int
  private let kind: Kind

  private enum Kind {
    /// The types decide.
    case types
    /// All signatures have one of these ensembles, each its own.
    case ensembles([LevelEnsemble])
    case uncorrelated
  }

  private static let uncorrelatedPrior = 0.5
  private static let regularScale = 0.1

  /// All explanations for a reading, that by uncorrelated levels last.
  static func all(for reading: Reading, _ hasDeclaredAntiunitary: Bool) -> [Explanation] {
    let kinds: [(kind: Kind, prior: Double)]
    if reading == .antiunitary {
      kinds = [(.types, 1)]
    } else if hasDeclaredAntiunitary {
      kinds = [(.ensembles([.orthogonal]), 0.95), (.ensembles([.orthogonal, .unitary]), 0.05)]
    } else {
      kinds = [
        (.ensembles([.orthogonal]), 0.475), (.ensembles([.unitary]), 0.475),
        (.ensembles([.orthogonal, .unitary]), 0.05),
      ]
    }
    let weights = BlockHypothesis.regularFractions.map { exp(-$0 / regularScale) }
    let total = weights.reduce(0, +)
    return kinds.flatMap { kind, prior in
      weights.enumerated().map { fraction, weight in
        Explanation(
          logPrior: log((1 - uncorrelatedPrior) * prior * weight / total), fraction: fraction,
          kind: kind)
      }
    } + [Explanation(logPrior: log(uncorrelatedPrior), fraction: 0, kind: .uncorrelated)]
  }

  /// The log-likelihood of one signature's levels, of its co-representations.
  func score(_ counts: WignerTypeCounts, _ signature: SignatureEvidence) -> Double {
    guard !signature.isSilent else { return 0 }
    let values = hypotheses(counts).map { signature.logLikelihoods(of: $0)[fraction] }
    return values.count == 1 ? values[0] : logSum(values) - log(Double(values.count))
  }

  /// The same of blocks of one ensemble with other sizes than those of irreps of a finite group.
  func score(sizes: [Double], _ signature: SignatureEvidence) -> Double {
    guard !signature.isSilent else { return 0 }
    let hypotheses: [BlockHypothesis] =
      switch kind {
      case .types, .uncorrelated: [BlockHypothesis(.poisson)]
      case .ensembles(let ensembles):
        ensembles.map { ensemble in
          BlockHypothesis(blocks: sizes.map { SymmetryBlock(ensemble, size: $0) })
        }
      }
    let values = hypotheses.map { signature.logLikelihoods(of: $0)[fraction] }
    return logSum(values) - log(Double(values.count))
  }

  /// The likeliest of the blocks that one signature may have.
  func hypothesis(_ counts: WignerTypeCounts, _ signature: SignatureEvidence) -> BlockHypothesis {
    let hypotheses = hypotheses(counts)
    let values = hypotheses.map { signature.logLikelihoods(of: $0)[fraction] }
    return hypotheses[values.indices.max { values[$0] < values[$1] }!]
  }

  private func hypotheses(_ counts: WignerTypeCounts) -> [BlockHypothesis] {
    switch kind {
    case .types: return [.types(counts)]
    case .uncorrelated: return [BlockHypothesis(.poisson)]
    case .ensembles(let ensembles):
      return ensembles.map {
        BlockHypothesis($0, count: min(counts.blocks, BlockHypothesis.mostBlocks))
      }
    }
  }
}

extension BlockHypothesis {
  /// More blocks cannot be told from this number.
  package static let mostBlocks = 8

  /// The blocks of some co-representations; beyond `mostBlocks` as many in the same proportion.
  package static func types(_ counts: WignerTypeCounts) -> BlockHypothesis {
    guard counts.blocks > mostBlocks else {
      return BlockHypothesis(
        real: counts.real, complex: counts.complex, quaternionic: counts.quaternionic)
    }
    func share(_ count: Int) -> Int {
      count == 0 ? 0 : max(1, count * mostBlocks / counts.blocks)
    }
    return BlockHypothesis(
      real: share(counts.real), complex: share(counts.complex),
      quaternionic: share(counts.quaternionic))
  }
}

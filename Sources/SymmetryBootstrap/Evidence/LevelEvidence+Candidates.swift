import Foundation
import SpectralStatistics

extension LevelEvidence {
  /// How well a candidate explains the levels.
  ///
  /// Without an anti-unitary symmetry every block is of the unitary ensemble. With one that ties no levels every irrep is of
  /// type a and every block of the orthogonal ensemble. Both are unitary readings, with equal prior weight; a twentieth is left
  /// for blocks whose ensembles differ from signature to signature in ways that these cases do not explain. In an anti-unitary
  /// reading the types decide. Signatures whose levels are silent say nothing. Levels that are uncorrelated whatever the symmetry (integrable or localized models) have the
  /// prior weight one half: then all candidates explain them alike.
  public func evidence(for candidate: IndexCandidate) -> SolutionEvidence {
    let patterns = patterns(for: candidate.reading)
    let known = needs(of: candidate).map { (need: $0, signature: signatures[$0.signature]!) }
    let speaking = known.filter { !$0.signature.isSilent }
    let sums = patterns.map { pattern in
      speaking.reduce(log(pattern.prior)) {
        $0 + pattern.logLikelihood($1.need, $1.signature)
      }
    }
    let silent = speaking.reduce(log(Self.uncorrelatedPrior)) {
      $0 + $1.signature.logLikelihood(of: BlockHypothesis(.poisson))
    }
    let likeliest = patterns[sums.indices.max { sums[$0] < sums[$1] }!]
    let counts = known.map { need, signature in
      LevelCount(
        signature.levels,
        expected: totalDimension * Double(need.dimension * need.counts.weight)
          / Double(4 * candidate.order), sectorDeviation: sectorDeviation)
    }
    return SolutionEvidence(
      blocks: logSum(sums.map { $0 + log(1 - Self.uncorrelatedPrior) } + [silent]),
      levelCounts: counts.reduce(0) { $0 + $1.logLikelihood },
      claims: zip(known, counts).map { known, count in
        claim(
          known.need, likeliest.hypothesis(known.need, known.signature), known.signature, count)
      })
  }

  private func claim(
    _ need: Need, _ hypothesis: BlockHypothesis, _ evidence: SignatureEvidence, _ count: LevelCount
  ) -> SolutionEvidence.Claim {
    let relative =
      evidence.logLikelihood(of: hypothesis) - evidence.logLikelihood(of: evidence.best)
    return SolutionEvidence.Claim(
      signature: need.signature, dimension: need.dimension, hypothesis: hypothesis,
      blocks: isSilent || evidence.isSilent ? 0 : relative,
      isConfirmed: !isSilent && evidence.decidedCount == need.counts.blocks && relative > -1,
      levelRatio: count.ratio, isMiscounted: abs(count.deviation) > 3)
  }

  private static let uncorrelatedPrior = 0.5

  // MARK: - Blocks

  /// What a candidate says of one observed signature.
  private struct Need {
    let signature: [Int]
    let dimension: Int
    let counts: WignerTypeCounts
  }

  private func needs(of candidate: IndexCandidate) -> [Need] {
    if let corepresentations = candidate.corepresentations {
      return corepresentations.parts.filter { signatures[$0.signature] != nil }.map {
        Need(signature: $0.signature, dimension: $0.dimension, counts: $0.counts)
      }
    }
    return candidate.data.vectors.indices.compactMap { k in
      let vector = candidate.data.vectors[k]
      guard signatures[vector] != nil else { return nil }
      return Need(
        signature: vector, dimension: candidate.data.dimensions[k],
        counts: WignerTypeCounts(real: candidate.multiplicities[k]))
    }
  }

  /// The ensembles of the blocks of all signatures together.
  private struct Pattern {
    let prior: Double
    /// The ensembles that each signature of a unitary reading may have; nil when the types decide.
    let ensembles: [LevelEnsemble]?

    func logLikelihood(_ need: Need, _ evidence: SignatureEvidence) -> Double {
      let options = hypotheses(need)
      return logSum(options.map { evidence.logLikelihood(of: $0) }) - log(Double(options.count))
    }

    func hypothesis(_ need: Need, _ evidence: SignatureEvidence) -> BlockHypothesis {
      hypotheses(need).max { evidence.logLikelihood(of: $0) < evidence.logLikelihood(of: $1) }!
    }

    private func hypotheses(_ need: Need) -> [BlockHypothesis] {
      guard let ensembles else { return [.types(need.counts)] }
      return ensembles.map {
        BlockHypothesis($0, count: min(need.counts.blocks, BlockHypothesis.mostBlocks))
      }
    }
  }

  private func patterns(for reading: Reading) -> [Pattern] {
    guard reading == .unitary else { return [Pattern(prior: 1, ensembles: nil)] }
    let mixed = Pattern(prior: 0.05, ensembles: [.orthogonal, .unitary])
    if hasDeclaredAntiunitary { return [Pattern(prior: 0.95, ensembles: [.orthogonal]), mixed] }
    return [
      Pattern(prior: 0.475, ensembles: [.orthogonal]),
      Pattern(prior: 0.475, ensembles: [.unitary]), mixed,
    ]
  }
}

extension BlockHypothesis {
  /// More blocks cannot be told from this number.
  static let mostBlocks = 8

  /// The blocks of some co-representations; beyond `mostBlocks` as many in the same proportion.
  static func types(_ counts: WignerTypeCounts) -> BlockHypothesis {
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

// MARK: - Search in order of evidence

extension LevelEvidence {
  /// The logarithms of the prior weights of all patterns of ensembles, uncorrelated levels last.
  func priors(of reading: Reading) -> [Double] {
    patterns(for: reading).map { log($0.prior) + log(1 - Self.uncorrelatedPrior) }
      + [log(Self.uncorrelatedPrior)]
  }

  /// What the levels of one signature say of some co-representations, for each pattern of ensembles in the order of `priors`;
  /// with all signatures together `evidence(for:)` is ln Σ exp (prior + Σ scores).
  func scores(
    of counts: WignerTypeCounts, signature vector: [Int], dimension: Int, order: Int,
    _ reading: Reading
  ) -> [Double] {
    let patterns = patterns(for: reading)
    guard let signature = signatures[vector] else {
      return [Double](repeating: 0, count: patterns.count + 1)
    }
    let need = Need(signature: vector, dimension: dimension, counts: counts)
    let count = LevelCount(
      signature.levels,
      expected: totalDimension * Double(dimension * counts.weight) / Double(4 * order),
      sectorDeviation: sectorDeviation)
    let blocks =
      signature.isSilent
      ? [Double](repeating: 0, count: patterns.count + 1)
      : patterns.map { $0.logLikelihood(need, signature) }
        + [signature.logLikelihood(of: BlockHypothesis(.poisson))]
    return blocks.map { $0 + count.logLikelihood }
  }
}

import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct BlockEvidenceTests {
  /// The levels of simulated blocks with the given numbers of levels.
  private static func levels(
    _ blocks: [(ensemble: LevelEnsemble, levels: Int)], samples: Int, seed: UInt64
  ) throws -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return try BlockSpectrum(blocks: blocks).levels(samples: samples, using: &generator)
  }

  @Test(arguments: [
    (LevelEnsemble.orthogonal, [150], 10), (.orthogonal, [150, 165], 20),
    (.orthogonal, [150, 140, 160], 100), (.unitary, [150], 10), (.unitary, [150, 140], 20),
    (.unitary, [150, 140, 160], 40), (.symplectic, [150], 10), (.symplectic, [150, 150], 20),
  ])
  func countsBlocks(ensemble: LevelEnsemble, levels: [Int], samples: Int) throws {
    let evidence = BlockEvidence(
      of: try Self.levels(levels.map { (ensemble, $0) }, samples: samples, seed: 3))
    guard case .decided(let blocks, let claimed) = evidence.verdict else {
      Issue.record("\(evidence.statement)")
      return
    }
    // The ensemble of several blocks needs more levels.
    #expect(blocks == levels.count)
    #expect(claimed == ensemble || (claimed == nil && levels.count > 1))
    #expect(evidence.best == BlockHypothesis(ensemble, count: levels.count))
    #expect(evidence.confidence >= 0.99)
    #expect(evidence.statement.hasPrefix("\(levels.count) "))
  }

  @Test func fewLevelsSayNothing() throws {
    let none = BlockEvidence(of: [])
    #expect(none.verdict == .tooFewLevels)
    #expect(none.goodnessOfFit == 1)
    let few = try Self.levels([(.orthogonal, 80)], samples: 1, seed: 1)
    #expect(BlockEvidence(of: few).verdict == .tooFewLevels)
    let some = BlockEvidence(
      of: try Self.levels(
        [(.orthogonal, 60), (.orthogonal, 60)],
        samples: 1, seed: 1))
    guard case .undecided(let blocks) = some.verdict else {
      Issue.record("\(some.statement)")
      return
    }
    #expect(blocks.contains(2) && blocks.count > 1)
    #expect(some.statement.contains("do not decide"))
  }

  @Test func independentLevelsAreSilent() throws {
    let evidence = BlockEvidence(of: try Self.levels([(.poisson, 1000)], samples: 40, seed: 8))
    #expect(evidence.verdict == .poissonian)
    #expect(evidence.statement.contains("silent"))
  }

  @Test func whatFitsNothingIsSaid() throws {
    // Half of the samples chaotic, half integrable; levels as equally spaced as an oscillator's.
    let chaotic = try Self.levels([(.orthogonal, 300)], samples: 40, seed: 1)
    let integrable = try Self.levels([(.poisson, 300)], samples: 40, seed: 2)
    #expect(BlockEvidence(of: chaotic + integrable).verdict == .noFit)
    #expect(BlockEvidence(of: [(0..<500).map(Double.init)]).verdict == .noFit)
  }

  @Test func unequalBlocks() throws {
    // The sizes 94:57 lie inside the family of two blocks, 3:1 beyond its end. A block of a tenth of the levels passes for uncorrelated levels beside one block.
    let inside = BlockEvidence(
      of: try Self.levels([(.orthogonal, 94), (.orthogonal, 57)], samples: 100, seed: 4))
    #expect(inside.best.count == 2)
    #expect(inside.confidence > 0.99)
    let beyond = BlockEvidence(
      of: try Self.levels([(.orthogonal, 300), (.orthogonal, 100)], samples: 40, seed: 4))
    #expect(beyond.best.count == 2)
    let small = BlockEvidence(
      of: try Self.levels([(.orthogonal, 360), (.orthogonal, 40)], samples: 40, seed: 4))
    #expect(small.best.count == 1)
    #expect(small.regularFraction > 0.05)
  }

  @Test func partlyRegularLevelsAreCounted() throws {
    // Berry and Robnik's picture: 7 % of the levels independent of all others.
    for count in [1, 2] {
      let chaotic = Array(
        repeating: (ensemble: LevelEnsemble.orthogonal, levels: 280), count: count)
      let evidence = BlockEvidence(
        of: try Self.levels(chaotic + [(.poisson, 21 * count)], samples: 20 * count, seed: 31))
      #expect(evidence.best == BlockHypothesis(.orthogonal, count: count))
      #expect(evidence.confidence > 0.99)
      #expect(evidence.regularFraction > 0)
      #expect(evidence.statement.contains("uncorrelated"))
    }
  }

  @Test func mixedEnsembles() throws {
    let mixed = BlockHypothesis(real: 1, complex: 1, quaternionic: 0)
    let reference = BlockReference.standard.adding([mixed])
    let evidence = BlockEvidence(
      of: try Self.levels([(.orthogonal, 200), (.unitary, 100)], samples: 100, seed: 9),
      reference: reference)
    let others = BlockHypothesis.standard.map { evidence.logLikelihoods[$0]! }.max()!
    #expect(evidence.logLikelihoods[mixed]! > others + 3)
    #expect(evidence.best == mixed)
  }

  @Test func posteriorAndLikelihoodAgree() throws {
    let levels = try Self.levels([(.unitary, 60), (.unitary, 60)], samples: 3, seed: 6)
    let evidence = BlockEvidence(of: levels)
    #expect(abs(evidence.posterior.values.reduce(0, +) - 1) < 1e-12)
    let (one, two) = (BlockHypothesis(.unitary), BlockHypothesis(.unitary, count: 2))
    let difference = evidence.logLikelihoods[two]! - evidence.logLikelihoods[one]!
    #expect(abs(log(evidence.posterior[two]! / evidence.posterior[one]!) - difference) < 1e-9)
    #expect(evidence.countLogLikelihoods.count == 8)
    let three = LevelEnsemble.wignerDyson.map {
      exp(evidence.logLikelihoods[BlockHypothesis($0, count: 3)]!)
    }
    #expect(abs(evidence.countLogLikelihoods[3]! - log(three.reduce(0, +) / 3)) < 1e-9)
  }

  @Test func orderUnitAndOthersDoNotMatter() throws {
    // Neither do the order of samples, the unit and sign of energy and further hypotheses.
    let levels = try Self.levels([(.orthogonal, 70), (.orthogonal, 60)], samples: 4, seed: 2)
    let evidence = BlockEvidence(of: levels)
    let other = BlockEvidence(
      of: levels.reversed().map { $0.reversed().map { 8 - 4 * $0 } },
      reference: BlockReference.standard.adding([
        BlockHypothesis(real: 1, complex: 1, quaternionic: 0)
      ]))
    for hypothesis in BlockHypothesis.standard {
      #expect(
        abs(other.logLikelihoods[hypothesis]! - evidence.logLikelihoods[hypothesis]!) < 1e-6)
    }
  }

  @Test func moreRatiosThanTheReferenceIsWorthAddNothing() throws {
    let levels = try Self.levels([(.orthogonal, 200)], samples: 50, seed: 7)
    let difference = { (copies: Int) in
      let evidence = BlockEvidence(
        of: Array(repeatElement(levels, count: copies).joined()))
      return evidence.logLikelihoods[.init(.orthogonal)]!
        - evidence.logLikelihoods[.init(.unitary)]!
    }
    let share = Double(BlockEvidence(of: levels).ratioCount) / BlockEvidence.largestEffectiveCount
    let limit = difference(1) * (1 + share) / share
    #expect(difference(40) < limit)
    #expect(difference(40) > 0)
  }

  @Test func goodnessOfFitIsUniform() throws {
    // Of 300 cases at most 5 % lie below 0.05, give or take 1.3 %, four standard deviations; fewer,
    // as the best hypothesis is chosen among many.
    var small = 0
    for seed in 0..<300 {
      let evidence = BlockEvidence(
        of: try Self.levels([(.orthogonal, 300)], samples: 3, seed: UInt64(seed)))
      if evidence.goodnessOfFit < 0.05 { small += 1 }
    }
    #expect(small <= 30)
    #expect(small >= 1)
  }

  @Test(arguments: [
    (BlockHypothesis(.orthogonal), BlockHypothesis(.unitary)),
    (BlockHypothesis(.unitary), BlockHypothesis(.orthogonal)),
    (BlockHypothesis(.orthogonal, count: 2), BlockHypothesis(.orthogonal, count: 3)),
    (BlockHypothesis(.orthogonal, count: 3), BlockHypothesis(.orthogonal, count: 2)),
    (BlockHypothesis(.unitary, count: 3), BlockHypothesis(.unitary, count: 2)),
  ])
  func inflationCoversTheCorrelations(truth: BlockHypothesis, other: BlockHypothesis) throws {
    // The factor is measured to some 10 % here.
    var generator = SeededGenerator(seed: 12)
    let simulation = try BlockSimulation(
      truth, levels: 100, ratios: 60_000, others: [other], using: &generator)
    let inflation = try #require(simulation.inflations[other])
    #expect(inflation > 1)
    #expect(inflation < 1.2 * BlockEvidence.inflation)
  }
}

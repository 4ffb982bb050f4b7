import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct RampEvidenceTests {
  private func levels(
    _ blocks: [(ensemble: LevelEnsemble, levels: Int)], samples: Int, seed: UInt64
  ) throws -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return try BlockSpectrum(blocks: blocks).levels(samples: samples, using: &generator)
  }

  @Test func slopesAreSumsOverBlocks() throws {
    let cases: [([(ensemble: LevelEnsemble, levels: Int)], Double)] = [
      ([(.orthogonal, 400)], 2), ([(.orthogonal, 200), (.orthogonal, 200)], 4),
      ([(.orthogonal, 270), (.orthogonal, 130)], 4), ([(.unitary, 400)], 1),
      ([(.unitary, 200), (.unitary, 200)], 2),
    ]
    for (blocks, slope) in cases {
      let evidence = RampEvidence(of: try levels(blocks, samples: 20, seed: 4))
      #expect(evidence.slopeError < 0.1 * slope)
      // The curve of other ensembles bends otherwise, by up to a tenth.
      #expect(abs(evidence.slope - slope) < 4 * evidence.slopeError + 0.1 * slope)
      #expect(evidence.goodnessOfFit > 1e-3 && evidence.misfit >= 1)
      #expect(!evidence.isSilent)
    }
  }

  @Test func separatesWhatGapRatiosHardlyDo() throws {
    let orthogonal = BlockHypothesis(.orthogonal, count: 2)
    let unitary = BlockHypothesis(.unitary, count: 2)
    for (truth, other) in [(orthogonal, unitary), (unitary, orthogonal)] {
      let levels = try levels(
        truth.blocks.map { ($0.ensemble, 250) }, samples: 4, seed: 21)
      let evidence = RampEvidence(of: levels, hypotheses: [orthogonal, unitary])
      #expect(evidence.best == truth)
      #expect(evidence.logLikelihoods[truth]! - evidence.logLikelihoods[other]! > 3)
    }
  }

  @Test(arguments: LevelEnsemble.wignerDyson)
  func toleratesUnequalBlocks(ensemble: LevelEnsemble) throws {
    let levels = try levels([(ensemble, 200), (ensemble, 100)], samples: 20, seed: 31)
    let found = RampEvidence(of: levels).logLikelihoods
    let largest = found.values.max()!
    #expect(largest - found[BlockHypothesis(ensemble, count: 2)]! < 2)
    #expect(largest - found[BlockHypothesis(ensemble, count: 1)]! > 6)
  }

  @Test func comparesMixedBlocks() throws {
    let mixed = BlockHypothesis(real: 1, complex: 2, quaternionic: 0)
    let evidence = RampEvidence(
      of: try levels([(.orthogonal, 300), (.unitary, 150), (.unitary, 150)], samples: 10, seed: 2),
      hypotheses: [mixed] + (1...4).map { BlockHypothesis(.orthogonal, count: $0) })
    #expect(evidence.logLikelihoods.count == 5)
    #expect(evidence.best == mixed)
  }

  @Test func earlyExcessDoesNotMislead() throws {
    // Slow random displacements, as the conserved quantities of a real model cause: they raise K up
    // to τ = 0.08 far above one block's.
    var generator = SeededGenerator(seed: 17)
    let plain = try levels([(.orthogonal, 600)], samples: 4, seed: 18)
    let displaced = plain.map { sample in
      let waves = (1...40).map { _ in
        (
          frequency: 2 * Double.pi * Double.random(in: 0...0.08, using: &generator),
          phase: Double.random(in: 0...(2 * Double.pi), using: &generator)
        )
      }
      let spacing = (sample.last! - sample.first!) / Double(sample.count)
      return sample.enumerated().map { place, level in
        level + spacing
          * waves.reduce(0) { $0 + 0.12 * cos($1.frequency * Double(place) + $1.phase) }
      }.sorted()
    }
    let (before, after) = (RampCurve(of: plain), RampCurve(of: displaced))
    #expect((0..<5).reduce(0) { $0 + after.values[$1] / before.values[$1] } > 10)
    let found = RampEvidence(of: displaced).logLikelihoods
    #expect(
      found[BlockHypothesis(.orthogonal)]! > found[BlockHypothesis(.orthogonal, count: 2)]! + 3)
  }

  @Test func isSilentOnFewLevels() throws {
    for few in [[], [[]], [[1, 2, 3]], try levels([(.orthogonal, 19)], samples: 50, seed: 1)] {
      let evidence = RampEvidence(of: few)
      #expect(evidence.silence == .tooFewLevels)
      #expect(evidence.logLikelihoods.values.allSatisfy { $0 == 0 })
      #expect(evidence.best == nil)
      #expect(evidence.statement.contains("too few"))
    }
    #expect(RampEvidence(of: try levels([(.unitary, 30)], samples: 1, seed: 1)).isSilent)
    // Levels without any spacing are no levels, but must not stop the program.
    _ = RampEvidence(of: [Array(repeating: 1, count: 100)])
  }

  @Test(arguments: 1...10)
  func isSilentOnIndependentLevels(seed: Int) throws {
    let evidence = RampEvidence(
      of: try levels([(.poisson, 800)], samples: 2, seed: UInt64(seed)))
    #expect(evidence.silence == .noRamp)
    #expect(evidence.logLikelihoods.values.allSatisfy { $0 == 0 })
    #expect(evidence.statement.contains("silent"))
  }

  @Test func doesNotDependOnTheHypothesesBesides() throws {
    let levels = try levels([(.orthogonal, 150), (.orthogonal, 150)], samples: 3, seed: 6)
    let all = RampEvidence(of: levels)
    let two = BlockHypothesis(.orthogonal, count: 2)
    let one = RampEvidence(of: levels, hypotheses: [two, two])
    #expect(one.logLikelihoods == [two: all.logLikelihoods[two]!])
    #expect(one.slope == all.slope && one.independentTimes == all.independentTimes)
    #expect(all.statement.contains("slope"))
  }
}

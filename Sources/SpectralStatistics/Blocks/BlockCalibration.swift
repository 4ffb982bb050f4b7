import Foundation

/// How often the claims of `BlockEvidence` are right, on simulated spectra.
///
/// Each case draws a number of blocks, the mean number of levels in a block and a number of samples
/// (these two with equal weight on each factor), gives each block a size that differs from the mean
/// by up to `unevenness`, and simulates the levels.
public struct BlockCalibration: Sendable {
  /// What became of the cases with one number of blocks.
  public struct Tally: Sendable, Equatable {
    /// All cases, those with a claimed number of blocks, and those where it is right.
    public var cases = 0, claims = 0, rightClaims = 0
    /// Claims that name an ensemble too, and those where it is the right one.
    public var ensembleClaims = 0, rightEnsembleClaims = 0
    /// Cases called nearly uncorrelated, and cases that were found to fit nothing.
    public var poissonian = 0, misfits = 0
  }

  /// By the true number of blocks.
  public private(set) var tallies: [Int: Tally] = [:]

  /// Simulates `cases` cases with blocks of one ensemble.
  public init(
    ensemble: LevelEnsemble, cases: Int, counts: ClosedRange<Int> = 1...4,
    levels: ClosedRange<Double> = 40...200, samples: ClosedRange<Double> = 1...100,
    unevenness: Double = 0.1, using generator: inout some RandomNumberGenerator
  ) throws {
    for _ in 0..<cases {
      let count = Int.random(in: counts, using: &generator)
      let mean = Self.logUniform(levels, using: &generator)
      let sampleCount = Int(Self.logUniform(samples, using: &generator).rounded())
      let blocks = (0..<count).map { _ in
        let factor = 1 + Double.random(in: -unevenness...unevenness, using: &generator)
        return (ensemble: ensemble, levels: Int((mean * factor).rounded()))
      }
      let spectra = try BlockSpectrum(blocks: blocks)
        .levels(samples: sampleCount, using: &generator)
      let evidence = BlockEvidence(of: spectra)
      tallies[count, default: Tally()].add(evidence.verdict, count: count, ensemble: ensemble)
    }
  }

  /// All numbers of blocks together.
  public var total: Tally { tallies.values.reduce(Tally(), +) }

  private static func logUniform(
    _ range: ClosedRange<Double>, using generator: inout some RandomNumberGenerator
  ) -> Double {
    exp(Double.random(in: log(range.lowerBound)...log(range.upperBound), using: &generator))
  }
}

extension BlockCalibration.Tally {
  fileprivate mutating func add(
    _ verdict: BlockEvidence.Verdict, count: Int, ensemble: LevelEnsemble
  ) {
    cases += 1
    switch verdict {
    case .decided(let blocks, let claimed):
      claims += 1
      rightClaims += blocks == count ? 1 : 0
      ensembleClaims += claimed == nil ? 0 : 1
      rightEnsembleClaims += claimed == ensemble ? 1 : 0
    case .poissonian: poissonian += 1
    case .noFit: misfits += 1
    case .undecided, .tooFewLevels: break
    }
  }

  fileprivate static func + (a: Self, b: Self) -> Self {
    Self(
      cases: a.cases + b.cases, claims: a.claims + b.claims,
      rightClaims: a.rightClaims + b.rightClaims,
      ensembleClaims: a.ensembleClaims + b.ensembleClaims,
      rightEnsembleClaims: a.rightEnsembleClaims + b.rightEnsembleClaims,
      poissonian: a.poissonian + b.poissonian, misfits: a.misfits + b.misfits)
  }
}

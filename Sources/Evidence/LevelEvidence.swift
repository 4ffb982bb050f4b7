import SpectralStatistics

/// What the levels tell besides which of them coincide: how many symmetry blocks they come from and of which ensembles, and how
/// many levels each signature has.
public struct LevelEvidence: Sendable {
  /// By signature.
  public private(set) var signatures: [[Int]: SignatureEvidence]
  /// The relative deviation of the sizes of N's sectors from d_λ dim H/|N|, root mean square: deviations of this size are to be
  /// expected for G too.
  let sectorDeviation: Double
  /// Σ_b n_b D_b: dim H, or what of it lies in the window of an incomplete spectrum.
  let totalDimension: Double
  /// Whether an anti-unitary symmetry is known to exist, which rules out that all levels are those of the unitary ensemble.
  public var hasDeclaredAntiunitary = false

  /// The evidence in some spectra, for all signatures that are taken for irreps.
  public init(of observed: SpectralSignatures, spectra: SectorSpectra) {
    let (blocks, ramps) = (observed.blockEvidence(), observed.rampEvidence())
    let means = observed.meanLevels
    let irreps = observed.vectors.indices.filter { !observed.composite[$0] }
    let found = Dictionary(
      uniqueKeysWithValues: irreps.map { k in
        let signature = SignatureEvidence(
          dimension: observed.dimensions[k], levels: means[k], blocks: blocks[k], ramp: ramps[k],
          isCircular: spectra.period != nil)
        return (observed.vectors[k], signature)
      })
    signatures = found
    let speaking = irreps.compactMap { found[observed.vectors[$0]] }.filter { !$0.isSilent }
    let leads = speaking.map {
      $0.logLikelihoods(of: $0.best).max()! - $0.logLikelihoods(of: BlockHypothesis(.poisson))[0]
    }
    isSilent = Self.sum(leads) < SolutionEvidence.leastDifference
    totalDimension = Self.sum(irreps.map { means[$0] * Double(observed.dimensions[$0]) })
    let dimensions = spectra.irrepDimensions.map(Double.init)
    let order = dimensions.reduce(0) { $0 + $1 * $1 }
    let size = zip(dimensions, spectra.multiplicities).reduce(0) { $0 + $1.0 * Double($1.1) }
    let squares = zip(dimensions, spectra.multiplicities).map { dimension, multiplicity in
      let relative = Double(multiplicity) * order / (dimension * size) - 1
      return relative * relative
    }
    sectorDeviation = (Self.sum(squares) / Double(squares.count)).squareRoot()
  }

  /// A sum that does not depend, not even by rounding, on the order of the sectors.
  private static func sum(_ values: [Double]) -> Double { values.sorted().reduce(0, +) }

  /// Whether nothing is said about blocks: the levels of no signature say anything, or independent levels explain all of them
  /// nearly as well as any blocks do.
  public let isSilent: Bool

  /// The same without the levels of some signatures.
  public func without(_ vectors: [[Int]]) -> LevelEvidence {
    var result = self
    for vector in vectors { result.signatures[vector] = nil }
    return result
  }

  /// The same when branching vectors are written in another way.
  public func mapped(_ transform: ([Int]) -> [Int]) -> LevelEvidence {
    var result = self
    result.signatures = Dictionary(
      uniqueKeysWithValues: signatures.map { (transform($0.key), $0.value) })
    return result
  }
}

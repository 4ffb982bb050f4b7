import Evidence
import SpectralStatistics

/// A signature with its levels, and what these say.
package struct SignatureReport: Encodable, Sendable {
  package let vector: [Int]
  package let levels: Double
  package let dimension: Int
  package let composite: Bool
  /// Why it is taken for a composite or may be one; left out where it is an irrep without doubt.
  package internal(set) var compositeReason: String?
  /// The ensemble of its blocks and their number where one explains the levels best; left out for a composite, and where the
  /// levels are uncorrelated.
  package internal(set) var ensemble: String?
  package internal(set) var blocks: Int?
  /// The log-likelihood of each number of blocks.
  package internal(set) var blocksLogLikelihood: [String: Double]?
  /// The posterior probability of each number of blocks.
  package internal(set) var blocksProbability: [String: Double]?
  /// The number of gap ratios, and their mean.
  package internal(set) var gapRatios: Int?
  package internal(set) var meanGapRatio: Double?
  /// The initial slope of the form factor in units of t/(2π); left out where the ramp is silent.
  package internal(set) var rampSlope: Double?
  package internal(set) var rampSlopeError: Double?
  /// What the levels say of their blocks.
  package internal(set) var statement: String?
  /// Whether it is taken for an irrep although an accidental coincidence is as likely.
  package internal(set) var isDoubtful = false

  private enum CodingKeys: String, CodingKey {
    case vector, levels, dimension, composite, compositeReason, ensemble, blocks
    case blocksLogLikelihood, blocksProbability, gapRatios, meanGapRatio, rampSlope
    case rampSlopeError, statement
  }

  init(vector: [Int], levels: Double, dimension: Int, composite: Bool = false) {
    (self.vector, self.levels) = (vector, levels)
    (self.dimension, self.composite) = (dimension, composite)
  }
}

extension SignatureReport {
  /// All signatures of some spectra; `composite` is what the answer takes them for.
  static func all(_ observed: SpectralSignatures, composite: [Bool]) -> [SignatureReport] {
    let means = observed.meanLevels
    return observed.vectors.indices.map { k in
      SignatureReport(
        vector: observed.vectors[k], levels: means[k], dimension: observed.dimensions[k],
        composite: composite[k])
    }
  }

  /// All signatures of some spectra, with what their statistics say.
  static func all(
    _ observed: SpectralSignatures, _ evidence: LevelEvidence?, isComposite: [Bool]
  ) -> [SignatureReport] {
    let doubtful = Set(observed.doubtful)
    return all(observed, composite: isComposite).enumerated().map { number, signature in
      var own = signature
      let composition = observed.compositions[number]
      let name = { (number: Int) in "signature \(number)" }
      own.compositeReason = composition.reason(naming: name) ?? composition.doubt(naming: name)
      own.isDoubtful = doubtful.contains(number)
      if let known = evidence?.signatures[own.vector] { own.add(known) }
      return own
    }
  }

  private mutating func add(_ evidence: SignatureEvidence) {
    func keyed(_ values: [Int: Double]) -> [String: Double] {
      Dictionary(uniqueKeysWithValues: values.map { ("\($0.key)", $0.value) })
    }
    ensemble = evidence.best.ensemble.map {
      evidence.isCircular ? $0.circularName : $0.rawValue
    }
    blocks = evidence.best.count
    blocksLogLikelihood = keyed(evidence.countLogLikelihoods)
    blocksProbability = keyed(evidence.countPosterior)
    gapRatios = evidence.blocks.ratioCount
    meanGapRatio = evidence.blocks.ratioCount > 0 ? evidence.blocks.meanRatios[0] : nil
    if !evidence.ramp.isSilent, !evidence.ramp.slope.isNaN {
      (rampSlope, rampSlopeError) = (evidence.ramp.slope, evidence.ramp.slopeError)
    }
    statement = evidence.statement
  }
}

import GroupTheory
import SpectralStatistics

/// The answer as programs read it: what `bootstrap solve --json` prints, format version 1.
///
/// Keys are stable; later versions may add some.
public struct BootstrapReport: Encodable, Sendable {
  let formatVersion = 1
  let sectors: [Sector]
  /// [E_min, E_max] of an incomplete spectrum.
  let window: [Double]?
  /// What quasi-energies are compared modulo.
  let period: Double?
  let degeneracyWindowDecades: Double?
  let signatures: [Signature]
  let twist: Int?
  /// What a declared anti-unitary symmetry does to the sectors: their images; left out where none is known.
  let declaredAntiunitary: [Int]?
  let exhaustive: Bool
  /// Whether nothing that is undecided can reach the first rank.
  let firstRankComplete: Bool
  let minIndex: Int
  let maxIndex: Int
  let solutions: [RankedSolution]
  /// What the solutions are when doubtful signatures are accidental coincidences; left out when none is doubtful.
  let alternative: Alternative?
  /// Anti-unitary readings with the degeneracies of a unitary one of twice the order.
  let twins: [Twin]
  let rejected: [Rejection]
  let candidates: [Candidate]
  let undecided: [Candidate]
  /// Indices whose candidates were not all enumerated.
  let unlistedIndices: [Int]
  /// What was allowed besides the observed signatures: "none", "any" or "listed".
  let unobserved: String
  let excludedGroups: [Excluded]
  let notes: [String]

  struct Sector: Encodable, Sendable {
    let name: String
    let irrepDimension: Int
    let multiplicity: Int
  }

  struct Signature: Encodable, Sendable {
    let vector: [Int]
    let levels: Double
    let dimension: Int
    let composite: Bool
    /// Why it is taken for a composite or may be one; left out where it is an irrep without doubt.
    let compositeReason: String?
    /// The ensemble of its blocks and their number where one explains the levels best; left out for a composite, and where the
    /// levels are uncorrelated.
    let ensemble: String?
    let blocks: Int?
    /// The log-likelihood of each number of blocks.
    let blocksLogLikelihood: [String: Double]?
    /// The posterior probability of each number of blocks.
    let blocksProbability: [String: Double]?
    /// The number of gap ratios, and their mean.
    let gapRatios: Int?
    let meanGapRatio: Double?
    /// The initial slope of the form factor in units of t/(2π); left out where the ramp is silent.
    let rampSlope: Double?
    let rampSlopeError: Double?
    /// What the levels say of their blocks.
    let statement: String?
  }

  struct Alternative: Encodable, Sendable {
    /// Numbers of the signatures that are left out.
    let coincidences: [Int]
    let exhaustive: Bool
    let solutions: [RankedSolution]
  }

  /// Places in `solutions`.
  struct Twin: Encodable, Sendable {
    let antiunitary: Int
    let unitary: Int
  }

  struct Rejection: Encodable, Sendable {
    let index: Int
    let reason: String
    let count: Int
  }

  struct Candidate: Encodable, Sendable {
    let index: Int
    let order: Int
    /// Shape [signature of the candidate, sector]; left out when these are the observed ones.
    let vectors: [[Int]]?
    let multiplicities: [Int]
    let reading: String
    /// Less than that of the likeliest candidate by so much; left out where no ring was looked for.
    let relativeLogLikelihood: Double?
    let solutions: Int
    let rejected: [String: Int]
    let decided: Bool
  }

  struct Excluded: Encodable, Sendable {
    let order: Int
    let id: Int
    let name: String
    let reason: String
  }

  struct Solution: Encodable, Sendable {
    let rank: Int
    let reading: String
    let index: Int
    let order: Int
    let irreps: [Irrep]
    let fusion: [[[Int]]]
    let characterTable: CharacterTableReport
    let structure: StructureReport
    let groups: [GroupName]
    /// Those of `groups` in which N could not be looked for; left out when there is none.
    let unverifiedGroups: [GroupName]?
    let evidence: Evidence?
    let antiunitary: Antiunitary?
  }

  struct Evidence: Encodable, Sendable {
    /// `blocksLogLikelihood` + `levelCountsLogLikelihood`, and the same less that of the likeliest solution.
    let logLikelihood: Double
    let relativeLogLikelihood: Double
    let blocksLogLikelihood: Double
    let levelCountsLogLikelihood: Double
    /// Shape [signature]: the blocks that the solution needs.
    let blocks: [String]
    let favourable: [String]
    let unfavourable: [String]
    let notes: [String]
  }

  /// What an anti-unitary symmetry T does.
  struct Antiunitary: Encodable, Sendable {
    /// Shape [irrep of G]: Tα, and the Wigner type: "real" (a), "quaternionic" (b) or "complex" (c).
    let partner: [Int]
    let types: [String]
    /// Shape [signature]: how many co-representations of each type carry it.
    let counts: [[String: Int]]
    /// Shape [action, sector]: the possible actions on the irreps of N; none when T does not map N to itself.
    let sectors: [[Int]]
  }

  struct Irrep: Encodable, Sendable {
    let dimension: Int
    let branching: [Int]
    let observed: Bool
  }
}

extension BootstrapReport {
  /// The report of an answer that was found from spectra.
  ///
  /// `levels` of a signature is the mean over samples.
  public init(
    _ answer: BootstrapAnswer, alternative: BootstrapAnswer? = nil, spectra: SectorSpectra,
    signatures observed: SpectralSignatures, evidence: LevelEvidence? = nil
  ) {
    sectors = spectra.sectorNames.indices.map { k in
      Sector(
        name: spectra.sectorNames[k], irrepDimension: spectra.irrepDimensions[k],
        multiplicity: spectra.multiplicities[k])
    }
    window = spectra.window.map { [$0.lowerBound, $0.upperBound] }
    period = spectra.period
    degeneracyWindowDecades = observed.degeneracyWindow.decades
    let means = observed.meanLevels
    signatures = observed.vectors.indices.map { k in
      Signature(
        vector: observed.vectors[k], levels: means[k], dimension: observed.dimensions[k],
        composition: observed.compositions[k], evidence?.signatures[observed.vectors[k]])
    }
    twist = answer.twist
    declaredAntiunitary = answer.declaredAntiunitary?.images
    exhaustive = answer.exhaustive
    firstRankComplete = answer.isFirstRankComplete
    minIndex = answer.indices.lowerBound
    maxIndex = answer.indices.upperBound
    solutions = RankedSolution.all(of: answer)
    self.alternative = alternative.map {
      Alternative(
        coincidences: observed.doubtful, exhaustive: $0.exhaustive,
        solutions: RankedSolution.all(of: $0))
    }
    let places = RankedSolution.places(of: answer)
    twins = answer.twins.enumerated().flatMap { antiunitary, unitary in
      unitary.map { Twin(antiunitary: places[antiunitary], unitary: places[$0]) }
    }
    rejected = answer.rejections.map {
      Rejection(index: $0.index, reason: $0.reason.rawValue, count: $0.count)
    }
    let likeliest = answer.fates.compactMap(\.evidence?.total).max()
    candidates =
      answer.fates.map { Candidate($0, observed: answer.data, likeliest: likeliest) }
      + answer.projectiveCandidates
    undecided = candidates.filter { !$0.decided }
    unlistedIndices = answer.unlistedIndices
    unobserved =
      switch answer.unobserved {
      case .none: "none"
      case .any: "any"
      case .listed: "listed"
      }
    excludedGroups = answer.excludedGroups.map {
      Excluded(order: $0.group.order, id: $0.group.id, name: $0.group.name, reason: $0.reason)
    }
    notes = answer.notes
  }
}

extension BootstrapReport.Candidate {
  init(
    _ fate: CandidateFate, observed: SignatureData, likeliest: Double?, reading: Reading? = nil
  ) {
    index = fate.candidate.index
    order = fate.candidate.order
    vectors = fate.candidate.data == observed ? nil : fate.candidate.data.vectors
    multiplicities = fate.candidate.multiplicities
    self.reading = (reading ?? fate.candidate.reading).rawValue
    relativeLogLikelihood = fate.evidence.map { $0.total - likeliest! }
    solutions = fate.solutionCount
    rejected = Dictionary(
      uniqueKeysWithValues: fate.rejections.map { ($0.key.rawValue, $0.value) })
    decided = !fate.isUndecided
  }
}

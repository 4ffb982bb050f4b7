import Evidence
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

extension BootstrapReport {
  /// The report of an answer that was found from spectra; `levels` of a signature is the mean over samples.
  public init(
    _ answer: BootstrapAnswer, alternative: BootstrapAnswer? = nil, spectra: SectorSpectra,
    signatures observed: SpectralSignatures, evidence: LevelEvidence? = nil
  ) {
    self.init(
      answer, alternative: alternative, sectors: spectra.sectorList,
      signatures: SignatureReport.all(observed, evidence, isComposite: observed.composite),
      doubtful: observed.doubtful, verdict: Verdict(levels: answer, alternative: alternative))
    addLevels(spectra, observed)
    context.levelEvidence = evidence
  }

  /// The report of a search that exact irreps led; what the levels of the run show stands beside them.
  public init(_ exact: ExactContext, verdict: Verdict) {
    let irreps = Set(exact.commutant.signatures)
    self.init(
      exact.answer, alternative: nil, sectors: exact.sectors,
      signatures: exact.signatures.map { observed in
        SignatureReport.all(
          observed, exact.evidence, isComposite: observed.vectors.map { !irreps.contains($0) })
      } ?? [], doubtful: [], verdict: verdict)
    commutant = exact.commutant
    commutant?.levels = exact.agreement.map(LevelAgreementReport.init)
    if let spectra = exact.spectra, let observed = exact.signatures { addLevels(spectra, observed) }
    context.levelEvidence = exact.evidence
  }

  /// What an answer from exact irreps rests on.
  public struct ExactContext {
    let answer: BootstrapAnswer
    let commutant: CommutantReport
    let sectors: SectorList
    let spectra: SectorSpectra?
    let signatures: SpectralSignatures?
    let evidence: LevelEvidence?
    let agreement: LevelAgreement?

    /// From its parts; without levels the last ones are nil.
    public init(
      answer: BootstrapAnswer, commutant: CommutantReport, sectors: SectorList,
      spectra: SectorSpectra?, signatures: SpectralSignatures?, evidence: LevelEvidence?,
      agreement: LevelAgreement?
    ) {
      (self.answer, self.commutant, self.sectors) = (answer, commutant, sectors)
      (self.spectra, self.signatures) = (spectra, signatures)
      (self.evidence, self.agreement) = (evidence, agreement)
    }
  }

  init(
    _ answer: BootstrapAnswer, alternative: BootstrapAnswer?, sectors list: SectorList,
    signatures: [SignatureReport], doubtful: [Int], verdict: Verdict
  ) {
    self.verdict = VerdictReport(verdict)
    from = self.verdict.from
    sectors = SectorReport.all(list)
    self.signatures = signatures
    twist = answer.twist
    declaredAntiunitary = answer.declaredAntiunitary?.images
    exhaustive = answer.exhaustive
    firstRankComplete = answer.isFirstRankComplete
    minIndex = answer.indices.lowerBound
    maxIndex = answer.indices.upperBound
    leastIndex = LeastIndexReport(answer.least)
    solutions = SolutionReport.all(of: answer)
    self.alternative = alternative.map {
      AlternativeReport(
        coincidences: doubtful, exhaustive: $0.exhaustive,
        solutions: SolutionReport.all(of: $0), twins: TwinReport.all(of: $0))
    }
    twins = TwinReport.all(of: answer)
    rejected = RejectionReport.all(of: answer)
    candidates = CandidateReport.all(of: answer)
    undecided = candidates?.filter { !$0.decided }
    unlistedIndices = answer.unlistedIndices
    unobserved =
      switch answer.unobserved {
      case .none: "none"
      case .any: "any"
      case .listed: "listed"
      }
    excludedGroups = answer.excludedGroups.map(ExcludedGroupReport.init)
    notes = answer.notes
    context.visible = answer.data.visible
    context.undecidedLag = answer.lag(
      of: undecided?.compactMap(\.logLikelihood).max() ?? .infinity)
    context.unlistedLag = answer.lag(of: answer.unlistedEvidence)
  }

  /// Adds how levels were compared.
  mutating func addLevels(_ spectra: SectorSpectra, _ observed: SpectralSignatures) {
    window = spectra.window.map { [$0.lowerBound, $0.upperBound] }
    period = spectra.period
    degeneracyWindowDecades = observed.degeneracyWindow.decades
    context.exactPlateau = observed.exactPlateau()
  }
}

extension SectorSpectra {
  var sectorList: SectorList {
    SectorList(
      names: sectorNames, irrepDimensions: irrepDimensions, multiplicities: multiplicities)
  }
}

extension BootstrapAnswer {
  /// How far an evidence is behind that of the best solution; nil where that is not known.
  fileprivate func lag(of evidence: Double) -> Double? {
    evidence.isFinite ? bestEvidence.map { $0 - evidence } : nil
  }
}

extension TwinReport {
  static func all(of answer: BootstrapAnswer) -> [TwinReport] {
    let places = SolutionReport.places(of: answer)
    return answer.twins.enumerated().flatMap { antiunitary, unitary in
      unitary.map { TwinReport(antiunitary: places[antiunitary], unitary: places[$0]) }
    }
  }
}

extension RejectionReport {
  static func all(of answer: BootstrapAnswer, set: Int? = nil) -> [RejectionReport] {
    answer.rejections.map {
      RejectionReport(set: set, index: $0.index, reason: $0.reason.rawValue, count: $0.count)
    }
  }
}

extension CandidateReport {
  /// All candidates of an answer, those of linear readings first.
  static func all(of answer: BootstrapAnswer) -> [CandidateReport] {
    let likeliest = answer.fates.compactMap(\.evidence?.total).max()
    let projective = answer.projective?.fates ?? []
    let likeliestOfThose = projective.compactMap(\.evidence?.total).max()
    return answer.fates.map { CandidateReport($0, observed: answer.data, likeliest: likeliest) }
      + projective.map {
        CandidateReport(
          $0, observed: answer.data, likeliest: likeliestOfThose, reading: .projective)
      }
  }
}

extension SolutionReport {
  /// All solutions of an answer, by rank.
  static func all(of answer: BootstrapAnswer) -> [SolutionReport] {
    let best = answer.bestEvidence
    let linear = answer.solutions.map {
      SolutionReport(LinearSolutionReport($0, of: answer, best: best))
    }
    let projective = (answer.projective?.solutions ?? []).map {
      SolutionReport(ProjectiveSolutionReport($0, best: best))
    }
    let all = linear + projective
    return order(of: answer).map { all[$0] }
  }

  /// Shape [linear solution]: its place among all.
  static func places(of answer: BootstrapAnswer) -> [Int] {
    let order = order(of: answer)
    return answer.solutions.indices.map { order.firstIndex(of: $0)! }
  }

  private static func order(of answer: BootstrapAnswer) -> [Int] {
    let ranks = answer.solutions.map(\.rank) + (answer.projective?.solutions ?? []).map(\.rank)
    return ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  init(_ solution: LinearSolutionReport) {
    self.init(.linear(solution))
    relativeLogLikelihood = solution.evidence?.relativeLogLikelihood
  }

  init(_ solution: ProjectiveSolutionReport) {
    self.init(.projective(solution))
    relativeLogLikelihood = solution.evidence?.relativeLogLikelihood
  }
}

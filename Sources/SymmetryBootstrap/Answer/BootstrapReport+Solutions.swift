import GroupTheory
import SpectralStatistics

extension BootstrapReport.Solution {
  /// `best` is the largest log-likelihood of all solutions.
  init(_ solution: BootstrapSolution, of answer: BootstrapAnswer, best: Double?) {
    let unobserved = answer.unobservedIrreps(of: solution)
    rank = solution.rank
    reading = solution.reading.rawValue
    index = solution.index
    order = solution.order
    irreps = solution.branching.enumerated().map { irrep, vector in
      BootstrapReport.Irrep(
        dimension: solution.table.dimensions[irrep], branching: vector,
        observed: !unobserved.contains(irrep))
    }
    fusion = solution.fusion.coefficients
    characterTable = CharacterTableReport(solution.table, visibleFusion: solution.visibleFusion)
    structure = StructureReport(solution.structure)
    groups = solution.groups
    unverifiedGroups = solution.unverifiedGroups.isEmpty ? nil : solution.unverifiedGroups
    evidence = solution.evidence.map { BootstrapReport.Evidence($0, best: best ?? $0.total) }
    antiunitary = BootstrapReport.Antiunitary(solution)
  }
}

extension BootstrapReport.Evidence {
  init(_ evidence: SolutionEvidence, best: Double) {
    logLikelihood = evidence.total
    relativeLogLikelihood = evidence.total - best
    blocksLogLikelihood = evidence.blocks
    levelCountsLogLikelihood = evidence.levelCounts
    blocks = evidence.claims.map(\.hypothesis.description)
    favourable = evidence.favourable
    unfavourable = evidence.unfavourable
    notes = favourable.map { "for: \($0)" } + unfavourable.map { "against: \($0)" }
  }
}

extension BootstrapReport.Antiunitary {
  /// Nil for a unitary reading.
  init?(_ solution: BootstrapSolution) {
    guard let action = solution.antiunitary, let corepresentations = solution.corepresentations
    else { return nil }
    partner = action.partner
    types = action.types.map(\.rawValue)
    counts = corepresentations.parts.map { part in
      [
        WignerType.real.rawValue: part.counts.real,
        WignerType.complex.rawValue: part.counts.complex,
        WignerType.quaternionic.rawValue: part.counts.quaternionic,
      ]
    }
    sectors = action.sectors.map(\.images)
  }
}

extension BootstrapReport.Signature {
  /// `evidence` is nil for a composite, and without levels.
  init(
    vector: [Int], levels: Double, dimension: Int, composition: SignatureComposition,
    _ evidence: SignatureEvidence?
  ) {
    func keyed(_ values: [Int: Double]) -> [String: Double] {
      Dictionary(uniqueKeysWithValues: values.map { ("\($0.key)", $0.value) })
    }
    self.vector = vector
    self.levels = levels
    self.dimension = dimension
    composite = composition.isComposite
    let name = { (number: Int) in "signature \(number)" }
    compositeReason = composition.reason(naming: name) ?? composition.doubt(naming: name)
    ensemble = evidence?.best.ensemble?.rawValue
    blocks = evidence?.best.count
    blocksLogLikelihood = evidence.map { keyed($0.countLogLikelihoods) }
    blocksProbability = evidence.map { keyed($0.countPosterior) }
    gapRatios = evidence?.blocks.ratioCount
    meanGapRatio = (evidence?.blocks).flatMap { $0.ratioCount > 0 ? $0.meanRatios[0] : nil }
    let ramp = (evidence?.ramp).flatMap { $0.isSilent || $0.slope.isNaN ? nil : $0 }
    rampSlope = ramp?.slope
    rampSlopeError = ramp?.slopeError
    statement = evidence?.statement
  }
}

import Branching
import Evidence
import GroupTheory

/// The search for projective readings: candidates (p, r) → central extensions of the catalogue with N inside → linear groups.
///
/// The order k of the cocycle's class in H²(G, U(1)) divides every D_b, and the class comes from an extension of G by Z_k.
/// So the extensions of order k p|N| for all divisors k > 1 of gcd D_b are all that is needed.
package struct ProjectiveSearch {
  private let data: SignatureData
  private let irreps: ExactIrreps?
  private let options: BootstrapOptions
  private let evidence: (any CandidateEvidence)?
  /// The evidence of the likeliest solution so far.
  private var best: Double
  private let catalogue: GroupCatalogue
  private let shouldStop: () -> Bool

  private var list: ProjectiveSolutionList
  private var uncovered: Set<Int> = []

  /// Whether the signatures allow no linear reading: there is no trivial irrep, and no twist makes one.
  package static func isNeeded(for data: SignatureData) -> Bool {
    data.trivial == nil && data.possibleTwists.isEmpty
  }

  /// With exact `irreps` their numbers are known. `best` is the evidence of the likeliest linear solution: candidates further
  /// below it than the margin, or below a projective solution, stay undecided.
  package init(
    _ data: SignatureData, irreps: ExactIrreps? = nil, options: BootstrapOptions,
    evidence: (any CandidateEvidence)?, best: Double? = nil,
    catalogue: GroupCatalogue, shouldStop: @escaping () -> Bool
  ) {
    (self.data, self.irreps) = (data, irreps)
    (self.options, self.evidence) = (options, evidence)
    (self.catalogue, self.shouldStop) = (catalogue, shouldStop)
    self.best = best ?? -.infinity
    list = ProjectiveSolutionList(catalogue: catalogue)
  }

  /// Searches all indices, the likeliest candidates first. Throws when a catalogue file cannot be read.
  package mutating func answer() throws -> ProjectiveAnswer {
    var unlisted: [Int] = []
    var candidates: [IndexCandidate] = []
    for index in options.indices {
      let found =
        irreps?.projectiveCandidates(of: data, index: index)
        ?? IndexCandidate.all(of: data, index: index, unobserved: .none, shouldStop: shouldStop)
      candidates += found.candidates
      if !found.isComplete { unlisted.append(index) }
    }
    let failures = candidates.map(ProjectiveRule.failure)
    let evidences = candidates.indices.map { k in
      failures[k] == nil ? evidence?.evidence(for: candidates[k]) : nil
    }
    let order = candidates.indices.sorted { a, b in
      let (x, y) = (evidences[a]?.total ?? 0, evidences[b]?.total ?? 0)
      return x != y ? x > y : a < b
    }
    let copies = try VisibleCopies(data.visible, catalogue: catalogue, shouldStop: shouldStop)
    var fates = [CandidateFate?](repeating: nil, count: candidates.count)
    for k in order {
      fates[k] = try fate(of: candidates[k], failures[k], evidences[k], copies)
    }
    return ProjectiveAnswer(
      solutions: list.solutions, fates: fates.map { $0! }, unlistedIndices: unlisted,
      uncoveredOrders: uncovered.sorted())
  }

  private mutating func fate(
    of candidate: IndexCandidate, _ failure: RejectionReason?, _ evidence: SolutionEvidence?,
    _ copies: VisibleCopies
  ) throws -> CandidateFate {
    var (isComplete, rejections) = (true, [RejectionReason: Int]())
    let before = list.solutions.count
    if let failure {
      rejections[failure] = 1
    } else if let evidence, let margin = options.margin, evidence.total < best - margin {
      isComplete = false
    } else {
      isComplete = try search(candidate, evidence, copies)
      if list.solutions.count > before { best = max(best, evidence?.total ?? best) }
      if isComplete, list.solutions.count == before { rejections[.noExtension] = 1 }
    }
    return CandidateFate(
      candidate: candidate, solutionCount: list.solutions.count - before, rejections: rejections,
      isUndecided: !isComplete, evidence: evidence)
  }

  /// False when a limit or the catalogue left something out.
  private mutating func search(
    _ candidate: IndexCandidate, _ evidence: SolutionEvidence?, _ copies: VisibleCopies
  ) throws -> Bool {
    var isComplete = true
    let search = ExtensionSearch(
      candidate, catalogue: catalogue, copies: copies, shouldStop: shouldStop)
    let common = ProjectiveRule.commonDimension(of: data)
    // Sylow subgroups have classes of order k only if k² divides the order of G.
    for k in common.divisors where k > 1 && candidate.order % (k * k) == 0 {
      guard !shouldStop(), list.solutions.count < options.solutionLimit else { return false }
      guard catalogue.covers(order: k * candidate.order) else {
        uncovered.insert(k * candidate.order)
        isComplete = false
        continue
      }
      var places: [ExtensionSearch.Place] = []
      isComplete = try search.forEachPlace(centreOrder: k) { places.append($0) } && isComplete
      for place in places {
        guard !shouldStop() else { return false }
        try list.insert(place, candidate, evidence)
      }
    }
    return isComplete
  }
}

import Branching
import Evidence
import Foundation
import GroupTheory
import Identification

/// The search for the hidden group G ⊇ N: signatures → irrep numbers (p, r) → fusion rings → character tables → groups.
///
/// Candidates that the levels support best are searched first.
/// Source: theory of C. Bai, Z. Zhou, B. Lapierre, S. Ryu, arXiv:2604.01296, with the search made complete.
public struct Bootstrap {
  /// What to search, and for how long.
  public typealias Options = BootstrapOptions

  private let data: SignatureData
  private let irreps: ExactIrreps?
  private let unseen: Bool
  private let evidence: (any CandidateEvidence)?
  private let options: Options
  private let catalogue: GroupCatalogue?
  private let isCancelled: @Sendable () -> Bool
  private let deadline: ContinuousClock.Instant

  /// All solutions for the irreps that a commutant shows: their numbers and types are exact. With `unseen` the group has more
  /// irreps, although Frobenius reciprocity does not ask for them.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit; when a catalogue file cannot be read.
  public static func solve(
    _ irreps: ExactIrreps, of visible: CharacterTable, unseen: Bool = false,
    options: Options = Options(), catalogue: GroupCatalogue? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> BootstrapAnswer {
    var own = options
    own.indices = irreps.indices(of: visible, searched: options.indices, unseen: unseen)
    own.unobserved = !unseen && irreps.index(visible) != nil ? .none : .any
    own.margin = nil
    return try solve(
      irreps.data(visible), irreps: irreps, unseen: unseen, evidence: nil, options: own,
      catalogue: catalogue, isCancelled: isCancelled)
  }

  /// All solutions for some signatures; with the levels' evidence they are ranked by it.
  ///
  /// `isCancelled` is asked often; once it says true the answer comes with what was found so far. Throws when a catalogue file
  /// cannot be read.
  public static func solve(
    _ data: SignatureData, evidence: (any CandidateEvidence)? = nil, options: Options = Options(),
    catalogue: GroupCatalogue? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> BootstrapAnswer {
    try solve(
      data, irreps: nil, evidence: evidence, options: options, catalogue: catalogue,
      isCancelled: isCancelled)
  }

  private static func solve(
    _ data: SignatureData, irreps observedIrreps: ExactIrreps?, unseen: Bool = false,
    evidence: (any CandidateEvidence)?, options: Options, catalogue: GroupCatalogue?,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws -> BootstrapAnswer {
    let (observedEvidence, givenOptions) = (evidence, options)
    let order = CanonicalOrder(data, names: options.sectorNames)
    let canonical = order.renumbered(data)
    var (used, twist, options) = (canonical, Int?.none, options)
    var evidence = evidence?.mapped(order.renumbered)
    var irreps = observedIrreps?.mapped(order.renumbered)
    options.unobserved = options.unobserved.mapped(order.renumbered)
    let declared = options.declaredAntiunitary
    options.declaredAntiunitary = declared.map(order.renumbered)
    if canonical.trivial == nil, let chi = canonical.possibleTwists.first {
      let visible = canonical.visible
      (used, twist) = (try canonical.twisted(by: chi), chi)
      options.unobserved = options.unobserved.mapped { visible.twisted($0, by: chi) }
      options.declaredAntiunitary = options.declaredAntiunitary?.twisted(by: chi, of: visible)
      evidence = evidence?.mapped { visible.twisted($0, by: chi) }
      irreps = irreps?.mapped { visible.twisted($0, by: chi) }
    }
    let search = Bootstrap(
      data: used, irreps: irreps, unseen: unseen, evidence: evidence, options: options,
      catalogue: catalogue,
      isCancelled: isCancelled, deadline: .now + .seconds(options.timeLimit))
    var answer = try order.restored(try search.answer(twist: twist), of: data)
    answer.declaredAntiunitary = declared
    answer.readings = givenOptions.readings
    answer.evidence = observedEvidence as? LevelEvidence
    answer = try answer.withProjectiveReadings(
      of: data, irreps: observedIrreps, evidence: observedEvidence, options: givenOptions,
      catalogue: catalogue
    ) { isCancelled() || .now > search.deadline }
    // What is said of solutions depends on the ranks that all readings together leave them.
    answer.notes =
      BootstrapNotes(
        data: answer.data, twist: answer.twist, catalogue: catalogue, evidence: evidence,
        least: answer.least, isExact: irreps != nil,
        shouldStop: { isCancelled() || .now > search.deadline + naming }
      ).texts(for: answer.solutions, projective: answer.projective?.solutions ?? [])
      + answer.notes + answer.projectiveNotes
    return answer
  }

  private func answer(twist: Int?) throws -> BootstrapAnswer {
    let shouldStop = { [isCancelled, deadline] in isCancelled() || .now > deadline }
    // What is left at the time limit is listed, unless that takes long itself; then groups get their names.
    let mustEnd = { [isCancelled, deadline] in isCancelled() || .now > deadline + Self.listing }
    let mustAnswer = { [isCancelled, deadline] in isCancelled() || .now > deadline + Self.naming }
    var list = CandidateList(
      data: data, irreps: irreps, unseen: unseen, options: options, evidence: evidence,
      shouldStop: mustEnd)
    let identification = try catalogue.map {
      try GroupIdentification(catalogue: $0, visible: data.visible, shouldStop: mustAnswer)
    }
    var search = CandidateSearch(
      data: data,
      limits: CandidateSearch.Limits(
        solutionCount: options.solutionLimit,
        // Without statistics the numbers of levels alone would say which candidates are out of the question.
        margin: evidence?.isSilent ?? true ? nil : options.margin,
        shouldStop: shouldStop), identification: identification)
    while !search.isSettled(list.highest(above: search.floor)),
      let round = list.next(above: search.floor, hasSolution: !search.solutions.isEmpty)
    {
      try search.decide(round)
      // Larger groups with more irreps that nobody saw would follow without end.
      if irreps != nil, !list.isNextRequired, !search.solutions.isEmpty || shouldStop() { break }
    }
    let commutation = irreps.flatMap { AntiunitaryCommutation($0, data.visible) }
    let marked = commutation?.mark(search.solutions) ?? search.solutions
    let identified = try identification?.identify(marked)
    return BootstrapAnswer(
      data: data, twist: twist, indices: list.indices, least: list.least, beyond: list.beyond,
      unobserved: options.unobserved,
      fates: Self.byIndex(search.fates), unlistedIndices: list.incompleteIndices,
      unlistedEvidence: list.highest(above: search.floor),
      solutions: SolutionRanking.ranked(identified?.solutions ?? marked),
      excludedGroups: identified?.excluded ?? [], notes: [])
  }

  /// How long after the time limit candidates are still listed, and groups still named.
  private static let (listing, naming) = (Duration.seconds(0.4), Duration.seconds(0.7))

  /// By index, unitary readings first, otherwise in the order of the search.
  private static func byIndex(_ fates: [CandidateFate]) -> [CandidateFate] {
    fates.enumerated().sorted { a, b in
      let (x, y) = (a.element.candidate, b.element.candidate)
      if x.index != y.index { return x.index < y.index }
      return x.reading == y.reading ? a.offset < b.offset : x.reading == .unitary
    }.map(\.element)
  }
}

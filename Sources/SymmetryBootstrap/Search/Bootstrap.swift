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
  private let evidence: LevelEvidence?
  private let options: Options
  private let catalogue: GroupCatalogue?
  private let isCancelled: @Sendable () -> Bool
  private let deadline: ContinuousClock.Instant

  /// All solutions for some signatures; with the levels' evidence they are ranked by it.
  ///
  /// `isCancelled` is asked often; once it says true the answer comes with what was found so far. Throws when a catalogue file
  /// cannot be read.
  public static func solve(
    _ data: SignatureData, evidence: LevelEvidence? = nil, options: Options = Options(),
    catalogue: GroupCatalogue? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> BootstrapAnswer {
    let (observedEvidence, givenOptions) = (evidence, options)
    let order = CanonicalOrder(data, names: options.sectorNames)
    let canonical = order.renumbered(data)
    var (used, twist, options) = (canonical, Int?.none, options)
    var evidence = evidence?.mapped(order.renumbered)
    options.unobserved = options.unobserved.mapped(order.renumbered)
    let declared = options.declaredAntiunitary
    options.declaredAntiunitary = declared.map(order.renumbered)
    if canonical.trivial == nil, let chi = canonical.possibleTwists.first {
      let visible = canonical.visible
      (used, twist) = (try canonical.twisted(by: chi), chi)
      options.unobserved = options.unobserved.mapped { visible.twisted($0, by: chi) }
      options.declaredAntiunitary = options.declaredAntiunitary?.twisted(by: chi, of: visible)
      evidence = evidence?.mapped { visible.twisted($0, by: chi) }
    }
    let search = Bootstrap(
      data: used, evidence: evidence, options: options, catalogue: catalogue,
      isCancelled: isCancelled, deadline: .now + .seconds(options.timeLimit))
    var answer = try order.restored(try search.answer(twist: twist), of: data)
    answer.declaredAntiunitary = declared
    answer.evidence = observedEvidence
    answer.notes = BootstrapNotes(
      data: answer.data, twist: answer.twist, catalogue: catalogue, evidence: evidence
    ).texts(for: answer.solutions)
    return try answer.withProjectiveReadings(
      of: data, evidence: observedEvidence, options: givenOptions, catalogue: catalogue
    ) { isCancelled() || .now > search.deadline }
  }

  private func answer(twist: Int?) throws -> BootstrapAnswer {
    let shouldStop = { [isCancelled, deadline] in isCancelled() || .now > deadline }
    // What is left at the time limit is listed, unless that takes long itself.
    let mustEnd = { [isCancelled, deadline] in isCancelled() || .now > deadline + .seconds(2) }
    var list = CandidateList(data: data, options: options, evidence: evidence, shouldStop: mustEnd)
    let identification = try catalogue.map {
      try GroupIdentification(catalogue: $0, visible: data.visible, shouldStop: isCancelled)
    }
    var search = CandidateSearch(
      data: data,
      limits: CandidateSearch.Limits(
        solutionCount: options.solutionLimit, margin: evidence == nil ? nil : options.margin,
        shouldStop: shouldStop), identification: identification)
    while !search.isSettled(list.highest), let round = list.next() { try search.decide(round) }
    let identified = try identification?.identify(search.solutions)
    return BootstrapAnswer(
      data: data, twist: twist, indices: options.indices, unobserved: options.unobserved,
      fates: Self.byIndex(search.fates), unlistedIndices: list.incompleteIndices,
      unlistedEvidence: list.highest,
      solutions: SolutionRanking.ranked(identified?.solutions ?? search.solutions),
      excludedGroups: identified?.excluded ?? [], notes: [])
  }

  /// By index, unitary readings first, otherwise in the order of the search.
  private static func byIndex(_ fates: [CandidateFate]) -> [CandidateFate] {
    fates.enumerated().sorted { a, b in
      let (x, y) = (a.element.candidate, b.element.candidate)
      if x.index != y.index { return x.index < y.index }
      return x.reading == y.reading ? a.offset < b.offset : x.reading == .unitary
    }.map(\.element)
  }
}

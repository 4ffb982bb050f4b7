import Foundation
import GroupTheory

/// The search for the hidden group G ⊇ N: signatures → irrep numbers (p, r) → fusion rings → character tables → groups.
///
/// Source: theory of C. Bai, Z. Zhou, B. Lapierre, S. Ryu, arXiv:2604.01296, with the search made complete.
public struct Bootstrap {
  /// What to search, and for how long.
  public struct Options: Sendable {
    /// The indices p = [G:N] to search.
    public var indices: ClosedRange<Int>
    /// Seconds after which the search stops.
    public var timeLimit: Double

    /// Indices 1 … 12 and a minute, unless said otherwise.
    public init(indices: ClosedRange<Int> = 1...12, timeLimit: Double = 60) {
      self.indices = indices
      self.timeLimit = timeLimit
    }
  }

  private let data: SignatureData
  private let options: Options
  private let catalogue: GroupCatalogue?
  private let isCancelled: @Sendable () -> Bool
  private let deadline: ContinuousClock.Instant

  private var list: SolutionList
  private var rejected: [RejectionKey: Int] = [:]
  private var undecided: [IndexCandidate] = []

  /// All solutions for some signatures.
  ///
  /// `isCancelled` is asked often; once it says true the answer comes with what was found so far. Throws when a catalogue file
  /// cannot be read.
  public static func solve(
    _ data: SignatureData, options: Options = Options(), catalogue: GroupCatalogue? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> BootstrapAnswer {
    var (used, twist) = (data, Int?.none)
    if data.trivial == nil, let chi = data.possibleTwists.first {
      (used, twist) = (try data.twisted(by: chi), chi)
    }
    var search = Bootstrap(used, options, catalogue, isCancelled)
    search.run()
    return try search.answer(twist: twist)
  }

  private init(
    _ data: SignatureData, _ options: Options, _ catalogue: GroupCatalogue?,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.data = data
    self.options = options
    self.catalogue = catalogue
    self.isCancelled = isCancelled
    deadline = .now + .seconds(options.timeLimit)
    list = SolutionList(data: data)
  }

  private struct RejectionKey: Hashable {
    let index: Int
    let reason: RejectionReason
  }

  private mutating func reject(_ index: Int, _ reason: RejectionReason) {
    rejected[RejectionKey(index: index, reason: reason), default: 0] += 1
  }

  private var mustStop: Bool { isCancelled() || .now > deadline }

  private mutating func run() {
    for index in options.indices {
      let candidates = IndexCandidate.all(of: data, index: index)
      if candidates.isEmpty { reject(index, .frobeniusReciprocity) }
      for candidate in candidates {
        if mustStop {
          undecided.append(candidate)
          continue
        }
        switch BranchingRule.check(candidate, of: data) {
        case .failure(let reason): reject(index, reason)
        case .success(let rule): decide(rule)
        }
      }
    }
  }

  /// Searches the fusion rings of one branching rule.
  private mutating func decide(_ rule: BranchingRule) {
    let groups = LinearIrreps.all(of: rule)
    if groups.isEmpty {
      reject(rule.candidate.index, .linearCharacters)
      return
    }
    var rings: [FusionRing] = []
    var early: [RejectionReason: Int] = [:]
    let problem = FusionProblem(rule)
    let isComplete = groups.allSatisfy { linear in
      LinearAction.forEach(of: rule, linear: linear) { action in
        !mustStop && search(problem, action, &rings, &early)
      }
    }
    if !isComplete { undecided.append(rule.candidate) }
    for (reason, count) in early {
      rejected[RejectionKey(index: rule.candidate.index, reason: reason), default: 0] += count
    }
    if isComplete, rings.isEmpty, early.isEmpty { reject(rule.candidate.index, .noFusionRing) }
    let completion = RingSolutions(
      rule: rule, shouldStop: { [isCancelled, deadline] in isCancelled() || .now > deadline })
    var isUndecided = false
    for ring in rings {
      switch completion.solutions(of: ring) {
      case .rejected(let reason): reject(rule.candidate.index, reason)
      case .solutions(let solutions): for solution in solutions { list.insert(solution) }
      case .stopped: isUndecided = true
      }
    }
    if isComplete, isUndecided { undecided.append(rule.candidate) }
  }

  /// Appends the rings of one action of the one-dimensional irreps, each once; false when the search had to stop.
  private func search(
    _ problem: FusionProblem, _ action: LinearAction, _ rings: inout [FusionRing],
    _ early: inout [RejectionReason: Int]
  ) -> Bool {
    var search = FusionSearch(
      problem, action: action,
      shouldStop: { [isCancelled, deadline] in isCancelled() || .now > deadline })
    let isComplete = search.run()
    var own: [FusionRing] = []
    for ring in search.rings {
      let isKnown = own.contains {
        RingRenaming.exists(from: $0, to: ring, signatureOf: problem.rule.signatureOf)
      }
      if !isKnown { own.append(ring) }
    }
    rings += own
    early.merge(search.rejections, uniquingKeysWith: +)
    return isComplete
  }

  private func answer(twist: Int?) throws -> BootstrapAnswer {
    var solutions = list.solutions
    var excluded: [ExcludedGroup] = []
    if let catalogue {
      let identification = GroupIdentification(catalogue: catalogue, visible: data.visible)
      for k in solutions.indices {
        solutions[k].groups = try identification.groups(of: solutions[k])
      }
      // Indices ascend already; within one, by SmallGroups number.
      solutions.sort { a, b in
        (a.index, a.groups.first?.id ?? .max) < (b.index, b.groups.first?.id ?? .max)
      }
      let found = Set(solutions.flatMap(\.groups))
      for solution in solutions {
        for group in try identification.excluded(by: solution)
        where !found.contains(group.group) && !excluded.contains(where: { $0.group == group.group })
        {
          excluded.append(group)
        }
      }
    }
    let order = RejectionReason.allCases
    return BootstrapAnswer(
      data: data, twist: twist, indices: options.indices,
      exhaustive: undecided.isEmpty, undecided: undecided, solutions: solutions,
      rejections: rejected.map {
        BootstrapAnswer.Rejection(index: $0.key.index, reason: $0.key.reason, count: $0.value)
      }.sorted {
        ($0.index, order.firstIndex(of: $0.reason)!) < ($1.index, order.firstIndex(of: $1.reason)!)
      },
      excludedGroups: excluded,
      notes: BootstrapNotes(data: data, twist: twist, catalogue: catalogue).texts(for: solutions))
  }
}

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
    /// The number of solutions after which no further candidate is taken up.
    public var solutionLimit: Int
    /// Irreps of G that the Hilbert space may lack.
    public var unobserved: UnobservedSignatures
    /// Names of the sectors, which decide the order of irreps that nothing else tells apart; may be empty.
    public var sectorNames: [String] = []

    /// Indices 1 … 12, a minute, any number of solutions and every irrep observed, unless said otherwise.
    public init(
      indices: ClosedRange<Int> = 1...12, timeLimit: Double = 60, solutionLimit: Int = .max,
      unobserved: UnobservedSignatures = .none
    ) {
      self.indices = indices
      self.timeLimit = timeLimit
      self.solutionLimit = solutionLimit
      self.unobserved = unobserved
    }
  }

  private let data: SignatureData
  private let options: Options
  private let catalogue: GroupCatalogue?
  private let isCancelled: @Sendable () -> Bool
  private let deadline: ContinuousClock.Instant

  private var list: SolutionList
  private var fates: [CandidateFate] = []
  /// Indices whose candidates were not all enumerated.
  private var unlisted: [Int] = []

  /// All solutions for some signatures.
  ///
  /// `isCancelled` is asked often; once it says true the answer comes with what was found so far. Throws when a catalogue file
  /// cannot be read.
  public static func solve(
    _ data: SignatureData, options: Options = Options(), catalogue: GroupCatalogue? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> BootstrapAnswer {
    let order = CanonicalOrder(data, names: options.sectorNames)
    let canonical = order.renumbered(data)
    var (used, twist, options) = (canonical, Int?.none, options)
    options.unobserved = options.unobserved.mapped(order.renumbered)
    if canonical.trivial == nil, let chi = canonical.possibleTwists.first {
      (used, twist) = (try canonical.twisted(by: chi), chi)
      options.unobserved = options.unobserved.mapped { canonical.visible.twisted($0, by: chi) }
    }
    var search = Bootstrap(used, options, catalogue, isCancelled)
    search.run()
    let answer = try order.restored(try search.answer(twist: twist), of: data)
    return answer.with(
      notes: BootstrapNotes(data: answer.data, twist: answer.twist, catalogue: catalogue)
        .texts(for: answer.solutions))
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

  private mutating func run() {
    let shouldStop = { [isCancelled, deadline] in isCancelled() || .now > deadline }
    // What is left at the time limit is listed, unless that takes long itself.
    let mustEnd = { [isCancelled, deadline] in isCancelled() || .now > deadline + .seconds(2) }
    for index in options.indices {
      let (candidates, isComplete) = IndexCandidate.all(
        of: data, index: index, unobserved: options.unobserved, shouldStop: mustEnd)
      if !isComplete { unlisted.append(index) }
      for candidate in candidates { fates.append(decide(candidate, shouldStop)) }
    }
  }

  private mutating func decide(
    _ candidate: IndexCandidate, _ shouldStop: @escaping () -> Bool
  ) -> CandidateFate {
    func fate(
      _ solutionCount: Int = 0, _ rejections: [RejectionReason: Int] = [:], isUndecided: Bool
    ) -> CandidateFate {
      CandidateFate(
        candidate: candidate, solutionCount: solutionCount, rejections: rejections,
        isUndecided: isUndecided)
    }
    if shouldStop() || list.solutions.count >= options.solutionLimit {
      return fate(isUndecided: true)
    }
    switch BranchingRule.check(candidate) {
    case .failure(let reason): return fate(0, [reason: 1], isUndecided: false)
    case .success(let rule):
      var search = RuleSearch(rule, shouldStop: shouldStop)
      let isComplete = search.run()
      let before = list.solutions.count
      for solution in search.solutions { list.insert(solution) }
      return fate(list.solutions.count - before, search.rejections, isUndecided: !isComplete)
    }
  }

  private func answer(twist: Int?) throws -> BootstrapAnswer {
    var solutions = list.solutions
    var excluded: [ExcludedGroup] = []
    if let catalogue {
      (solutions, excluded) = try GroupIdentification(
        catalogue: catalogue, visible: data.visible, shouldStop: isCancelled
      ).identify(solutions)
    }
    return BootstrapAnswer(
      data: data, twist: twist, indices: options.indices, unobserved: options.unobserved,
      fates: fates, unlistedIndices: unlisted, solutions: solutions,
      excludedGroups: excluded, notes: [])
  }
}

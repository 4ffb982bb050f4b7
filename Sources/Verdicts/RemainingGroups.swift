import Branching
import Evidence
import Identification
import Plateaus
import SymmetryBootstrap

/// The groups of the first rank of an answer; of one with irreps that nobody saw all that do not differ by phases alone.
struct RemainingGroups {
  /// Names without repetition, in the order of the answer; one of a group that no catalogue has tells its order.
  let names: [String]
  let order: Int?
  let index: Int?
  var reading: Reading?
  /// The number of solutions, which can be larger: one group may hold N in several ways.
  let solutionCount: Int

  private static let unnamed = "a group of order "

  /// What is known of one solution.
  private typealias Solution = (groups: [GroupName], order: Int, index: Int, reading: Reading)

  init(_ answer: BootstrapAnswer, allRanks: Bool = false) {
    let linear = answer.solutions.filter { allRanks ? !$0.isPhaseVariant : $0.rank == 1 }
    let projective = (answer.projective?.solutions ?? [])
      .filter { allRanks ? !$0.isPhaseVariant : $0.rank == 1 }
    self.init(
      linear.map { ($0.groups, $0.order, $0.index, $0.reading) }
        + projective.map { ($0.groups, $0.order, $0.index, .projective) })
  }

  /// The solutions that curves do not tell from the likeliest one.
  init(_ answer: PlateauAnswer) {
    let best = answer.entries.map(\.logLikelihood).max() ?? 0
    self.init(
      answer.entries.filter {
        best - $0.logLikelihood < SolutionEvidence.leastDifference
      }.compactMap { entry in
        if let own = answer.solution(of: entry) {
          return (own.groups, own.order, own.index, own.reading)
        }
        return answer.projectiveSolution(of: entry).map {
          ($0.groups, $0.order, $0.index, .projective)
        }
      })
  }

  private init(_ solutions: [Solution]) {
    var names: [String] = []
    for solution in solutions {
      // Groups without a name are different groups.
      let unnamed = names.count { $0.hasPrefix(Self.unnamed) }
      let own =
        solution.groups.isEmpty
        ? [Self.unnamed + "\(solution.order)" + (unnamed == 0 ? "" : ", the \(unnamed + 1)th")]
        : solution.groups.map(\.name)
      names += own.filter { !names.contains($0) }
    }
    func common<Value: Hashable>(_ values: [Value]) -> Value? {
      Set(values).count == 1 ? values.first : nil
    }
    (self.names, solutionCount) = (names, solutions.count)
    order = common(solutions.map(\.order))
    index = common(solutions.map(\.index))
    reading = common(solutions.map(\.reading))
  }
}

extension Verdict {
  /// A verdict on what remains.
  init(
    _ kind: Kind, from source: Source, _ remaining: RemainingGroups, reason: String,
    wouldDecide: String? = nil
  ) {
    self.init(
      kind, from: source, groups: remaining.names, order: remaining.order, index: remaining.index,
      reading: remaining.reading?.rawValue, reason: reason, wouldDecide: wouldDecide)
  }
}

import Branching
import Identification
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

  init(_ answer: BootstrapAnswer, allRanks: Bool = false) {
    var names: [String] = []
    var (orders, indices, readings) = (Set<Int>(), Set<Int>(), Set<Reading>())
    var count = 0
    func add(_ groups: [GroupName], _ order: Int, _ index: Int, _ reading: Reading) {
      // Groups without a name are different groups.
      let unnamed = names.count { $0.hasPrefix(Self.unnamed) }
      let own =
        groups.isEmpty
        ? [Self.unnamed + "\(order)" + (unnamed == 0 ? "" : ", the \(unnamed + 1)th")]
        : groups.map(\.name)
      names += own.filter { !names.contains($0) }
      orders.insert(order)
      indices.insert(index)
      readings.insert(reading)
      count += 1
    }
    for solution in answer.solutions where allRanks ? !solution.isPhaseVariant : solution.rank == 1
    {
      add(solution.groups, solution.order, solution.index, solution.reading)
    }
    for solution in answer.projective?.solutions ?? []
    where allRanks ? !solution.isPhaseVariant : solution.rank == 1 {
      add(solution.groups, solution.order, solution.index, .projective)
    }
    (self.names, solutionCount) = (names, count)
    order = orders.count == 1 ? orders.first : nil
    index = indices.count == 1 ? indices.first : nil
    reading = readings.count == 1 ? readings.first : nil
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

import Plateaus

extension Verdict {
  /// What plateaus come to.
  public init(_ answer: PlateauAnswer) {
    if let curves = answer.curves {
      self.init(answer, curves: curves)
      return
    }
    let first = answer.entries.filter { $0.rank == 1 }
    var names: [String] = []
    for entry in first {
      let groups =
        answer.solution(of: entry)?.groups ?? answer.projectiveSolution(of: entry)?.groups ?? []
      names += groups.map(\.name).filter { !names.contains($0) }
    }
    let order = Set(
      first.compactMap {
        answer.solution(of: $0)?.order ?? answer.projectiveSolution(of: $0)?.order
      })
    let isDecided = answer.isDecided && answer.exhaustive && names.count == 1
    let kind: Kind =
      isDecided ? .decided : first.isEmpty && answer.exhaustive ? .noGroup : .undecided
    self.init(
      kind, from: .plateau, groups: names, order: order.count == 1 ? order.first : nil,
      reason: isDecided
        ? "no other set of signatures agrees with the plateaus as well"
        : first.isEmpty
          ? "no set of signatures of a group agrees with the plateaus"
          : "the plateaus agree with several readings",
      wouldDecide: isDecided ? nil : "levels, smaller errors, or the commutant of the matrices")
  }
}

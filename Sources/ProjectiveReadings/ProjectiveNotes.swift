import GroupTheory

/// What a reader should know about projective readings.
package struct ProjectiveNotes {
  private let answer: ProjectiveAnswer
  private let catalogue: GroupCatalogue

  package init(_ answer: ProjectiveAnswer, catalogue: GroupCatalogue) {
    self.answer = answer
    self.catalogue = catalogue
  }

  package var texts: [String] {
    var notes: [String] = []
    if !answer.solutions.isEmpty {
      notes.append(
        "In a projective reading the levels show irreps of one class of cocycles; the linear irreps of G are never "
          + "seen. Extensions of one G realize the same data, and cocycles whose irreps have the same products count as one."
      )
    }
    if !answer.uncoveredOrders.isEmpty {
      let orders = answer.uncoveredOrders.map(String.init).joined(separator: ", ")
      notes.append(
        "Projective candidates need central extensions of order \(orders), which the catalogue does not cover: they "
          + "are undecided.")
    }
    let unnamed = Set(answer.solutions.filter { $0.groups.isEmpty }.map(\.order)).sorted()
    for order in unnamed {
      notes.append("No catalogue names the linear groups of order \(order).")
    }
    for solution in answer.solutions.prefix(20)
    where solution.extensions.allSatisfy({ $0.visibleFusion == nil }) {
      let name = solution.groups.first?.name ?? "a group of order \(solution.order)"
      notes.append(
        "For \(name) with index \(solution.index) no extension by Z\(solution.cocycleOrder) holds N itself: N is linear "
          + "only with other phases, in an extension by more of them.")
    }
    var seen: Set<String> = []
    return notes.filter { seen.insert($0).inserted }
  }
}

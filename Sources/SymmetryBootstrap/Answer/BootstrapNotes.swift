import GroupTheory

/// What a reader should know beyond the list of solutions.
struct BootstrapNotes {
  let data: SignatureData
  let twist: Int?
  let catalogue: GroupCatalogue?

  func texts(for solutions: [BootstrapSolution]) -> [String] {
    var notes: [String] = []
    if let twist {
      notes.append(
        "No signature is the trivial irrep alone, but irrep \(twist) occurs alone: the representation "
          + "was twisted by its conjugate, and branching vectors refer to the twisted one.")
    } else if data.trivial == nil {
      notes.append(trivialIrrepIsMissing)
    }
    let empty = (0..<data.visible.rank).filter { irrep in
      data.vectors.allSatisfy { $0[irrep] == 0 }
    }
    if !empty.isEmpty {
      notes.append(
        "No level lies in the sectors of irreps \(empty): irreps of G over them are unobserved, so that "
          + "Frobenius reciprocity cannot be completed from these data.")
    }
    if solutions.contains(where: { $0.index > 1 }) {
      notes.append(
        "These are the unitary readings. An anti-unitary symmetry can cause the same degeneracies, with a "
          + "smaller group or none; degeneracies alone cannot tell.")
    }
    notes += identificationNotes(for: solutions)
    notes += SolutionComparison.texts(for: solutions)
    return notes
  }

  /// What the names of the solutions rest on, each remark once.
  private func identificationNotes(for solutions: [BootstrapSolution]) -> [String] {
    var notes: [String] = []
    for solution in solutions {
      if solution.groups.isEmpty {
        notes.append(
          catalogue?.covers(order: solution.order) == true
            ? "A table of order \(solution.order) passes every test, but no group of that order has it with "
              + "the visible group inside."
            : "No catalogue covers order \(solution.order): its solutions have tables, but no names."
        )
      }
      if solution.groups.count > 1 {
        let names = solution.groups.map { "\($0.name) = SmallGroup(\($0.order),\($0.id))" }
        notes.append(
          "\(names.joined(separator: " and ")) have the same characters and the same power maps (a Brauer "
            + "pair): no data of this kind can tell them apart.")
      }
      for group in solution.unverifiedGroups {
        notes.append(
          "\(group.name) = SmallGroup(\(group.order),\(group.id)) has the table of a solution; whether the "
            + "visible group lies in it as the table says was not decided.")
      }
    }
    var seen: Set<String> = []
    return notes.filter { seen.insert($0).inserted }
  }

  private var trivialIrrepIsMissing: String {
    let kramers = data.vectors.contains { vector in
      vector[0] == 2 && vector.dropFirst().allSatisfy { $0 == 0 }
    }
    if kramers {
      return
        "No signature is the trivial irrep alone, but twice the trivial irrep occurs: this may be a Kramers pair "
        + "of an anti-unitary symmetry, which this search of unitary readings does not cover."
    }
    return
      "No signature is the trivial irrep alone: it is unobserved in this Hilbert space, or the symmetry acts "
      + "projectively; this search of linear unitary readings covers neither."
  }
}

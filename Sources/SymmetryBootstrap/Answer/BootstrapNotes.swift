import Branching
import Evidence
import GroupTheory
import ProjectiveReadings

/// What a reader should know beyond the list of solutions.
struct BootstrapNotes {
  let data: SignatureData
  let twist: Int?
  let catalogue: GroupCatalogue?
  let evidence: (any CandidateEvidence)?
  let least: LeastIndex
  /// Whether irreps and their types are known from the matrices.
  let isExact: Bool
  /// Ends the comparison of solutions.
  let shouldStop: () -> Bool

  func texts(
    for solutions: [BootstrapSolution], projective: [ProjectiveSolution] = []
  ) -> [String] {
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
    if !isExact {
      notes += readingNotes(for: solutions, projective)
      leastIndex.map { notes.append($0) }
    }
    notes += identificationNotes(for: solutions)
    // What tells solutions of lower rank apart is of little use, and long.
    notes += SolutionComparison.texts(
      for: evidence == nil && !isExact ? solutions : solutions.filter { $0.rank == 1 },
      shouldStop: shouldStop)
    return notes
  }

  /// From where on there can be unitary readings, where that is not near.
  private var leastIndex: String? {
    let dimensions = Set(data.dimensions).sorted().map(String.init).joined(separator: ", ")
    guard let index = least.unitary else {
      return
        "No group of an order below 2^40 has irreps with these signatures in a unitary reading."
    }
    guard index > Self.nearIndex else { return nil }
    return
      "Irreps of dimension \(dimensions) with these signatures need p = \(index) at least, a group of order "
      + "\(index * data.visible.order) or more: below that there is no unitary reading."
  }

  private static let nearIndex = 12

  /// What the levels say of unitary against anti-unitary.
  private func readingNotes(
    for solutions: [BootstrapSolution], _ projective: [ProjectiveSolution]
  ) -> [String] {
    let first = solutions.filter { $0.rank == 1 }
    guard let evidence else {
      return solutions.contains { $0.index > 1 }
        ? [
          "Degeneracies alone cannot tell a unitary symmetry from an anti-unitary one, with a smaller group or none; "
            + "the statistics of the levels can."
        ] : []
    }
    let blocks =
      solutions.compactMap(\.evidence?.blocks) + projective.compactMap(\.evidence?.blocks)
    let difference = (blocks.max() ?? 0) - (blocks.min() ?? 0)
    if evidence.isSilent || blocks.count > 1 && difference < SolutionEvidence.leastDifference {
      return [
        "The statistics of the \(evidence.subject) are silent: they are too few, or too nearly uncorrelated, to tell any solution "
          + "from another. Only degeneracies and numbers of levels do."
      ]
    }
    let isProjective = projective.contains { $0.rank == 1 }
    let readings = Set(first.map(\.reading)).union(isProjective ? [.projective] : [])
    if readings.count > 1, readings.contains(.antiunitary) {
      return [
        "The \(evidence.subject) do not tell whether the hidden symmetry is unitary or anti-unitary."
      ]
    }
    if first.contains(where: { $0.reading == .antiunitary && $0.index == 1 }) {
      return [
        evidence.hasDeclaredAntiunitary
          ? "There is no hidden symmetry in the first solution: the declared anti-unitary one joins the levels."
          : "There is no hidden unitary symmetry in the first solution: an anti-unitary one alone joins the levels."
      ]
    }
    return []
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
        "No signature is the trivial irrep alone, but twice the trivial irrep occurs: Kramers pairs of an anti-unitary "
        + "symmetry whose square is -1, or a symmetry that acts projectively. A linear unitary reading has no trivial irrep."
    }
    return
      "No signature is the trivial irrep alone: the symmetry acts projectively, or the trivial irrep is unobserved in "
      + "this Hilbert space."
  }
}

import AntiunitarySymmetry
import GroupTheory
import Identification

extension GroupIdentification {
  /// The solutions with the groups that they can be, by index and SmallGroups number, and the groups that N rules out.
  func identify(
    _ solutions: [BootstrapSolution]
  ) throws -> (solutions: [BootstrapSolution], excluded: [ExcludedGroup]) {
    var excluded: [ExcludedGroup] = []
    var identified = solutions
    for k in solutions.indices {
      guard let match = try match(solutions[k].table, visibleFusion: solutions[k].visibleFusion)
      else { continue }
      let groups = try withSymmetry(solutions[k], match.groups)
      identified[k].groups = groups.map(GroupName.init)
      identified[k].unverifiedGroups = match.unverified.filter(groups.contains).map(GroupName.init)
      excluded += match.groups.filter { !groups.contains($0) }.map {
        ExcludedGroup(group: GroupName($0), reason: Self.absentSymmetry(in: solutions[k]))
      }
      excluded += match.withoutVisibleGroup.map {
        ExcludedGroup(group: GroupName($0), reason: absence(in: solutions[k]))
      }
    }
    for solution in identified where catalogue.covers(order: solution.order) {
      excluded += try groupsInConflict(with: solution)
    }
    var seen = Set(identified.flatMap(\.groups))
    let sorted = identified.enumerated().sorted { a, b in
      let keys = [a, b].map { ($0.element.index, $0.element.groups.first?.id ?? .max, $0.offset) }
      return keys[0] < keys[1]
    }
    return (sorted.map(\.element), excluded.filter { seen.insert($0.group).inserted })
  }

  /// Those of some groups that have the anti-unitary symmetry of a solution; all for a unitary reading.
  private func withSymmetry(
    _ solution: BootstrapSolution, _ groups: [CatalogueGroup]
  ) throws -> [CatalogueGroup] {
    guard let corepresentations = solution.corepresentations else { return groups }
    return try realizations(of: solution.irreps, shouldStop: shouldStop).filter { realization in
      var own = realization
      var search = AntiunitaryActionSearch(
        solution.irreps, corepresentations, shouldStop: shouldStop)
      return search.first { own.verdict(on: $0) != .absent } != nil || search.wasStopped
    }.map(\.candidate)
  }

  private static func absentSymmetry(in solution: BootstrapSolution) -> String {
    "It has the characters and power maps of an anti-unitary solution of index \(solution.index), and N, but no "
      + "anti-unitary symmetry that joins its irreps to the signatures."
  }

  private func absence(in solution: BootstrapSolution) -> String {
    let names = visibleGroups.map(\.description).joined(separator: " or ")
    return "It has the characters and power maps of a solution of index \(solution.index), but no "
      + "subgroup \(names) whose classes lie where those of the visible group must."
  }

  /// Groups with the characters of a solution in which N's elements would get other orders.
  private func groupsInConflict(with solution: BootstrapSolution) throws -> [ExcludedGroup] {
    try catalogue.groups(order: solution.order).compactMap { group in
      guard let reason = conflict(of: solution, with: group) else { return nil }
      let known = solution.groups.map(\.name).joined(separator: ", ")
      return ExcludedGroup(
        group: GroupName(group),
        reason:
          "It has the same characters as \(known.isEmpty ? "a solution" : known), but \(reason)."
      )
    }
  }

  /// There can be very many placements of N's classes; so many are compared.
  private static let placementLimit = 500

  /// The best placement of N's classes in a group with the same characters, and what is wrong with it; nil when the
  /// characters differ, nothing is wrong, or not all placements were compared.
  private func conflict(of solution: BootstrapSolution, with group: CatalogueGroup) -> String? {
    var best: [(own: Int, there: Int)]?
    var count = 0
    TableIsomorphism.forEach(
      from: solution.table, to: group.table, respecting: .characters
    ) { isomorphism in
      count += 1
      let wrong = visible.elementOrders.indices.compactMap { c -> (own: Int, there: Int)? in
        let there = group.table.elementOrders[isomorphism.classes[solution.visibleFusion[c]]]
        return there == visible.elementOrders[c] ? nil : (visible.elementOrders[c], there)
      }
      if wrong.count < best?.count ?? .max { best = wrong }
      return !wrong.isEmpty && count < Self.placementLimit && !shouldStop()
    }
    guard let first = best?.first, count < Self.placementLimit, !shouldStop() else { return nil }
    return "elements of the visible group that have order \(first.own) would have order "
      + "\(first.there) in \(group.name)"
  }
}

import GroupTheory

/// Which groups of the catalogue a solution can be, and which share only its characters.
struct GroupIdentification {
  let catalogue: GroupCatalogue
  let visible: CharacterTable

  /// The groups with the table and power maps of a solution.
  func groups(of solution: BootstrapSolution) throws -> [GroupName] {
    guard catalogue.covers(order: solution.order) else { return [] }
    return try catalogue.groups(order: solution.order).filter { group in
      TableIsomorphism.first(from: solution.table, to: group.table) != nil
    }.map(GroupName.init)
  }

  /// Groups with the characters of a solution in which N's elements would get other orders.
  func excluded(by solution: BootstrapSolution) throws -> [ExcludedGroup] {
    guard catalogue.covers(order: solution.order) else { return [] }
    return try catalogue.groups(order: solution.order).compactMap { group in
      guard
        let reason = conflict(of: solution, with: group)
      else { return nil }
      let known = solution.groups.map(\.name).joined(separator: ", ")
      return ExcludedGroup(
        group: GroupName(group),
        reason:
          "It has the same characters as \(known.isEmpty ? "a solution" : known), but \(reason).")
    }
  }

  /// The best placement of N's classes in a group with the same characters, and what is wrong with it; nil when the
  /// characters differ or nothing is wrong.
  private func conflict(of solution: BootstrapSolution, with group: CatalogueGroup) -> String? {
    var best: [(own: Int, there: Int)]?
    TableIsomorphism.forEach(
      from: solution.table, to: group.table, respecting: .characters
    ) { isomorphism in
      let wrong = visible.elementOrders.indices.compactMap { c -> (own: Int, there: Int)? in
        let there = group.table.elementOrders[isomorphism.classes[solution.visibleFusion[c]]]
        return there == visible.elementOrders[c] ? nil : (visible.elementOrders[c], there)
      }
      if wrong.count < best?.count ?? .max { best = wrong }
      return !wrong.isEmpty
    }
    guard let first = best?.first else { return nil }
    return "elements of the visible group that have order \(first.own) would have order "
      + "\(first.there) in \(group.name)"
  }
}

extension GroupName {
  init(_ group: CatalogueGroup) {
    self.init(order: group.order, id: group.id, name: group.name)
  }
}

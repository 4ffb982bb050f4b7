import GroupTheory

/// Which groups of the catalogue a table with N inside can be, and which share only its characters.
public struct GroupIdentification {
  private let catalogue: GroupCatalogue
  private let visible: CharacterTable
  /// The groups with the table and power maps of N; empty when the catalogue does not cover its order.
  public let visibleGroups: [CatalogueGroup]
  private let shouldStop: () -> Bool

  /// Groups of one order, by how they agree with a table and the place of N in it.
  public struct Match {
    /// Those with this table and these power maps, in which N was found where it must lie, or could not be looked for.
    public internal(set) var groups: [CatalogueGroup] = []
    /// Those of `groups` in which N was not looked for to the end.
    public internal(set) var unverified: [CatalogueGroup] = []
    /// Those with this table and these power maps that have no such subgroup.
    public internal(set) var withoutVisibleGroup: [CatalogueGroup] = []
  }

  /// Prepares the search for a visible group with the table `visible`.
  ///
  /// `shouldStop` ends every search; groups then count as unverified. Throws: when a catalogue file cannot be read.
  public init(
    catalogue: GroupCatalogue, visible: CharacterTable,
    shouldStop: @escaping () -> Bool = { false }
  ) throws {
    self.catalogue = catalogue
    self.visible = visible
    self.shouldStop = shouldStop
    visibleGroups =
      catalogue.covers(order: visible.order) ? try catalogue.groups(matching: visible) : []
  }

  /// The groups with a table, its power maps, and a visible subgroup whose classes fuse as given; nil when the catalogue
  /// does not cover the order.
  ///
  /// `visibleFusion[k]` is the class of `table` that holds class k of N. Throws: when a catalogue file cannot be read.
  public func match(_ table: CharacterTable, visibleFusion: [Int]) throws -> Match? {
    guard catalogue.covers(order: table.order) else { return nil }
    var match = Match()
    for group in try catalogue.groups(matching: table) {
      switch try verdict(on: group, with: table, visibleFusion) {
      case .found: match.groups.append(group)
      case .absent: match.withoutVisibleGroup.append(group)
      case .undecided:
        match.groups.append(group)
        match.unverified.append(group)
      }
    }
    return match
  }

  private func verdict(
    on group: CatalogueGroup, with table: CharacterTable, _ fusion: [Int]
  ) throws -> SubgroupVerdict {
    guard !visibleGroups.isEmpty else { return .undecided }
    var verdict = SubgroupVerdict.absent
    for subgroup in visibleGroups {
      switch try group.verifySubgroup(
        subgroup, visible: visible, of: table, fusion: fusion, shouldStop: shouldStop)
      {
      case .found: return .found
      case .undecided: verdict = .undecided
      case .absent: break
      }
    }
    return verdict
  }
}

// MARK: - Solutions

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
      identified[k].groups = match.groups.map(GroupName.init)
      identified[k].unverifiedGroups = match.unverified.map(GroupName.init)
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

extension GroupName {
  init(_ group: CatalogueGroup) {
    self.init(order: group.order, id: group.id, name: group.name)
  }
}

import GroupTheory

/// Which groups of the catalogue a table with N inside can be, and which share only its characters.
public struct GroupIdentification {
  package let catalogue: GroupCatalogue
  package let visible: CharacterTable
  /// The groups with the table and power maps of N; empty when the catalogue does not cover its order.
  public let visibleGroups: [CatalogueGroup]
  package let shouldStop: () -> Bool

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
  ) throws -> SearchVerdict {
    guard !visibleGroups.isEmpty else { return .undecided }
    var verdict = SearchVerdict.absent
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

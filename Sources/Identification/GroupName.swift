import GroupTheory

/// A group's number in the SmallGroups library and its name.
public struct GroupName: Hashable, Codable, Sendable {
  /// The number of elements.
  public let order: Int
  /// The number among the groups of that order.
  public let id: Int
  /// As physicists write it.
  public let name: String

  /// A name from its parts.
  public init(order: Int, id: Int, name: String) {
    self.order = order
    self.id = id
    self.name = name
  }
}

extension GroupName {
  /// The number and the name of a group of the catalogue.
  package init(_ group: CatalogueGroup) {
    self.init(order: group.order, id: group.id, name: group.name)
  }
}

/// A group that shares the characters of a solution and is ruled out by what lies in N.
public struct ExcludedGroup: Hashable, Sendable {
  /// The group.
  public let group: GroupName
  /// Why it cannot be.
  public let reason: String

  package init(group: GroupName, reason: String) {
    self.group = group
    self.reason = reason
  }
}

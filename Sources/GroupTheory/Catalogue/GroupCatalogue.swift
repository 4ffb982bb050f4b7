import Synchronization

/// All groups of certain orders, read order by order when they are asked for.
public struct GroupCatalogue: Sendable {
  /// The number of groups of every order that the catalogue covers.
  public let groupCounts: [Int: Int]

  private let load: @Sendable (Int) throws -> [CatalogueGroup]
  private let loaded = LoadedOrders()

  /// A catalogue from the number of groups per order and a function that reads one order, by ascending id.
  public init(
    groupCounts: [Int: Int], load: @escaping @Sendable (_ order: Int) throws -> [CatalogueGroup]
  ) {
    self.groupCounts = groupCounts
    self.load = load
  }

  /// The orders that are covered, ascending.
  public var orders: [Int] { groupCounts.keys.sorted() }

  /// Whether all groups of this order are in the catalogue.
  public func covers(order: Int) -> Bool { groupCounts[order] != nil }

  /// All groups of one order, by ascending SmallGroups number.
  ///
  /// Throws: `GroupError` for an order that is not covered, and the loader's errors.
  public func groups(order: Int) throws -> [CatalogueGroup] {
    guard covers(order: order) else {
      throw GroupError("The catalogue of groups does not cover the order \(order).")
    }
    if let known = loaded.orders.withLock({ $0[order] }) { return known }
    let groups = try load(order)
    loaded.orders.withLock { $0[order] = groups }
    return groups
  }

  /// One group by its SmallGroups number.
  ///
  /// Throws: `GroupError` when there is none.
  public func group(order: Int, id: Int) throws -> CatalogueGroup {
    guard let group = try groups(order: order).first(where: { $0.id == id }) else {
      throw GroupError("There is no SmallGroup(\(order),\(id)) in the catalogue.")
    }
    return group
  }

  /// The groups whose table equals `table` up to the numbering of classes and irreps, by ascending id.
  ///
  /// With `.charactersAndPowerMaps`, more than one answer is a Brauer pair.
  /// Throws: `GroupError` for an order that is not covered, and the loader's errors.
  public func groups(
    matching table: CharacterTable,
    respecting structure: TableIsomorphism.Structure = .charactersAndPowerMaps
  ) throws -> [CatalogueGroup] {
    try groups(order: table.order).filter {
      TableIsomorphism.first(from: table, to: $0.table, respecting: structure) != nil
    }
  }
}

private final class LoadedOrders: Sendable {
  let orders = Mutex<[Int: [CatalogueGroup]]>([:])
}

/// A group of the catalogue: its SmallGroups number, its name, its character table, and permutations that generate it.
public struct CatalogueGroup: Hashable, Sendable {
  /// The number of elements.
  public let order: Int
  /// The number among the groups of this order in the SmallGroups library.
  public let id: Int
  /// The name in physicists' notation: `D4` has 8 elements. Not unique; `order` and `id` are.
  public let name: String
  /// Classes and irreps stand in the order of `CharacterTable(of:)` for `permutationGroup()`.
  public let table: CharacterTable
  /// Shape [generator, point]: images of the points 0 ..< degree; the representation is faithful.
  public let generators: [[Int]]

  /// A group from its parts.
  public init(order: Int, id: Int, name: String, table: CharacterTable, generators: [[Int]]) {
    precondition(table.order == order, "a group and its character table have one order")
    self.order = order
    self.id = id
    self.name = name
    self.table = table
    self.generators = generators
  }

  /// The group itself, elements in lexicographic order of their permutations; its classes are numbered as in `table`.
  ///
  /// Throws: `GroupError` when the generators do not make a group of this order.
  /// Complexity: O(order² · number of generators).
  public func permutationGroup() throws -> FiniteGroup {
    let group = try FiniteGroup(permutations: generators, limit: order)
    guard group.order == order else {
      throw GroupError(
        "The permutations of SmallGroup(\(order),\(id)) generate a group of order \(group.order).")
    }
    return group
  }
}

extension CatalogueGroup: CustomStringConvertible {
  /// Name and number: `S3 = SmallGroup(6,1)`.
  public var description: String { "\(name) = SmallGroup(\(order),\(id))" }
}

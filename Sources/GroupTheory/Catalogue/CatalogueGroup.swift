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

extension CatalogueGroup {
  /// Whether this group has the character table `table` together with a subgroup whose table is `visible` and whose
  /// classes fuse as given.
  ///
  /// `fusion[k]` is the class of `table` that holds class k of `visible`; `subgroup` is a group with the table `visible`.
  /// The subgroup is looked for in the group itself, because equal tables do not prove that it exists.
  ///
  /// Complexity: one image per generator in good cases; at most `steps` images are tried, and `shouldStop` is asked before
  /// each.
  /// Throws: `GroupError` when the stored permutations are wrong.
  public func verifySubgroup(
    _ subgroup: CatalogueGroup, visible: CharacterTable, of table: CharacterTable, fusion: [Int],
    steps: Int = 20_000, shouldStop: @escaping () -> Bool = { false }
  ) throws -> SearchVerdict {
    let copy = try subgroup.permutationGroup()
    var search = SubgroupSearch(
      group: try permutationGroup(), groupTable: self.table, subgroup: copy, table: table,
      steps: steps, shouldStop: shouldStop)
    var verdict = SearchVerdict.absent
    subgroup.forEachNumbering(of: copy, by: visible) { numbering in
      verdict = shouldStop() ? .undecided : search.run(required: numbering.map { fusion[$0] })
      return verdict == .absent
    }
    return verdict
  }

  /// Visits the ways to number this group's classes as a table does, up to automorphisms of the group, until `visit` returns
  /// false; `copy` is the group itself.
  ///
  /// Automorphisms of a table that no automorphism of the group induces lead to other embeddings into larger groups.
  package func forEachNumbering(
    of copy: FiniteGroup, by table: CharacterTable, _ visit: (_ classes: [Int]) -> Bool
  ) {
    var tried: [TableIsomorphism] = []
    TableIsomorphism.forEach(from: self.table, to: table) { numbering in
      guard tried.allSatisfy({ !isInner(copy, numbering, $0) }) else { return true }
      tried.append(numbering)
      return visit(numbering.classes) && !copy.isAbelian
    }
  }

  /// Whether two numberings of a group's classes differ by an automorphism of the group.
  private func isInner(_ group: FiniteGroup, _ a: TableIsomorphism, _ b: TableIsomorphism) -> Bool {
    var position = [Int](repeating: 0, count: b.classes.count)
    for (own, other) in b.classes.enumerated() { position[other] = own }
    return !group.classFusions(of: group, required: a.classes.map { position[$0] }).isEmpty
  }

  /// Whether this group has a given character table together with a subgroup whose classes fuse as given.
  ///
  /// `fusion[k]` is the class of `table` that holds class k of `subgroup`.
  /// Throws: `GroupError` when the stored permutations are wrong.
  public func realizes(
    _ table: CharacterTable, subgroup: FiniteGroup, fusion: [Int]
  ) throws -> Bool {
    var search = SubgroupSearch(
      group: try permutationGroup(), groupTable: self.table, subgroup: subgroup, table: table,
      steps: .max, shouldStop: { false })
    return search.run(required: fusion) == .found
  }
}

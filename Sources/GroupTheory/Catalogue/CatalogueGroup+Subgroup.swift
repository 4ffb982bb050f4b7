extension CatalogueGroup {
  /// Whether this group has a given character table together with a subgroup whose classes fuse as given.
  ///
  /// `fusion[k]` is the class of `table` that holds class k of `subgroup`. The subgroup is really looked for: equal tables
  /// alone do not prove that it exists.
  /// Throws: `GroupError` when the stored permutations are wrong.
  public func realizes(
    _ table: CharacterTable, subgroup: FiniteGroup, fusion: [Int],
    respecting structure: TableIsomorphism.Structure = .charactersAndPowerMaps
  ) throws -> Bool {
    let orders = subgroup.classes.map { subgroup.elementOrders[$0[0]] }
    let group = try permutationGroup()
    var tried: Set<[Int]> = []
    var found = false
    TableIsomorphism.forEach(from: table, to: self.table, respecting: structure) { renumbering in
      let image = fusion.map { renumbering.classes[$0] }
      guard tried.insert(image).inserted, image.map({ self.table.elementOrders[$0] }) == orders
      else { return true }
      found = !group.classFusions(of: subgroup, required: image).isEmpty
      return !found
    }
    return found
  }
}

/// A finite group as sectors see it: its character table, and a name for every irrep.
public struct LabelledIrreps: Sendable, Equatable {
  /// What the group is called.
  public let groupName: String
  /// Irreps in the order of `names`.
  public let table: CharacterTable
  /// Shape: [irrep].
  public let names: [String]

  /// Irreps with names of their own.
  public init(groupName: String, table: CharacterTable, names: [String]) {
    precondition(names.count == table.rank, "a name for every irrep")
    (self.groupName, self.table, self.names) = (groupName, table, names)
  }

  /// The irreps of a group, ordered and named by the eigenvalues of its generators as sectors of model files are.
  package init(groupName: String, group: FiniteGroup, table: CharacterTable) throws {
    let labels = IrrepLabels(table: table, group: group)
    self.init(
      groupName: groupName,
      table: try table.reordered(
        irreps: labels.canonicalOrder, classes: Array(table.classSizes.indices)),
      names: labels.names)
  }

  /// The irreps of a group of the catalogue, named by the eigenvalues of its generators.
  ///
  /// Throws: `GroupError` when the stored permutations are wrong.
  public init(_ group: CatalogueGroup) throws {
    try self.init(
      groupName: group.description, group: group.permutationGroup(), table: group.table)
  }

  /// A product of cyclic groups Z_n and dihedral groups D_n of order 2n by its name: `Z3`, `D8`, `Z2×Z2`, `D8xZ2`.
  ///
  /// The generators are the rotation of each factor and the reflection of each dihedral one, in this order, so that the irreps
  /// of Z_n are 0, 1, …, those of D_n (0,+), (0,-), 1, 2, …, with (n/2,+) and (n/2,-) for even n, and those of a product of
  /// cyclic groups tuples. Other choices of the generators differ from these by an automorphism.
  /// Nil where the name is none of these.
  /// Throws: `GroupError` for more than 1000 elements.
  public init?(productName name: String) throws {
    let factors = name.split(omittingEmptySubsequences: false) { "×x*".contains($0) }
      .map { CyclicOrDihedral(String($0)) }
    guard factors.allSatisfy({ $0 != nil }) else { return nil }
    let parts = factors.map { $0! }
    let count = parts.reduce(0) { $0 + $1.n }
    var (generators, start) = ([[Int]](), 0)
    for part in parts {
      for images in part.generators {
        var permutation = Array(0..<count)
        for (k, image) in images.enumerated() { permutation[start + k] = start + image }
        generators.append(permutation)
      }
      start += part.n
    }
    let order = parts.reduce(1) { min($0 * $1.order, Self.largestOrder + 1) }
    guard order <= Self.largestOrder else {
      throw GroupError("The group \(name) has more than \(Self.largestOrder) elements.")
    }
    let group = try FiniteGroup.closure(
      of: generators, identity: Array(0..<count), limit: Self.largestOrder
    ) { a, b in b.map { a[$0] } }.group
    try self.init(
      groupName: parts.map(\.name).joined(separator: "×"), group: group,
      table: CharacterTable(of: group))
  }

  private static let largestOrder = 1000
}

/// A factor of a product of groups, with the permutations of n points that generate it.
private struct CyclicOrDihedral {
  let isDihedral: Bool
  let n: Int

  init?(_ text: String) {
    guard let letter = text.first, "ZCD".contains(letter), let n = Int(text.dropFirst()),
      (letter == "D" ? 3 : 1) <= n, n <= 1000
    else { return nil }
    (isDihedral, self.n) = (letter == "D", n)
  }

  var name: String { (isDihedral ? "D" : "Z") + "\(n)" }
  var order: Int { isDihedral ? 2 * n : n }

  var generators: [[Int]] {
    let rotation = (0..<n).map { ($0 + 1) % n }
    let reflection = (0..<n).map { (n - $0) % n }
    return isDihedral ? [rotation, reflection] : n > 1 ? [rotation] : []
  }
}

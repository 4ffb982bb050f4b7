extension FiniteGroup {
  /// The group that permutations generate, elements in lexicographic order of their lists of images.
  ///
  /// The product is (g h)(x) = g(h(x)). Shape of `permutations`: [generator, point], images of the points 0 ..< degree.
  /// Since the identity is the first permutation in this order, classes come by element order, size and least
  /// permutation, whatever the generators were.
  /// Throws: `GroupError` for a list that is not a permutation of at most 256 points, and when there are more than
  /// `limit` elements.
  public init(permutations: [[Int]], limit: Int) throws {
    let (group, elements) = try FiniteGroup.permutationClosure(permutations, limit: limit)
    let order = FiniteGroup.lexicographicOrder(elements)
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    try self.init(
      products: order.map { g in order.map { position[group.product(g, $0)] } },
      generators: group.generators.map { position[$0] })
  }

  /// Shape [element, point]: the elements of `FiniteGroup(permutations:limit:)` as permutations.
  package static func sortedPermutations(_ permutations: [[Int]], limit: Int) throws -> [[UInt8]] {
    let elements = try permutationClosure(permutations, limit: limit).elements
    return lexicographicOrder(elements).map { elements[$0] }
  }

  private static func permutationClosure(
    _ permutations: [[Int]], limit: Int
  ) throws -> (group: FiniteGroup, elements: [[UInt8]]) {
    let points = Array(0..<(permutations.first?.count ?? 0))
    for list in permutations where list.sorted() != points || points.count > 256 {
      throw GroupError("The images \(list) are not a permutation of at most 256 points.")
    }
    return try closure(
      of: permutations.map { $0.map(UInt8.init) }, identity: points.map(UInt8.init), limit: limit
    ) { g, h in h.map { g[Int($0)] } }
  }

  private static func lexicographicOrder(_ elements: [[UInt8]]) -> [Int] {
    elements.indices.sorted { elements[$0].lexicographicallyPrecedes(elements[$1]) }
  }
}

extension FiniteGroup {
  /// The group that permutations generate, elements in lexicographic order of their lists of images.
  ///
  /// The product is (g h)(x) = g(h(x)). Shape of `permutations`: [generator, point], images of the points 0 ..< degree.
  /// Since the identity is the first permutation in this order, classes come by element order, size and least
  /// permutation, whatever the generators were.
  /// Throws: `GroupError` for a list that is not a permutation, and when there are more than `limit` elements.
  public init(permutations: [[Int]], limit: Int) throws {
    let degree = permutations.first?.count ?? 0
    let points = Array(0..<degree)
    for list in permutations where list.sorted() != points {
      throw GroupError("The images \(list) are not a permutation of 0 to \(degree - 1).")
    }
    let (group, elements) = try FiniteGroup.closure(
      of: permutations.map { $0.map(UInt16.init) }, identity: points.map(UInt16.init),
      limit: limit
    ) { g, h in h.map { g[Int($0)] } }
    let order = elements.indices.sorted { elements[$0].lexicographicallyPrecedes(elements[$1]) }
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    try self.init(
      products: order.map { g in order.map { position[group.product(g, $0)] } },
      generators: group.generators.map { position[$0] })
  }
}

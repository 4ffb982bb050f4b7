extension FiniteGroup {
  /// The quotient by a normal subgroup, and the coset that holds each element.
  ///
  /// Cosets are numbered by their least elements. Throws: `GroupError` when the elements are no normal subgroup.
  public func quotient(
    by kernel: [Int]
  ) throws -> (group: FiniteGroup, images: [Int], representatives: [Int]) {
    var images = [Int](repeating: -1, count: order)
    var representatives: [Int] = []
    for g in 0..<order where images[g] < 0 {
      for k in kernel { images[product(g, k)] = representatives.count }
      guard images[g] == representatives.count else {
        throw GroupError("A subgroup contains the identity.")
      }
      representatives.append(g)
    }
    for a in generators + kernel {
      for g in 0..<order
      where images[product(a, g)] != images[product(a, representatives[images[g]])]
        || images[product(g, a)] != images[product(representatives[images[g]], a)]
      {
        throw GroupError("The elements \(kernel) are not a normal subgroup.")
      }
    }
    let products = representatives.map { g in representatives.map { images[product(g, $0)] } }
    let group = try FiniteGroup(products: products, generators: generators.map { images[$0] })
    return (group, images, representatives)
  }
}

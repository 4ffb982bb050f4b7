// Elements are positions in `irreps`; 0 is the identity.
extension LinearIrreps {
  /// The number of one-dimensional irreps.
  var order: Int { irreps.count }

  func inverse(_ element: Int) -> Int { products[element].firstIndex(of: 0)! }

  func square(_ element: Int) -> Int { products[element][element] }

  /// The subgroups inside a subgroup, up to a largest order; each ascending, the trivial one first.
  func subgroups(within members: [Int], orderAtMost limit: Int) -> [[Int]] {
    var found: Set<[Int]> = [[0]]
    var pending = [[0]]
    while let subgroup = pending.popLast() {
      for element in members where !subgroup.contains(element) {
        let larger = generated(by: subgroup, and: element)
        if larger.count <= limit, found.insert(larger).inserted { pending.append(larger) }
      }
    }
    return found.sorted { ($0.count, $0) < ($1.count, $1) }
  }

  /// The smallest subgroup that holds two others.
  func generated(by subgroup: [Int], and other: [Int]) -> [Int] {
    other.reduce(subgroup) { $0.contains($1) ? $0 : generated(by: $0, and: $1) }.sorted()
  }

  /// The products of a subgroup with the powers of an element.
  private func generated(by subgroup: [Int], and element: Int) -> [Int] {
    var result = Set(subgroup)
    var power = element
    while !result.contains(power) {
      result.formUnion(subgroup.map { products[power][$0] })
      power = products[power][element]
    }
    return result.sorted()
  }
}

private func < (a: (Int, [Int]), b: (Int, [Int])) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}

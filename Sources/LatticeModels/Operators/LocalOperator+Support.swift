/// The union of the sites of two operators, ascending.
package struct Support: Equatable {
  package let sites: [Int]
  package let dimensions: [Int]

  package init(_ first: LocalOperator, _ second: LocalOperator) {
    if first.sites == second.sites {
      (sites, dimensions) = (first.sites, first.dimensions)
      return
    }
    var dimensionOf = Dictionary(uniqueKeysWithValues: zip(first.sites, first.dimensions))
    dimensionOf.merge(zip(second.sites, second.dimensions)) { one, other in
      precondition(one == other, "two operators disagree on the dimension of a site")
      return one
    }
    sites = dimensionOf.keys.sorted()
    dimensions = sites.map { dimensionOf[$0]! }
  }

  private init(sites: [Int], dimensions: [Int]) {
    (self.sites, self.dimensions) = (sites, dimensions)
  }

  /// The union for a sum, where also the sites that only one of the two strings passes count.
  package init(sumOf first: LocalOperator, _ second: LocalOperator) {
    let support = Support(first, second)
    let passed = Set(first.parityString).symmetricDifference(second.parityString)
      .subtracting(support.sites)
    if passed.isEmpty {
      self = support
      return
    }
    var dimensionOf = Dictionary(uniqueKeysWithValues: zip(support.sites, support.dimensions))
    for site in passed { dimensionOf[site] = 2 }
    let sites = dimensionOf.keys.sorted()
    self.init(sites: sites, dimensions: sites.map { dimensionOf[$0]! })
  }

  var dimension: Int { dimensions.reduce(1, *) }

  /// Whether the levels of the sites in `string` add up to an odd number. Shape [configuration].
  func oddConfigurations(on string: [Int]) -> [Bool] {
    let strides = LocalOperator.strides(dimensions)
    var isOdd = [Bool](repeating: false, count: dimension)
    for site in string {
      guard let place = sites.firstIndex(of: site) else { continue }
      for configuration in isOdd.indices where configuration / strides[place] & 1 == 1 {
        isOdd[configuration].toggle()
      }
    }
    return isOdd
  }
}

import Numerics

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

extension LocalOperator {
  /// Matrices u_s with this operator = ⊗_s u_s on sites 0, 1, … of the given dimensions, or nil.
  package func factors(overSitesOfDimensions cell: [Int]) -> [LocalSpace.Matrix]? {
    let whole =
      self
      + LocalOperator.identity(sites: Array(cell.indices), dimensions: cell)
      .scaled(by: .zero)
    let entries = whole.columns.enumerated().flatMap { column, entries in
      entries.map { (column: column, row: $0.row, amplitude: $0.amplitude) }
    }
    guard let pivot = entries.max(by: { $0.amplitude.length < $1.amplitude.length }) else {
      return cell.map { dimension in
        Array(repeating: Array(repeating: .zero, count: dimension), count: dimension)
      }
    }
    let (rows, strides) = (whole.denseRows, LocalOperator.strides(cell))
    let factors = cell.indices.map { site in
      (0..<cell[site]).map { row in
        (0..<cell[site]).map { column in
          let place = (
            row: pivot.row + (row - pivot.row / strides[site] % cell[site]) * strides[site],
            column: pivot.column
              + (column - pivot.column / strides[site] % cell[site]) * strides[site]
          )
          let element = rows[place.row][place.column]
          return site == 0 ? element : element / pivot.amplitude
        }
      }
    }
    let product = factors.indices.reduce(LocalOperator(scalar: .one)) {
      $0 * LocalOperator(site: $1, rows: factors[$1])
    }
    let error = (product - whole).largestModulus
    return error <= 1e-12 * pivot.amplitude.length ? factors : nil
  }
}

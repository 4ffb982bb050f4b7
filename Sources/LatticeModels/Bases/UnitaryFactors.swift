import Numerics

extension LocalOperator {
  /// Unitary matrices u_s with this operator = ⊗_s u_s on sites 0, 1, … of the given dimensions; matrices that are not unitary where the
  /// operator is not; nil where it is no product.
  ///
  /// The split of a common factor among the matrices means nothing. Here all but the first that superpose levels have the determinant 1,
  /// so that each has finite order where the product has.
  package func unitaryFactors(overSitesOfDimensions cell: [Int]) -> [LocalSpace.Matrix]? {
    guard var factors = factors(overSitesOfDimensions: cell)?.map({ LocalMatrix($0) }) else {
      return nil
    }
    for site in factors.indices.dropFirst() {
      let determinant = factors[site].determinant
      if factors[site].isMonomial || determinant == .zero { continue }
      let modulus = Double.pow(determinant.length, 1 / Double(cell[site]))
      let common = Complex(length: modulus, phase: determinant.phase / Double(cell[site]))
      factors[site] = factors[site].scaled(by: .one / common)
      factors[0] = factors[0].scaled(by: common)
    }
    return factors.map(\.rows)
  }
}

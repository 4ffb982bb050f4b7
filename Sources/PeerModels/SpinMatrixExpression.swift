import Numerics

/// A matrix on some spins ½ as a sum of products of spin matrices.
///
/// Row and column b = Σ_s b_s 2^s, where b_s = 1 means that spin s is up: the convention of XDiag's type `Matrix`.
package struct SpinMatrixExpression: Sendable {
  /// The products with their factors: for each site 0, 1, 2, 3 for 1, Sx, Sy, Sz.
  package let products: [(factor: Complex<Double>, axes: [Int])]

  /// M = Σ Tr(M P)/2^n P over the products P of Pauli matrices, with 2 S in the place of each.
  package init(_ matrix: [[Complex<Double>]]) {
    let count = matrix.count.trailingZeroBitCount
    let largest = matrix.joined().map(\.length).max() ?? 0
    var products: [(factor: Complex<Double>, axes: [Int])] = []
    for code in 0..<(1 << (2 * count)) {
      let axes = (0..<count).map { code >> (2 * $0) & 3 }
      var sum = Complex<Double>.zero
      for column in matrix.indices {
        let (row, amplitude) = Self.image(of: column, axes)
        sum += matrix[column][row] * amplitude
      }
      let spins = axes.count { $0 != 0 }
      let factor = sum.multiplied(by: Double(1 << spins) / Double(matrix.count))
      if factor.length > 1e-14 * max(largest, .leastNormalMagnitude) {
        products.append((factor, axes))
      }
    }
    self.products = products
  }

  /// P |column⟩ = amplitude |row⟩ for a product of Pauli matrices.
  private static func image(of column: Int, _ axes: [Int]) -> (row: Int, amplitude: Complex<Double>)
  {
    var (row, amplitude) = (column, Complex<Double>.one)
    for (site, axis) in axes.enumerated() {
      let isUp = column >> site & 1 == 1
      if axis == 1 || axis == 2 { row ^= 1 << site }
      if axis == 2 { amplitude *= isUp ? .i : -.i }
      if axis == 3, !isUp { amplitude *= -1 }
    }
    return (row, amplitude)
  }

  /// The sum at sites with these names; nil where a factor is not real, as in every matrix that is not Hermitian.
  package func text(_ sites: [String]) -> String? {
    guard products.allSatisfy({ abs($0.factor.imaginary) <= 1e-12 * $0.factor.length }) else {
      return nil
    }
    let terms = products.map { product -> String in
      let factors = zip(product.axes, sites).compactMap { axis, site in
        axis == 0 ? nil : "S\(["x", "y", "z"][axis - 1])(\(site))"
      }
      let number = product.factor.real
      if factors.isEmpty { return "\(number)" }
      let text = factors.joined(separator: "*")
      return number == 1 ? text : number == -1 ? "-" + text : "\(number)*\(text)"
    }
    return terms.isEmpty ? "0*Sz(\(sites[0]))" : ModelText.sum(terms)
  }
}

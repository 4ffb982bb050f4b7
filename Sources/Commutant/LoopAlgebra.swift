import LinearAlgebra
import Numerics

/// The real *-algebra that the loops through one multiplet generate.
///
/// A loop is a product of blocks M_ij from the multiplet back to itself. The multiplet is minimal,
/// so every Hermitian element is a real number, and by Frobenius' theorem the algebra is one of the
/// real numbers, the complex numbers and the quaternions. Which one, is the question whether the
/// anti-Hermitian parts of loops span 0, 1, or 3 dimensions.
struct LoopAlgebra {
  let field: NumberField
  /// 1, or 1 and I, or 1, I, J and K as matrices on the multiplet.
  let units: [[Complex<Double>]]
  /// The largest part of a loop along I (0 where the field is real): how strongly it breaks the
  /// reality of the component.
  let imaginaryStrength: Double

  /// The algebra that loops generate whose parts up to `resolution` are rounding.
  init(of loops: LoopSpan, layout: BlockLayout, resolution: Double) {
    var imaginary = zip(loops.units, loops.lengths).filter { $1 > resolution }.map { $0.0 }
    if imaginary.count == 2 { imaginary.append(layout.product(imaginary[0], imaginary[1])) }
    field = imaginary.isEmpty ? .real : imaginary.count == 1 ? .complex : .quaternionic
    units = [layout.identity] + imaginary
    imaginaryStrength = imaginary.isEmpty ? 0 : loops.lengths[0]
  }

  /// How far I² = J² = -1 and I J = - J I are from holding.
  func misfit(layout: BlockLayout) -> Double {
    var worst = 0.0
    for (index, left) in units.enumerated().dropFirst() {
      for right in units[index...] {
        let (forth, back) = (layout.product(left, right), layout.product(right, left))
        let same: Double = left == right ? 1 : 0
        let sum = (0..<layout.count).map { place in
          (forth[place] + back[place]) / 2 + units[0][place] * Complex(same)
        }
        worst = max(worst, layout.length(sum))
      }
    }
    return worst
  }

  /// m times the squared distance of a matrix from the algebra, Tr(Δ† Δ).
  func squaredDistance(of matrix: [Complex<Double>], layout: BlockLayout) -> Double {
    var sum = 0.0
    var overlaps = SIMD4<Double>.zero
    for index in units.indices { overlaps[index] = layout.innerProduct(units[index], matrix) }
    for place in 0..<layout.count {
      var rest = matrix[place]
      for index in units.indices { rest -= Complex(overlaps[index]) * units[index][place] }
      sum += rest.lengthSquared
    }
    return sum
  }
}

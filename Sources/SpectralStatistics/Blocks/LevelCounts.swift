/// The probabilities of no level or one in each of two adjacent stretches, left and right.
///
/// They are the first coefficients of the generating function Σ P(a, b) z₁^a z₂^b, and multiply as
/// such when independent blocks are superposed.
struct LevelCounts {
  /// P(0, 0), P(1, 0), P(0, 1), P(1, 1).
  var probabilities: SIMD4<Double>

  /// No levels at all.
  static let none = LevelCounts(probabilities: [1, 0, 0, 0])

  /// P(0, 0) for order 1; for order 2 the probability of at most one level in each stretch.
  func belowOrder(_ order: Int) -> Double {
    order == 1 ? probabilities[0] : probabilities.sum()
  }

  static func * (a: LevelCounts, b: LevelCounts) -> LevelCounts {
    let (p, q) = (a.probabilities, b.probabilities)
    var product = p[0] * q + q[0] * p
    product[0] = p[0] * q[0]
    product[3] += p[1] * q[2] + p[2] * q[1]
    return LevelCounts(probabilities: product)
  }
}

extension LevelCounts {
  /// The counts in (-left, 0) and (0, right), in the spectrum of one block or around one of its
  /// levels at 0.
  ///
  /// The generating function is det(1 - K + K Z), its square root for a matrix kernel, Z being z₁
  /// on the left and z₂ on the right. With A = (1 - K)⁻¹ - 1 it is det(1 - K) times
  /// 1 + z₁ tr A₁₁ + z₂ tr A₂₂ + z₁ z₂ (tr A₁₁ tr A₂₂ - tr A₁₂ A₂₁) + …. Given a level at 0, the
  /// other levels have the kernel K(u, v) - K(u, 0) K(0, v). The operators are matrices on
  /// Gauss-Legendre nodes; the jump of the orthogonal kernel is integrated exactly on polynomials.
  ///
  /// Units: one level per unit length. Accuracy: 1e-7.
  /// Source: F. Bornemann, *On the numerical evaluation of distributions in random matrix theory*,
  /// Markov Process. Relat. Fields 16, 803 (2010).
  init(left: Double, right: Double, aroundLevel: Bool, rules: KernelQuadrature) {
    let nodes = KernelQuadrature.Nodes(
      stretches: [(-left, 0), (0, right)].filter { $0.0 < $0.1 }, rules: rules)
    let kernel = rules.kernel
    let n = nodes.places.count
    var matrix = nodes.identityMinusKernel(kernel)
    if aroundLevel {
      let toLevel = nodes.places.map { kernel.value($0) }
      let fromLevel = nodes.places.map { kernel.value(-$0) }
      for i in 0..<n {
        for j in 0..<n { nodes.add(toLevel[i] * fromLevel[j], at: i, j, to: &matrix, kernel) }
      }
    }
    let determinant = matrix.invert()
    let middle = nodes.places.firstIndex { $0 > 0 } ?? n
    let isLeft = (0..<matrix.size).map { $0 % n < middle }
    var (leftTrace, rightTrace, mixedTrace) = (0.0, 0.0, 0.0)
    for i in 0..<matrix.size {
      if isLeft[i] { leftTrace += matrix[i, i] - 1 } else { rightTrace += matrix[i, i] - 1 }
      for j in 0..<matrix.size where isLeft[i] && !isLeft[j] {
        mixedTrace += matrix[i, j] * matrix[j, i]
      }
    }
    if kernel.components == 2 {
      leftTrace /= 2
      rightTrace /= 2
      mixedTrace /= 2
    }
    let none = kernel.components == 2 ? max(determinant, 0).squareRoot() : determinant
    probabilities =
      none * SIMD4(1, leftTrace, rightTrace, leftTrace * rightTrace - mixedTrace)
  }
}

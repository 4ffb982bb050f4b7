import GroupTheory
import Numerics

/// The characters on N of a factor of rank 1, class by class by the product rules of its irreps.
struct FactorCharacters {
  enum Kind: String {
    case rotations = "SO(3)", spins = "SU(2)", circle = "U(1)", dihedral = "O(2)"
    case dicyclic = "Pin(2)"

    /// Whether irreps are two signs, and pairs ±m.
    var hasPairs: Bool { self == .dihedral || self == .dicyclic }
  }

  let kind: Kind
  let offset: Int
  let isProjective: Bool
  /// The character of the defining representation. Shape: [class].
  let fundamental: [Complex<Double>]
  /// The character of 0-; 1 where there is none. Shape: [class].
  let sign: [Complex<Double>]

  init?(_ factor: CompactNumbers.Factor, isProjective: Bool, _ visible: VisibleCharacters) {
    guard let kind = Kind(rawValue: factor.name) else { return nil }
    (self.kind, offset, self.isProjective) = (kind, factor.offset, isProjective)
    fundamental = visible.character(factor.fundamental)
    sign =
      factor.sign < 0 ? fundamental.map { _ in .one } : visible.table.complexCharacters[factor.sign]
  }

  /// Whether the group has an irrep with these numbers.
  func exists(charge: Int, odd: Int) -> Bool {
    switch kind {
    case .circle: (charge + offset) % 2 == 0 && odd == 0
    case .rotations: charge >= 0 && charge % 2 == 0 && odd == 0
    case .spins: charge >= 0 && odd == 0
    case .dihedral, .dicyclic: charge >= 0 && (odd == 0 || odd == 1 && charge == 0)
    }
  }

  /// The dimension of an irrep that exists.
  func dimension(charge: Int) -> Int {
    switch kind {
    case .circle: 1
    case .rotations, .spins: charge + 1
    case .dihedral, .dicyclic: charge == 0 ? 1 : 2
    }
  }

  /// The character of an irrep that exists. Shape: [class].
  func character(charge: Int, odd: Int) -> [Complex<Double>] {
    zip(fundamental, sign).map { value, sign in
      switch kind {
      case .circle:
        Complex(length: 1, phase: value.phase * Double((charge + offset) / 2))
      case .rotations: Complex(Self.vectorPower(charge / 2, value.real))
      case .spins: isProjective ? spin(charge, value) : Complex(Self.power(charge, value.real))
      case .dihedral, .dicyclic:
        if charge == 0 {
          odd == 1 ? sign : .one
        } else {
          pair(charge, value, sign.real)
        }
      }
    }
  }

  /// 1/2 × j = (j+1/2) + (j-1/2): Chebyshev's polynomials U.
  private static func power(_ n: Int, _ x: Double) -> Double {
    recursion(n, step: x, first: 1, second: x)
  }

  /// 1 × j = (j+1) + j + (j-1).
  private static func vectorPower(_ j: Int, _ x: Double) -> Double {
    recursion(j, step: x - 1, first: 1, second: x)
  }

  /// A spin where N has phases: integer ones from |χ|² - 1, half-integer ones χ times a polynomial in it.
  private func spin(_ doubled: Int, _ value: Complex<Double>) -> Complex<Double> {
    let vector = value.lengthSquared - 1
    if doubled % 2 == 0 { return Complex(Self.vectorPower(doubled / 2, vector)) }
    let step = vector - 1
    return value * Complex(Self.recursion(doubled / 2, step: step, first: 1, second: step))
  }

  /// m × 1 = (m+1) + (m-1) of rotations: twice Chebyshev's polynomials T; 0 outside of the identity component.
  private func pair(_ m: Int, _ value: Complex<Double>, _ sign: Double) -> Complex<Double> {
    if sign < 0 { return .zero }
    guard isProjective else {
      return Complex(Self.recursion(m, step: value.real, first: 2, second: value.real))
    }
    let square = value.lengthSquared - 2
    if m % 2 == 0 {
      return Complex(Self.recursion(m / 2, step: square, first: 2, second: square))
    }
    return value * Complex(Self.recursion(m / 2, step: square, first: 1, second: square - 1))
  }

  /// x(n) of x(n+1) = step x(n) - x(n-1).
  private static func recursion(
    _ n: Int, step: Double, first: Double, second: Double
  ) -> Double {
    var (own, next) = (first, second)
    for _ in 0..<n { (own, next) = (next, step * next - own) }
    return own
  }
}

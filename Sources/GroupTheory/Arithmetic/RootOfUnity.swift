/// A phase exp(2πi k/n), held exactly.
public struct RootOfUnity: Hashable, Sendable, CustomStringConvertible {
  /// k, from 0 to n - 1 and prime to n.
  public let exponent: Int
  /// n, the smallest possible.
  public let order: Int

  /// 1.
  public static let one = RootOfUnity(0, order: 1)

  /// exp(2πi · exponent / order), brought to lowest terms.
  public init(_ exponent: Int, order: Int) {
    precondition(order >= 1, "the order of a root of unity is a positive integer")
    let k = exponent.remainder(modulo: order)
    let divisor = Int.greatestCommonDivisor(k, order)
    (self.exponent, self.order) = (k / divisor, order / divisor)
  }

  /// The product of two phases.
  public static func * (a: RootOfUnity, b: RootOfUnity) -> RootOfUnity {
    RootOfUnity(a.exponent * b.order + b.exponent * a.order, order: a.order * b.order)
  }

  /// The complex conjugate, which is the inverse.
  public var conjugate: RootOfUnity { RootOfUnity(-exponent, order: order) }

  /// The same number among the cyclotomic ones.
  public var value: Cyclotomic { .rootOfUnity(exponent, order: order) }

  /// `1`, `-1`, `i`, `-i` or `exp(2πi·k/n)`.
  public var description: String {
    switch (exponent, order) {
    case (0, 1): "1"
    case (1, 2): "-1"
    case (1, 4): "i"
    case (3, 4): "-i"
    default: "exp(2πi·\(exponent)/\(order))"
    }
  }
}

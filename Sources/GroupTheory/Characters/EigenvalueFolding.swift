/// How often each root of unity is an eigenvalue of an element of given order, exactly, from its characters.
///
/// m_k = (1/o) Σ_j χ(c^j) ζ_o^{-jk}. The powers j with gcd(j, o) = o/n are Galois conjugates of each other, so that they
/// add up to the trace of χ(c^{o/n}) ζ_n^{-k} from Q(ζ_n), and traces of roots of unity are integers (Ramanujan sums).
struct EigenvalueFolding {
  private let order: Int
  private let divisors: [Int]
  /// Shape [divisor n, m]: the trace of ζ_n^m, m running twice over 0 ..< n.
  private let traces: [[Int]]

  init(order: Int) {
    self.order = order
    divisors = order.divisors
    var traces: [[Int]] = []
    for (i, n) in divisors.enumerated() {
      // All powers of ζ_n^m add up to n or 0, and the primitive ones are those that no smaller divisor has.
      var sums = [n] + [Int](repeating: 0, count: n - 1)
      for (e, smaller) in zip(divisors, traces[..<i]) where n % e == 0 {
        for m in 0..<n { sums[m] -= smaller[m % e] }
      }
      traces.append(sums + sums)
    }
    self.traces = traces
  }

  /// Shape [k]: the multiplicities of exp(2πik/o); nil unless all are non-negative integers.
  ///
  /// `character` gives χ(c^j), whose conductor divides the order of c^j, for divisors j of the order.
  /// Complexity: O(order · number of terms of the characters).
  func multiplicities(_ character: (_ power: Int) -> Cyclotomic) -> [Int]? {
    var sums = [Int](repeating: 0, count: order)
    for (n, trace) in zip(divisors, traces) {
      let value = character(order / n)
      let step = n / value.conductor
      var part = [Int](repeating: 0, count: n)
      for (i, coefficient) in value.coefficients.enumerated() where coefficient != 0 {
        let shift = i * step + n
        for k in 0..<n { part[k] += coefficient * trace[shift - k] }
      }
      for start in stride(from: 0, to: order, by: n) {
        for k in 0..<n { sums[start + k] += part[k] }
      }
    }
    guard sums.allSatisfy({ $0 >= 0 && $0 % order == 0 }) else { return nil }
    return sums.map { $0 / order }
  }
}

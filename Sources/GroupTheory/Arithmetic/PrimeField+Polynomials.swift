// Polynomials are coefficient lists, lowest first, with a non-zero last coefficient; [] is zero.
extension PrimeField {
  /// The roots of a monic polynomial, ascending, if it is a product of distinct linear factors; nil otherwise.
  package func roots(ofSplit polynomial: [UInt64]) -> [UInt64]? {
    let degree = polynomial.count - 1
    guard degree > 0 else { return [] }
    // x^p - x is the product of all linear factors.
    let frobenius = power([0, 1], Int(p), modulo: polynomial)
    guard trimmed(frobenius) == remainder([0, 1], by: polynomial) else { return nil }
    var found: [UInt64] = []
    var pending = [polynomial]
    var shift: UInt64 = 1
    while let factor = pending.popLast() {
      if factor.count == 2 {
        found.append(subtract(0, factor[0]))
        continue
      }
      // Half of the shifted roots are squares: gcd with (x + s)^{(p-1)/2} - 1 splits the factor.
      var half = power([shift % p, 1], Int(p - 1) / 2, modulo: factor)
      shift += 1
      if half.isEmpty { half = [0] }
      half[0] = subtract(half[0], 1)
      let part = greatestCommonDivisor(trimmed(half), factor)
      if part.count > 1, part.count < factor.count {
        pending.append(part)
        pending.append(quotient(factor, by: part))
      } else {
        pending.append(factor)
      }
    }
    return found.sorted()
  }

  private func trimmed(_ a: [UInt64]) -> [UInt64] {
    var a = a
    while a.last == 0 { a.removeLast() }
    return a
  }

  private func divide(_ a: [UInt64], by b: [UInt64]) -> (quotient: [UInt64], remainder: [UInt64]) {
    guard a.count >= b.count else { return ([], a) }
    var rest = a
    var quotient = [UInt64](repeating: 0, count: a.count - b.count + 1)
    let lead = inverse(b.last!)
    for k in quotient.indices.reversed() {
      let q = multiply(rest[k + b.count - 1], lead)
      quotient[k] = q
      guard q != 0 else { continue }
      for i in b.indices { rest[k + i] = subtract(rest[k + i], multiply(q, b[i])) }
    }
    return (quotient, trimmed(rest))
  }

  private func remainder(_ a: [UInt64], by b: [UInt64]) -> [UInt64] { divide(a, by: b).remainder }
  private func quotient(_ a: [UInt64], by b: [UInt64]) -> [UInt64] { divide(a, by: b).quotient }

  private func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    var result = [UInt64](repeating: 0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() where x != 0 {
      for (j, y) in b.enumerated() { result[i + j] = (result[i + j] + x * y) % p }
    }
    return result
  }

  private func power(_ a: [UInt64], _ n: Int, modulo f: [UInt64]) -> [UInt64] {
    var (result, base, exponent) = (remainder([1], by: f), remainder(trimmed(a), by: f), n)
    while exponent > 0 {
      if exponent & 1 == 1 { result = remainder(trimmed(product(result, base)), by: f) }
      base = remainder(trimmed(product(base, base)), by: f)
      exponent >>= 1
    }
    return result
  }

  /// The degree of the greatest common divisor of two polynomials.
  func commonDivisorDegree(_ a: [UInt64], _ b: [UInt64]) -> Int {
    greatestCommonDivisor(a, b).count - 1
  }

  /// Monic.
  private func greatestCommonDivisor(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var (x, y) = (a, b)
    while !y.isEmpty { (x, y) = (y, remainder(x, by: y)) }
    guard let lead = x.last else { return [] }
    let scale = inverse(lead)
    return x.map { multiply($0, scale) }
  }
}

extension Cyclotomic {
  /// The sum of two numbers.
  public static func + (a: Cyclotomic, b: Cyclotomic) -> Cyclotomic {
    let n = Int.leastCommonMultiple(a.conductor, b.conductor)
    return Cyclotomic(
      exponents: zip(a.exponents(modulo: n), b.exponents(modulo: n)).map { $0 + $1 })
  }

  /// The difference of two numbers.
  public static func - (a: Cyclotomic, b: Cyclotomic) -> Cyclotomic { a + -b }

  /// The negative of a number.
  public static prefix func - (a: Cyclotomic) -> Cyclotomic {
    Cyclotomic(conductor: a.conductor, coefficients: a.coefficients.map { -$0 })
  }

  /// The product of two numbers.
  public static func * (a: Cyclotomic, b: Cyclotomic) -> Cyclotomic {
    let n = Int.leastCommonMultiple(a.conductor, b.conductor)
    let (stepA, stepB) = (n / a.conductor, n / b.conductor)
    var product = [Int](repeating: 0, count: n)
    for (i, x) in a.coefficients.enumerated() where x != 0 {
      for (j, y) in b.coefficients.enumerated() where y != 0 {
        product[(i * stepA + j * stepB) % n] += x * y
      }
    }
    return Cyclotomic(exponents: product)
  }

  /// Adds a number to another in place.
  public static func += (a: inout Cyclotomic, b: Cyclotomic) { a = a + b }

  /// The image under the field automorphism ζ → ζ^k.
  ///
  /// `k` must be prime to the conductor.
  public func galois(_ k: Int) -> Cyclotomic {
    precondition(
      Int.greatestCommonDivisor(k, conductor) == 1, "a Galois automorphism needs k prime to n")
    var image = [Int](repeating: 0, count: conductor)
    for (i, c) in coefficients.enumerated() {
      image[(i * k).remainder(modulo: conductor)] += c
    }
    // Automorphisms map every subfield to itself, so the conductor stays the smallest.
    return Cyclotomic(
      smallestConductor: conductor,
      reduced: CyclotomicField.of(conductor: conductor).reduce(image))
  }

  /// The complex conjugate.
  public var conjugate: Cyclotomic { conductor == 1 ? self : galois(-1) }

  /// The quotient by a rational integer, if it is a cyclotomic integer again.
  public func divided(by divisor: Int) -> Cyclotomic? {
    guard divisor != 0, coefficients.allSatisfy({ $0 % divisor == 0 }) else { return nil }
    return Cyclotomic(conductor: conductor, coefficients: coefficients.map { $0 / divisor })
  }
}

extension Cyclotomic: CustomStringConvertible {
  /// As people write it: `-1`, `2ζ3`, `1 + ζ5^2`.
  public var description: String {
    let terms = coefficients.enumerated().filter { $0.element != 0 }.map { k, c -> String in
      guard k > 0 else { return String(c) }
      let root = "ζ\(conductor)" + (k == 1 ? "" : "^\(k)")
      switch c {
      case 1: return root
      case -1: return "-" + root
      default: return "\(c)\(root)"
      }
    }
    guard let first = terms.first else { return "0" }
    return terms.dropFirst().reduce(first) { text, term in
      term.hasPrefix("-") ? "\(text) - \(term.dropFirst())" : "\(text) + \(term)"
    }
  }
}

extension Cyclotomic {
  /// Coefficients in the basis of Q(ζ_n) of Σ_k c_k ζ^{kq}, modulo a prime q.
  ///
  /// x → x^q is a ring homomorphism modulo q, so that these are the coefficients of x^q modulo q; with `isPower` false, those
  /// of x itself. `n` must be a multiple of the conductor.
  package func residues(modulo q: Int, conductor n: Int, isPower: Bool) -> [Int] {
    precondition(n % conductor == 0, "the field holds the number")
    var exponents = [Int](repeating: 0, count: n)
    let step = n / conductor * (isPower ? q : 1)
    for (k, c) in coefficients.enumerated() { exponents[k * step % n] += c }
    return CyclotomicField.of(conductor: n).reduce(exponents).map { $0.remainder(modulo: q) }
  }
}

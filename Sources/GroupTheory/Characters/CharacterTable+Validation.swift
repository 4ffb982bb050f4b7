import Numerics

// The identities that every table satisfies, checked when it is made:
// - shapes; the identity class and the trivial irrep first; p-th power maps for exactly the primes dividing |G|;
// - the dual of each irrep is in the table;
// - row orthogonality Σ_c |c| χ_α(c) χ_β(c)* = |G| δ_{αβ}. It is tested in floating point for all pairs of rows; since rows
//   are closed under Galois automorphisms (below), all conjugates of the defect, an algebraic integer, are below 1 in
//   absolute value, so that it is 0;
// - power maps agree with element orders and Galois automorphisms;
// - every χ_α(c) is a sum of D_α roots of unity of order o(c), with multiplicities consistent with the power maps
//   (tested exactly, on generators of cyclic subgroups, which settles their powers);
// - indicators are 1, 0 or -1, and 0 exactly for irreps that differ from their dual.
extension CharacterTable {
  static func checkShapes(
    _ sizes: [Int], _ orders: [Int], _ powerMaps: [Int: [Int]], _ characters: [[Cyclotomic]]
  ) throws {
    let rank = sizes.count
    guard rank > 0, orders.count == rank, characters.count == rank,
      characters.allSatisfy({ $0.count == rank }), powerMaps.values.allSatisfy({ $0.count == rank })
    else {
      throw GroupError(
        "A character table of \(rank) classes has \(rank) element orders, \(rank) rows of \(rank) characters, "
          + "and power maps of \(rank) entries.")
    }
    guard sizes[0] == 1, orders[0] == 1, sizes.allSatisfy({ $0 > 0 }) else {
      throw GroupError("The identity class comes first and class sizes are positive.")
    }
    guard orders.dropFirst().allSatisfy({ $0 > 1 }) else {
      throw GroupError("Only the identity class has elements of order 1.")
    }
    guard characters[0].allSatisfy({ $0 == .one }) else {
      throw GroupError("The trivial irrep comes first: its characters are all 1.")
    }
    let order = sizes.reduce(0, +)
    guard powerMaps.keys.sorted() == order.primeDivisors else {
      throw GroupError(
        "Power maps are needed for the primes \(order.primeDivisors) that divide the order \(order), "
          + "and there are \(powerMaps.keys.sorted()).")
    }
    guard powerMaps.values.allSatisfy({ $0.allSatisfy(sizes.indices.contains) }) else {
      throw GroupError("A power map leads to a class that does not exist.")
    }
    guard characters.allSatisfy({ ($0[0].integer ?? 0) > 0 && order % $0[0].integer! == 0 }) else {
      throw GroupError("The dimension of every irrep is a positive divisor of the group order.")
    }
    for (c, size) in sizes.enumerated() where order % size != 0 {
      throw GroupError("The size \(size) of class \(c) does not divide the group order \(order).")
    }
  }

  static func duals(_ values: TableValues) throws -> [Int] {
    let numbers = Dictionary(zip(values.rows, 0...), uniquingKeysWith: { _, last in last })
    return try values.rows.enumerated().map { alpha, row in
      let conjugate = row.compactMap { values.image(of: $0, power: -1) }
      guard conjugate.count == row.count, let dual = numbers[conjugate] else {
        throw GroupError("The complex conjugate of irrep \(alpha) is not in the table.")
      }
      return dual
    }
  }

  static func checkOrthogonality(_ sizes: [Int], _ characters: [[Complex<Double>]]) throws {
    let order = Double(sizes.reduce(0, +))
    for (alpha, a) in characters.enumerated() {
      for (beta, b) in characters.enumerated().prefix(alpha + 1) {
        var sum = Complex<Double>.zero
        for c in sizes.indices { sum += Complex(Double(sizes[c]), 0) * a[c] * b[c].conjugate }
        let expected = Complex(alpha == beta ? order : 0, 0)
        guard (sum - expected).length < 1e-7 * order else {
          throw GroupError(
            "Irreps \(beta) and \(alpha) of the character table are not orthonormal.")
        }
      }
    }
  }

  static func checkEigenvalues(_ values: TableValues, _ powers: ClassPowers) throws {
    var foldings: [Int: EigenvalueFolding] = [:]
    for c in powers.cyclicGenerators {
      let images = powers.powers[c]
      let folding = foldings[images.count] ?? EigenvalueFolding(order: images.count)
      foldings[images.count] = folding
      for (alpha, row) in values.rows.enumerated()
      where folding.multiplicities({ values.exact[row[images[$0 % images.count]]] }) == nil {
        throw GroupError(
          "Irrep \(alpha) has no whole number of eigenvalues on class \(c): its character contradicts the power maps."
        )
      }
    }
  }

  /// How often each root of unity exp(2πik/o), o = powers.count, is an eigenvalue of an element whose powers lie in the
  /// classes `powers`: m_k = (1/o) Σ_j χ(c^j) exp(-2πijk/o); nil unless all are non-negative integers.
  public static func eigenvalueMultiplicities(
    _ row: [Complex<Double>], _ powers: [Int]
  ) -> [Int]? {
    let order = powers.count
    let roots = (0..<order).map { k in
      Complex<Double>(length: 1, phase: -2 * .pi * Double(k) / Double(order))
    }
    var result: [Int] = []
    for k in 0..<order {
      var sum = Complex<Double>.zero
      for j in 0..<order { sum += row[powers[j]] * roots[j * k % order] }
      let multiplicity = (sum.real / Double(order)).rounded()
      guard multiplicity >= 0,
        (sum - Complex(multiplicity * Double(order), 0)).length < 1e-6 * Double(order)
      else { return nil }
      result.append(Int(multiplicity))
    }
    return result
  }

  static func indicators(
    _ sizes: [Int], _ characters: [[Complex<Double>]], squares: [Int]
  ) throws -> [Int] {
    let order = Double(sizes.reduce(0, +))
    return try characters.enumerated().map { alpha, row in
      let sum = sizes.indices.reduce(Complex<Double>.zero) { sum, c in
        sum + Complex(Double(sizes[c]), 0) * row[squares[c]]
      }
      let indicator = (sum.real / order).rounded()
      guard abs(indicator) <= 1, (sum - Complex(indicator * order, 0)).length < 1e-6 * order else {
        throw GroupError(
          "The Frobenius-Schur indicator of irrep \(alpha) is not 1, 0 or -1: the 2-power map is wrong."
        )
      }
      return Int(indicator)
    }
  }
}

extension CharacterTable {
  /// The character table of a group, classes in the group's order, irreps by dimension and then by character values.
  ///
  /// Method: the central characters ω_χ(C) = |C| χ(C) / χ(1) are the simultaneous eigenvectors of the class
  /// multiplication matrices. They are found in a prime field, of one random combination of the matrices, and
  /// lifted to cyclotomic integers through the eigenvalue multiplicities of each element.
  /// Complexity: O(|G| k + k³) for k classes.
  /// Source: Dixon, Numer. Math. 10 (1967) 446; Schneider, J. Symb. Comput. 9 (1990) 601.
  public init(of group: FiniteGroup) throws {
    let powerMaps = Dictionary(
      uniqueKeysWithValues: group.order.primeDivisors.map { p in
        (p, group.classes.map { group.classOf[group.power($0[0], p)] })
      })
    let powers = group.classes.map { members in
      (0..<group.elementOrders[members[0]]).map { group.classOf[group.power(members[0], $0)] }
    }
    var sums = RootSums()
    let lifted = CharacterTable.modularCharacters(of: group).map { $0.lift(powers, &sums) }
    let trivial = [Cyclotomic](repeating: .one, count: group.classes.count)
    let rows = lifted.filter { $0 != trivial }.sorted(by: CharacterTable.precedes)
    try self.init(
      classSizes: group.classes.map(\.count),
      elementOrders: group.classes.map { group.elementOrders[$0[0]] },
      powerMaps: powerMaps, characters: [trivial] + rows)
  }

  /// By dimension, then by conductor and coefficients, class by class.
  private static func precedes(_ a: [Cyclotomic], _ b: [Cyclotomic]) -> Bool {
    for (x, y) in zip(a, b) where x != y {
      return x.conductor != y.conductor
        ? x.conductor < y.conductor
        : x.coefficients.lexicographicallyPrecedes(y.coefficients)
    }
    return false
  }

  private static func modularCharacters(of group: FiniteGroup) -> [ModularClassFunction] {
    var attempt = 0
    while true {
      let field = PrimeField(rootOrder: group.exponent, attempt: attempt)
      var weights = FieldWeights(field: field, seed: UInt64(attempt))
      let matrix = randomClassMatrix(of: group, in: field, &weights)
      let start = group.classes.map { _ in weights.next() }
      if case .simple(let vectors) = field.eigenvectors(matrix, start: start) {
        return vectors.map { normalized($0, group, field) }
      }
      attempt += 1
    }
  }

  /// Σ_r w_r M_r with (M_r)_{st} the number of ways to write an element of class t as x y, x in class r, y in class s.
  private static func randomClassMatrix(
    of group: FiniteGroup, in field: PrimeField, _ weights: inout FieldWeights
  ) -> [[UInt64]] {
    let rank = group.classes.count
    let combination = group.classes.map { _ in weights.next() }
    var matrix = [[UInt64]](repeating: [UInt64](repeating: 0, count: rank), count: rank)
    for (t, members) in group.classes.enumerated() {
      for x in 0..<group.order {
        let s = group.classOf[group.product(group.inverse(x), members[0])]
        matrix[s][t] = field.add(matrix[s][t], combination[group.classOf[x]])
      }
    }
    return matrix
  }

  /// χ from ω: χ(1)² Σ_C ω(C) ω(C⁻¹) / |C| = |G|, and χ(1) is the only such number up to √|G|.
  private static func normalized(
    _ vector: [UInt64], _ group: FiniteGroup, _ field: PrimeField
  ) -> ModularClassFunction {
    let scale = field.inverse(vector[0])
    let omega = vector.map { field.multiply($0, scale) }
    let sizes = group.classes.map { field.element($0.count) }
    var norm: UInt64 = 0
    for (c, members) in group.classes.enumerated() {
      let dual = group.classOf[group.inverse(members[0])]
      let term = field.multiply(field.multiply(omega[c], omega[dual]), field.inverse(sizes[c]))
      norm = field.add(norm, term)
    }
    let square = field.multiply(field.element(group.order), field.inverse(norm))
    let dimension = (1...group.order).first { field.element($0 * $0) == square }!
    let values = omega.indices.map { c in
      field.multiply(
        field.multiply(omega[c], field.element(dimension)), field.inverse(sizes[c]))
    }
    return ModularClassFunction(values: values, field: field)
  }
}

/// A character with values in a prime field that stands for Q(ζ_e).
package struct ModularClassFunction: Hashable {
  package let values: [UInt64]
  package let field: PrimeField

  package init(values: [UInt64], field: PrimeField) {
    self.values = values
    self.field = field
  }

  package static func == (a: Self, b: Self) -> Bool { a.values == b.values }
  package func hash(into hasher: inout Hasher) { hasher.combine(values) }

  /// How often each o-th root of unity is an eigenvalue on an element whose powers j = 0 ..< o lie in `powers`, as field
  /// elements: m_k = (1/o) Σ_j χ(c^j) ζ_o^{-jk}.
  package func eigenvalueMultiplicities(_ powers: [Int]) -> [UInt64] {
    let order = powers.count
    let zeta = field.power(field.root, field.order / order)
    let roots = (0..<order).map { field.power(zeta, $0) }
    let images = powers.map { values[$0] }
    let scale = field.inverse(field.element(order))
    return (0..<order).map { k in
      var sum: UInt64 = 0
      var exponent = 0
      for j in 0..<order {
        sum = field.accumulated(sum, images[j], roots[exponent])
        exponent -= k
        if exponent < 0 { exponent += order }
      }
      return field.multiply(sum % field.p, scale)
    }
  }

  /// The exact values, given the classes of the powers of each class; shape of `powers`: [class, exponent].
  ///
  /// The multiplicities on a class settle the values on all its powers, so few classes need them.
  func lift(_ powers: [[Int]], _ sums: inout RootSums) -> [Cyclotomic] {
    var result = [Cyclotomic?](repeating: nil, count: powers.count)
    for row in powers.sorted(by: { $0.count > $1.count }) where result[row[1 % row.count]] == nil {
      let terms = eigenvalueMultiplicities(row).enumerated().filter { $0.element != 0 }.map {
        (exponent: $0.offset, count: field.balanced($0.element))
      }
      for (i, c) in row.enumerated() where result[c] == nil {
        let powers = terms.map { (exponent: i * $0.exponent % row.count, count: $0.count) }
        result[c] = sums.sum(powers, order: row.count)
      }
    }
    return result.map { $0! }
  }
}

/// Sums of roots of unity, each brought to its unique form once only.
struct RootSums {
  private var known: [[Int]: Cyclotomic] = [:]

  /// Σ count · exp(2πi · exponent / order).
  mutating func sum(_ terms: [(exponent: Int, count: Int)], order: Int) -> Cyclotomic {
    let sorted = terms.sorted { ($0.exponent, $0.count) < ($1.exponent, $1.count) }
    let key = [order] + sorted.flatMap { [$0.exponent, $0.count] }
    if let value = known[key] { return value }
    var exponents = [Int](repeating: 0, count: order)
    for term in terms { exponents[term.exponent] += term.count }
    let value = Cyclotomic(exponents: exponents)
    known[key] = value
    return value
  }
}

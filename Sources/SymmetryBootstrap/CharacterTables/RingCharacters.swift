import GroupTheory

/// The characters of a fusion ring, exact, without power maps: its homomorphisms to the complex numbers, one a class.
struct RingCharacters: Sendable {
  let ring: FusionRing
  /// |G|.
  let order: Int
  /// Shape [irrep, class]; the identity class first.
  let characters: [[Cyclotomic]]
  /// Shape [class].
  let classSizes: [Int]
  /// For every k prime to |G|, 1 ≤ k ≤ |G|: shape [class], the class of c^k.
  let galois: [Int: [Int]]

  /// The characters, or the first condition for a character ring of a group of this order that fails.
  ///
  /// The fusion matrices are diagonalized in a prime field with |G|-th roots of unity. There, |C_G(c)| = Σ_α χ_α(c) χ_ᾱ(c)
  /// has to be a divisor of |G|, and class multiplication constants have to be integers between 0 and a class size. Values
  /// are lifted with the Galois action: for a prime q that does not divide |G|, ψ^q α is the irrep congruent to α^q
  /// modulo q, and ψ^q acts on values as ζ → ζ^q.
  static func make(
    ring: FusionRing, dimensions: [Int], order: Int
  ) -> Result<RingCharacters, RejectionReason> {
    guard let (field, columns) = modularColumns(ring, dimensions, order: order) else {
      return .failure(.galoisAction)
    }
    guard let sizes = classSizes(columns, ring.dual, field, order: order) else {
      return .failure(.classSizes)
    }
    guard hasIntegralClassAlgebra(columns, sizes, ring.dual, field, order: order) else {
      return .failure(.classAlgebra)
    }
    guard let irrepPowers = FrobeniusAction(ring: ring, order: order)?.images,
      let characters = lift(columns, irrepPowers, field, order: order)
    else { return .failure(.galoisAction) }
    var classOf: [[Cyclotomic]: Int] = [:]
    for c in columns.indices { classOf[characters.map { $0[c] }] = c }
    var galois: [Int: [Int]] = [:]
    for (k, images) in irrepPowers {
      let powers = columns.indices.map { c in classOf[images.map { characters[$0][c] }] }
      guard powers.allSatisfy({ $0 != nil }) else { return .failure(.galoisAction) }
      galois[k] = powers.map { $0! }
    }
    return .success(
      RingCharacters(
        ring: ring, order: order, characters: characters, classSizes: sizes, galois: galois))
  }

  // MARK: - In the prime field

  /// Shape [class, irrep], the identity class first, the others ascending; nil when a character lies outside Q(ζ_|G|).
  private static func modularColumns(
    _ ring: FusionRing, _ dimensions: [Int], order: Int
  ) -> (PrimeField, [[UInt64]])? {
    for attempt in 0... {
      let field = PrimeField(rootOrder: order, attempt: attempt)
      var weights = FieldWeights(field: field, seed: UInt64(attempt))
      let combination = (0..<ring.rank).map { _ in weights.next() }
      let start = (0..<ring.rank).map { _ in weights.next() }
      var matrix = [[UInt64]](
        repeating: [UInt64](repeating: 0, count: ring.rank), count: ring.rank)
      for (a, rows) in ring.coefficients.enumerated() {
        for (b, row) in rows.enumerated() {
          for (c, n) in row.enumerated() where n != 0 {
            matrix[b][c] = field.add(
              matrix[b][c], field.multiply(combination[a], field.element(n)))
          }
        }
      }
      switch field.eigenvectors(matrix, start: start) {
      case .outside: return nil
      case .repeated: continue
      case .simple(let vectors):
        let columns = vectors.map { vector in
          let scale = field.inverse(vector[0])
          return vector.map { field.multiply($0, scale) }
        }
        let identity = dimensions.map(field.element)
        return (field, [identity] + columns.filter { $0 != identity })
      }
    }
    preconditionFailure("a commutative fusion ring is semisimple")
  }

  private static func classSizes(
    _ columns: [[UInt64]], _ dual: [Int], _ field: PrimeField, order: Int
  ) -> [Int]? {
    var sizes: [Int] = []
    for column in columns {
      let centralizer = dual.indices.reduce(UInt64(0)) { sum, a in
        field.add(sum, field.multiply(column[a], column[dual[a]]))
      }
      guard centralizer > 0, centralizer <= UInt64(order), order % Int(centralizer) == 0 else {
        return nil
      }
      sizes.append(order / Int(centralizer))
    }
    return sizes.reduce(0, +) == order ? sizes : nil
  }

  /// a_{rst} = |r| |s| / |G| Σ_α χ_α(r) χ_α(s) χ_α(t)* / D_α, the number of ways to write an element of t as x y, x in r, y
  /// in s: an integer between 0 and min(|r|, |s|).
  private static func hasIntegralClassAlgebra(
    _ columns: [[UInt64]], _ sizes: [Int], _ dual: [Int], _ field: PrimeField, order: Int
  ) -> Bool {
    let inverseDimensions = columns[0].map(field.inverse)
    let inverseOrder = field.inverse(field.element(order))
    for r in columns.indices {
      for s in 0...r {
        let scale = field.multiply(field.element(sizes[r] * sizes[s]), inverseOrder)
        let product = dual.indices.map { a in
          field.multiply(
            field.multiply(scale, inverseDimensions[a]),
            field.multiply(columns[r][a], columns[s][a]))
        }
        for column in columns {
          var constant: UInt64 = 0
          for a in dual.indices {
            constant = (constant + product[a] * column[dual[a]]) % field.p
          }
          guard constant <= UInt64(min(sizes[r], sizes[s])) else { return false }
        }
      }
    }
    return true
  }

  // MARK: - Lifting

  /// Each value is a polynomial in ζ_|G| with small integer coefficients that takes the values χ_{ψ^k α}(c) at ζ^k.
  private static func lift(
    _ columns: [[UInt64]], _ irrepPowers: [Int: [Int]], _ field: PrimeField, order: Int
  ) -> [[Cyclotomic]]? {
    let units = irrepPowers.keys.sorted()
    let inverse = inverseVandermonde(units.map { field.power(field.root, $0) }, field)
    var result: [[Cyclotomic]] = []
    for a in columns[0].indices {
      var row: [Cyclotomic] = []
      for column in columns {
        let values = units.map { column[irrepPowers[$0]![a]] }
        let coefficients = inverse.map { weights in
          field.balanced(
            zip(weights, values).reduce(UInt64(0)) { ($0 + $1.0 * $1.1) % field.p })
        }
        // Sums of D roots of unity have coefficients far below this; anything else is no character value.
        guard coefficients.allSatisfy({ abs($0) < 1 << 16 }) else { return nil }
        row.append(Cyclotomic(conductor: order, coefficients: coefficients))
      }
      result.append(row)
    }
    return result
  }

  /// Shape [power, point]: from values at the points to the coefficients of the interpolating polynomial.
  private static func inverseVandermonde(_ points: [UInt64], _ field: PrimeField) -> [[UInt64]] {
    var columns: [[UInt64]] = []
    for (i, x) in points.enumerated() {
      var basis: [UInt64] = [1]
      var scale: UInt64 = 1
      for (j, y) in points.enumerated() where j != i {
        scale = field.multiply(scale, field.subtract(x, y))
        let shifted = [0] + basis
        let lowered = basis.map { field.multiply($0, y) } + [0]
        basis = zip(shifted, lowered).map { field.subtract($0, $1) }
      }
      let inverse = field.inverse(scale)
      columns.append(basis.map { field.multiply($0, inverse) })
    }
    return points.indices.map { k in columns.map { $0[k] } }
  }
}

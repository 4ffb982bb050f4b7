import GroupTheory

/// From characters in a prime field to cyclotomic integers, given the Galois action on irreps.
///
/// χ_α(c) is a polynomial in ζ_|G| with small integer coefficients that takes the values χ_{ψ^k α}(c) at ζ^k; modulo p that
/// is an interpolation, and small integers are known from their residues.
struct CharacterLift {
  /// Shape [value]: the distinct values.
  let values: [Cyclotomic]
  /// Shape [irrep, class]: places in the list of values.
  let rows: [[Int]]

  /// Nil when a coefficient is not small: then it is no sum of D roots of unity.
  init?(_ characters: ModularCharacters, irrepPowers: [Int: [Int]], order: Int) {
    let field = characters.field
    let units = irrepPowers.keys.sorted()
    let inverse = CharacterLift.interpolation(units.map { field.power(field.root, $0) }, field)
    var places: [[UInt64]: Int] = [:]
    var known: [Cyclotomic: Int] = [:]
    var values: [Cyclotomic] = []
    var rows: [[Int]] = []
    for a in characters.columns[0].indices {
      let orbit = units.map { irrepPowers[$0]![a] }
      var row: [Int] = []
      for column in characters.columns {
        let key = orbit.map { column[$0] }
        if let place = places[key] {
          row.append(place)
          continue
        }
        guard let value = CharacterLift.value(key, inverse, field, order) else { return nil }
        let place = known[value] ?? values.count
        if place == values.count {
          known[value] = place
          values.append(value)
        }
        places[key] = place
        row.append(place)
      }
      rows.append(row)
    }
    self.values = values
    self.rows = rows
  }

  private static func value(
    _ images: [UInt64], _ inverse: [[UInt64]], _ field: PrimeField, _ order: Int
  ) -> Cyclotomic? {
    let coefficients = inverse.map { weights in
      var sum: UInt64 = 0
      for (weight, image) in zip(weights, images) { sum = field.accumulated(sum, weight, image) }
      return field.balanced(sum % field.p)
    }
    // Sums of D roots of unity have coefficients far below this.
    guard coefficients.allSatisfy({ abs($0) < 1 << 16 }) else { return nil }
    return Cyclotomic(conductor: order, coefficients: coefficients)
  }

  /// Shape [power, point]: from values at the points to the coefficients of the interpolating polynomial.
  ///
  /// With P = Π (x - x_i), the i-th basis polynomial is P/(x - x_i) divided by P'(x_i).
  private static func interpolation(_ points: [UInt64], _ field: PrimeField) -> [[UInt64]] {
    var polynomial: [UInt64] = [1]
    for x in points {
      let lowered = polynomial.map { field.multiply($0, x) } + [0]
      polynomial = zip([0] + polynomial, lowered).map { field.subtract($0, $1) }
    }
    let columns = points.map { x -> [UInt64] in
      var basis = [UInt64](repeating: 0, count: points.count)
      var carry: UInt64 = 0
      for k in points.indices.reversed() {
        carry = field.add(polynomial[k + 1], field.multiply(carry, x))
        basis[k] = carry
      }
      let slope = basis.reversed().reduce(0) { field.add(field.multiply($0, x), $1) }
      let scale = field.inverse(slope)
      return basis.map { field.multiply($0, scale) }
    }
    return points.indices.map { k in columns.map { $0[k] } }
  }
}

import Numerics

/// Identities of a finite group's characters, classes and power maps.
struct TableIdentities {
  typealias Check = SolutionVerification.Check

  private let table: TableNumbers
  private var range: Range<Int> { table.range }
  private let shouldStop: () -> Bool

  init(_ table: TableNumbers, shouldStop: @escaping () -> Bool) {
    (self.table, self.shouldStop) = (table, shouldStop)
  }

  var checks: [Check] {
    [
      Check(name: "Σ D² = |G| and Σ |C| = |G|", failure: orders),
      Check(name: "orthogonality of the irreps", failure: rows),
      Check(name: "orthogonality of the classes", failure: columns),
      Check(name: "class multiplication constants", failure: classAlgebra),
      Check(name: "power maps: characters of powers", failure: powers),
      Check(name: "element orders from power maps", failure: elementOrders),
    ]
  }

  private var orders: String? {
    let squares = table.dimensions.reduce(0) { $0 + $1 * $1 }
    let elements = table.classSizes.reduce(0, +)
    if squares != table.order { return "Σ D² = \(squares), |G| = \(table.order)" }
    if elements != table.order { return "Σ |C| = \(elements), |G| = \(table.order)" }
    let wrong = range.first { table.order % table.dimensions[$0] != 0 }
    return wrong.map { "D of irrep \($0) does not divide |G|" }
  }

  private var rows: String? {
    let x = table.characters
    for a in range {
      if shouldStop() { return nil }
      for b in range
      where nearestInteger(table.mean { x[a][$0] * x[b][$0].conjugate }) != (a == b ? 1 : 0) {
        return "irreps \(a) and \(b)"
      }
      if nearestInteger(x[a][0]) != table.dimensions[a] { return "χ(1) of irrep \(a) is not D" }
    }
    return nil
  }

  private var columns: String? {
    let x = table.characters
    for c in range {
      if shouldStop() { return nil }
      for d in range {
        let sum = range.reduce(Complex<Double>.zero) { $0 + x[$1][c] * x[$1][d].conjugate }
        let expected = c == d ? table.order / table.classSizes[c] : 0
        if nearestInteger(sum) != expected || table.order % table.classSizes[c] != 0 {
          return "classes \(c) and \(d)"
        }
      }
    }
    return nil
  }

  /// |C_a| |C_b| / |G| Σ_α χ(a) χ(b) χ(c)* / D: in how many ways an element of c is a product.
  private var classAlgebra: String? {
    let x = table.characters
    for a in range {
      for b in range where b >= a {
        if shouldStop() { return nil }
        let factor =
          Double(table.classSizes[a]) * Double(table.classSizes[b]) / Double(table.order)
        for c in range {
          let sum = range.reduce(Complex<Double>.zero) { sum, k in
            sum + x[k][a] * x[k][b] * x[k][c].conjugate / Complex(Double(table.dimensions[k]))
          }
          guard let count = nearestInteger(sum * Complex(factor)), count >= 0 else {
            return "classes \(a), \(b) and \(c)"
          }
        }
      }
    }
    return nil
  }

  /// ψ^p χ is an integer combination of irreps for every stored prime p.
  private var powers: String? {
    let x = table.characters
    for (prime, map) in table.powerMaps.sorted(by: { $0.key < $1.key }) {
      for a in range {
        if shouldStop() { return nil }
        for b in range
        where nearestInteger(table.mean { x[a][map[$0]] * x[b][$0].conjugate }) == nil {
          return "p = \(prime), irrep \(a)"
        }
      }
    }
    return nil
  }

  private var elementOrders: String? {
    for (prime, map) in table.powerMaps.sorted(by: { $0.key < $1.key }) {
      for c in range {
        if shouldStop() { return nil }
        let order = table.elementOrders[c]
        let expected = order % prime == 0 ? order / prime : order
        if table.elementOrders[map[c]] != expected { return "p = \(prime), class \(c)" }
      }
    }
    return table.elementOrders[0] == 1 ? nil : "class 0 is not the identity"
  }
}

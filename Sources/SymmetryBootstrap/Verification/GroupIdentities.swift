import Numerics

/// Identities of a finite group's characters, fusion coefficients and power maps.
struct GroupIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: SolutionNumbers
  private let range: Range<Int>

  init(_ solution: SolutionNumbers) {
    self.solution = solution
    range = solution.dimensions.indices
  }

  var checks: [Check] {
    [
      Check(name: "Σ D² = |G| and Σ |C| = |G|", failure: orders),
      Check(name: "orthogonality of the irreps", failure: rows),
      Check(name: "orthogonality of the classes", failure: columns),
      Check(name: "fusion coefficients from the characters", failure: fusionFromCharacters),
      Check(name: "unit, duals and commutativity of the fusion ring", failure: ringLaws),
      Check(name: "associativity of the fusion ring", failure: associativity),
      Check(name: "class multiplication constants", failure: classAlgebra),
      Check(name: "power maps: characters of powers", failure: powers),
      Check(name: "element orders from power maps", failure: elementOrders),
      Check(name: "Frobenius-Schur indicators", failure: indicators),
    ]
  }

  /// (1/|G|) Σ_c |C_c| f(c).
  private func mean(_ value: (Int) -> Complex<Double>) -> Complex<Double> {
    let sum = range.reduce(Complex<Double>.zero) { sum, c in
      sum + value(c) * Complex(Double(solution.classSizes[c]))
    }
    return sum / Complex(Double(solution.order))
  }

  private var orders: String? {
    let squares = solution.dimensions.reduce(0) { $0 + $1 * $1 }
    let elements = solution.classSizes.reduce(0, +)
    if squares != solution.order { return "Σ D² = \(squares), |G| = \(solution.order)" }
    if elements != solution.order { return "Σ |C| = \(elements), |G| = \(solution.order)" }
    let wrong = range.first { solution.order % solution.dimensions[$0] != 0 }
    return wrong.map { "D of irrep \($0) does not divide |G|" }
  }

  private var rows: String? {
    let x = solution.characters
    for a in range {
      for b in range
      where nearestInteger(mean { x[a][$0] * x[b][$0].conjugate }) != (a == b ? 1 : 0) {
        return "irreps \(a) and \(b)"
      }
      if nearestInteger(x[a][0]) != solution.dimensions[a] { return "χ(1) of irrep \(a) is not D" }
    }
    return nil
  }

  private var columns: String? {
    let x = solution.characters
    for c in range {
      for d in range {
        let sum = range.reduce(Complex<Double>.zero) { $0 + x[$1][c] * x[$1][d].conjugate }
        let expected = c == d ? solution.order / solution.classSizes[c] : 0
        if nearestInteger(sum) != expected || solution.order % solution.classSizes[c] != 0 {
          return "classes \(c) and \(d)"
        }
      }
    }
    return nil
  }

  private var fusionFromCharacters: String? {
    let x = solution.characters
    for a in range {
      for b in range where b >= a {
        for c in range
        where nearestInteger(mean { x[a][$0] * x[b][$0] * x[c][$0].conjugate })
          != solution.fusion[a][b][c]
        {
          return "N[\(a)][\(b)][\(c)]"
        }
      }
    }
    return nil
  }

  private var ringLaws: String? {
    let n = solution.fusion
    for a in range {
      if range.filter({ n[a][$0][0] != 0 }).map({ n[a][$0][0] }) != [1] {
        return "irrep \(a) has no single dual"
      }
      for b in range {
        if n[a][b] != n[b][a] { return "irreps \(a) and \(b) do not commute" }
        if n[0][a][b] != (a == b ? 1 : 0) { return "irrep 0 is no unit for irrep \(a)" }
        if n[a][b].contains(where: { $0 < 0 }) { return "N[\(a)][\(b)] is negative" }
      }
    }
    return nil
  }

  private var associativity: String? {
    let n = solution.fusion
    for a in range {
      for b in range {
        for c in range where c >= a {
          let left = product(n[a][b], n[c])
          if left != product(n[b][c], n[a]) { return "irreps \(a), \(b) and \(c)" }
        }
      }
    }
    return nil
  }

  /// Σ_e x_e N_{· e}.
  private func product(_ x: [Int], _ matrix: [[Int]]) -> [Int] {
    var result = [Int](repeating: 0, count: x.count)
    for (e, xe) in x.enumerated() where xe != 0 {
      for f in range { result[f] += xe * matrix[e][f] }
    }
    return result
  }

  /// |C_a| |C_b| / |G| Σ_α χ(a) χ(b) χ(c)* / D: in how many ways an element of c is a product.
  private var classAlgebra: String? {
    let x = solution.characters
    for a in range {
      for b in range where b >= a {
        let factor =
          Double(solution.classSizes[a]) * Double(solution.classSizes[b]) / Double(solution.order)
        for c in range {
          let sum = range.reduce(Complex<Double>.zero) { sum, k in
            sum + x[k][a] * x[k][b] * x[k][c].conjugate / Complex(Double(solution.dimensions[k]))
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
    let x = solution.characters
    for (prime, map) in solution.powerMaps.sorted(by: { $0.key < $1.key }) {
      for a in range {
        for b in range
        where nearestInteger(mean { x[a][map[$0]] * x[b][$0].conjugate }) == nil {
          return "p = \(prime), irrep \(a)"
        }
      }
    }
    return nil
  }

  private var elementOrders: String? {
    for (prime, map) in solution.powerMaps.sorted(by: { $0.key < $1.key }) {
      for c in range {
        let order = solution.elementOrders[c]
        let expected = order % prime == 0 ? order / prime : order
        if solution.elementOrders[map[c]] != expected { return "p = \(prime), class \(c)" }
      }
    }
    return solution.elementOrders[0] == 1 ? nil : "class 0 is not the identity"
  }

  private var indicators: String? {
    guard let squares = solution.powerMaps[2] else {
      return solution.order % 2 == 0 ? "there is no map of squares" : nil
    }
    let wrong = range.first { irrep in
      nearestInteger(mean { solution.characters[irrep][squares[$0]] }) != solution.indicators[irrep]
    }
    return wrong.map { "irrep \($0)" }
  }
}

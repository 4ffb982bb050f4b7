import Numerics

/// Identities of fusion coefficients and Frobenius-Schur indicators with the characters.
struct FusionIdentities {
  typealias Check = SolutionVerification.Check

  private let table: TableNumbers
  private let solution: SolutionNumbers
  private var range: Range<Int> { table.range }
  private let shouldStop: () -> Bool

  init(_ solution: SolutionNumbers, shouldStop: @escaping () -> Bool) {
    (self.solution, table) = (solution, solution.table)
    self.shouldStop = shouldStop
  }

  var checks: [Check] {
    [
      Check(name: "fusion coefficients from the characters", failure: fusionFromCharacters),
      Check(name: "unit, duals and commutativity of the fusion ring", failure: ringLaws),
      Check(name: "associativity of the fusion ring", failure: associativity),
      Check(name: "Frobenius-Schur indicators", failure: indicators),
    ]
  }

  private var fusionFromCharacters: String? {
    let x = table.characters
    for a in range {
      for b in range where b >= a {
        if shouldStop() { return nil }
        for c in range
        where nearestInteger(table.mean { x[a][$0] * x[b][$0] * x[c][$0].conjugate })
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
        if shouldStop() { return nil }
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
          if shouldStop() { return nil }
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

  private var indicators: String? {
    guard let squares = table.powerMaps[2] else {
      return table.order % 2 == 0 ? "there is no map of squares" : nil
    }
    let wrong = range.first { irrep in
      !shouldStop()
        && nearestInteger(table.mean { table.characters[irrep][squares[$0]] })
          != solution.indicators[irrep]
    }
    return wrong.map { "irrep \($0)" }
  }
}

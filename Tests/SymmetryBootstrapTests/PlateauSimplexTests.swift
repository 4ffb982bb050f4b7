import Plateaus
import TestSupport
import Testing

/// Linear programs whose answer is known by construction.
@Suite struct PlateauSimplexTests {
  private struct Problem {
    var rows: [[Double]]
    var bounds: [ClosedRange<Double>]
    var upper: [Double]
  }

  /// Random rows with small integers around a point with x ≥ 0.
  private func problem(
    _ generator: inout SeededGenerator, rows: Int, variables: Int, slack: Double
  ) -> Problem {
    let point = (0..<variables).map { _ in
      Double(Int.random(in: 0...9, using: &generator) * Int.random(in: 0...1, using: &generator))
    }
    let rows = (0..<rows).map { _ in
      (0..<variables).map { _ in Double(Int.random(in: -2...4, using: &generator)) }
    }
    let bounds = rows.map { row in
      let value = zip(row, point).reduce(0) { $0 + $1.0 * $1.1 }
      return (value - slack)...(value + slack)
    }
    return Problem(rows: rows, bounds: bounds, upper: point.map { _ in .infinity })
  }

  @Test(arguments: [0.0, 0.5, 20]) func solvableSystemsAreSolved(slack: Double) {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let problem = problem(
        &generator, rows: Int.random(in: 1...9, using: &generator),
        variables: Int.random(in: 1...12, using: &generator), slack: slack)
      var simplex = BoundedSimplex(
        rows: problem.rows, bounds: problem.bounds, upper: problem.upper)
      let isSolved = simplex.findSolution()
      #expect(isSolved)
      for (row, bounds) in zip(problem.rows, problem.bounds) {
        let value = row.indices.reduce(0) { $0 + row[$1] * simplex[$1] }
        #expect(value > bounds.lowerBound - 1e-6 && value < bounds.upperBound + 1e-6)
      }
      #expect(problem.upper.indices.allSatisfy { simplex[$0] > -1e-6 })
    }
  }

  /// A row that is a combination of others, and its value another one: Farkas' lemma.
  @Test func contradictionsAreFound() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      var problem = problem(&generator, rows: 4, variables: 8, slack: 0.25)
      let factors = problem.rows.map { _ in Double(Int.random(in: -2...2, using: &generator)) }
      let sum = problem.rows[0].indices.map { k in
        zip(factors, problem.rows).reduce(0) { $0 + $1.0 * $1.1[k] }
      }
      let value = zip(factors, problem.bounds).reduce(0) {
        $0 + $1.0 * ($1.1.lowerBound + $1.1.upperBound) / 2
      }
      let reach = factors.reduce(0) { $0 + abs($1) } * 0.25
      problem.rows.append(sum)
      problem.bounds.append((value + reach + 0.1)...(value + reach + 5))
      var simplex = BoundedSimplex(
        rows: problem.rows, bounds: problem.bounds, upper: problem.upper)
      let isSolved = simplex.findSolution()
      #expect(!isSolved)
    }
  }

  /// Bounds that change keep the basis; the answer is that of a new start.
  @Test func changedBoundsGiveTheAnswerOfANewStart() {
    var generator = SeededGenerator(seed: 7)
    var solvable = 0
    for _ in 0..<100 {
      let problem = problem(&generator, rows: 5, variables: 8, slack: 1)
      var warm = BoundedSimplex(rows: problem.rows, bounds: problem.bounds, upper: problem.upper)
      _ = warm.findSolution()
      var cold = BoundedSimplex(rows: problem.rows, bounds: problem.bounds, upper: problem.upper)
      for variable in 0..<4 {
        let least = Double(Int.random(in: 0...4, using: &generator))
        let bounds = Bool.random(using: &generator) ? 0.0...0 : least...Double.infinity
        warm.restrict(variable, to: bounds)
        cold.restrict(variable, to: bounds)
        if variable % 2 == 0 { _ = warm.findSolution() }
      }
      let (found, expected) = (warm.findSolution(), cold.findSolution())
      #expect(found == expected)
      solvable += found ? 1 : 0
    }
    #expect(solvable > 10 && solvable < 90)
  }
}

/// Linear equations Σ_v a_ev x_v = b_e modulo 1 with integer coefficients, in echelon form.
///
/// The row operations that make the form are kept, to be repeated on any right-hand side. In what follows a vector of phases holds
/// numbers modulo 1.
struct ModularEquations {
  let variableCount: Int
  let equationCount: Int
  /// Equations by which variables are expressed through later ones and through the rest, in the order of elimination.
  private let eliminated: [(equation: Int, variable: Int, row: [Int: Int])]
  /// Equations without variables: what a right-hand side must fulfil.
  private let conditions: [Int]
  private let operations: [Operation]
  /// The equations that are left when the eliminated variables are put in, for the variables in `rest`.
  private let remaining: [(equation: Int, row: [Int: Int])]
  private let rest: [Int]
  /// Shape [remaining equation][place in `rest`].
  private let reduced: [[Int]]
  /// Their Smith form.
  private let smith: SmithForm

  private struct Operation {
    let target: Int
    let source: Int
    let factor: Int
  }

  /// Shape of `rows`: [equation][variable: coefficient].
  ///
  /// Throws: `PhaseError` where coefficients grow beyond 2³¹.
  init(rows: [[Int: Int]], variableCount: Int) throws {
    var elimination = Elimination(rows: rows, variableCount: variableCount)
    try elimination.run()
    self.variableCount = variableCount
    equationCount = rows.count
    operations = elimination.operations.map {
      Operation(target: $0.target, source: $0.source, factor: $0.factor)
    }
    eliminated = elimination.pivots.filter { abs($0.row[$0.variable]!) == 1 }
    let kept = elimination.pivots.filter { abs($0.row[$0.variable]!) != 1 }
    let used = Set(elimination.pivots.map(\.equation))
    conditions = rows.indices.filter { !used.contains($0) }
    remaining = kept.map { ($0.equation, $0.row) }
    let gone = Set(eliminated.map(\.variable))
    rest = (0..<variableCount).filter { !gone.contains($0) }
    let place = Dictionary(uniqueKeysWithValues: rest.enumerated().map { ($1, $0) })
    let expressions = try ModularEquations.expressions(eliminated, place: place)
    reduced = try kept.map { pivot in
      try ModularEquations.substituted(pivot.row, expressions: expressions, place: place)
    }
    smith = try SmithForm(reduced, columnCount: rest.count)
    self.expressions = expressions
  }

  /// Shape [variable]: the eliminated variables through those in `rest`, for right-hand sides 0.
  private let expressions: [Int: [Int: Int]]

  private static func expressions(
    _ eliminated: [(equation: Int, variable: Int, row: [Int: Int])], place: [Int: Int]
  ) throws -> [Int: [Int: Int]] {
    var result: [Int: [Int: Int]] = [:]
    for (_, variable, row) in eliminated.reversed() {
      var sum: [Int: Int] = [:]
      let sign = -row[variable]!
      for (other, coefficient) in row where other != variable {
        if let place = place[other] {
          sum[place, default: 0] += sign * coefficient
        } else {
          for (place, value) in result[other]! {
            sum[place, default: 0] = try checked(sum[place, default: 0], sign * coefficient, value)
          }
        }
      }
      result[variable] = sum.filter { $0.value != 0 }
    }
    return result
  }

  private static func substituted(
    _ row: [Int: Int], expressions: [Int: [Int: Int]], place: [Int: Int]
  ) throws -> [Int] {
    var sum = [Int](repeating: 0, count: place.count)
    for (variable, coefficient) in row {
      if let place = place[variable] {
        sum[place] += coefficient
      } else {
        for (place, value) in expressions[variable]! {
          sum[place] = try checked(sum[place], coefficient, value)
        }
      }
    }
    return sum
  }

  /// a + b c, within bounds.
  static func checked(_ a: Int, _ b: Int, _ c: Int) throws -> Int {
    let (product, overflow) = b.multipliedReportingOverflow(by: c)
    let sum = a &+ product
    guard !overflow, abs(product) < 1 << 31, abs(sum) < 1 << 31 else {
      throw PhaseError.coefficientsTooLarge
    }
    return sum
  }

  // MARK: - Solutions

  /// Whether an integer vector w fulfils Σ_v a_ev w_v = 0.
  func annihilate(_ vector: [Int]) -> Bool {
    (eliminated.map(\.row) + remaining.map(\.row)).allSatisfy { row in
      row.reduce(0) { $0 + $1.value * vector[$1.key] } == 0
    }
  }

  /// A basis of the integer vectors w with Σ_v a_ev w_v = 0: the directions of the torus of solutions.
  var torus: [[Int]] { smith.kernel.map(expanded) }

  /// Solutions x = numerators / order of the equations with right-hand sides 0. With the torus they generate all.
  var finitePart: [(order: Int, numerators: [Int])] {
    smith.torsion.map { ($0.order, expanded($0.vector)) }
  }

  /// Where numerators / order stand among the solutions up to the torus: numbers modulo the orders of `finitePart`; nil where they are
  /// no solution.
  func finiteClass(numerators: [Int], order: Int) -> [Int]? {
    let rows = eliminated.map(\.row) + remaining.map(\.row)
    let isSolution = rows.allSatisfy { row in
      row.reduce(0) { $0 + $1.value * numerators[$1.key] } % order == 0
    }
    if !isSolution { return nil }
    return smith.torsionClass(
      of: reduced.map { row in
        zip(row, rest).reduce(0) { $0 + $1.0 * numerators[$1.1] } / order
      })
  }

  private func expanded(_ vector: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: variableCount)
    for (place, variable) in rest.enumerated() { result[variable] = vector[place] }
    for (variable, expression) in expressions {
      result[variable] = expression.reduce(0) { $0 + $1.value * vector[$1.key] }
    }
    return result
  }

  /// What of a right-hand side does not depend on the solution: it is soluble where all of these vanish modulo 1.
  func invariants(_ right: [Double]) -> [Double] {
    let changed = repeated(right)
    return conditions.map { changed[$0] }
  }

  /// One solution, for a right-hand side whose invariants vanish.
  func solution(_ right: [Double]) -> [Double] {
    let changed = repeated(right)
    // The eliminated variables with everything in `rest` zero change the right-hand sides of what remains.
    let particular = backSubstituted(changed, rest: [Double](repeating: 0, count: rest.count))
    let shifted = remaining.map { equation, row in
      changed[equation] - row.reduce(0) { $0 + Double($1.value) * particular[$1.key] }
    }
    return backSubstituted(changed, rest: smith.solution(shifted)).map(Self.wrapped)
  }

  private func backSubstituted(_ right: [Double], rest values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: variableCount)
    for (place, variable) in rest.enumerated() { result[variable] = values[place] }
    for (equation, variable, row) in eliminated.reversed() {
      let others = row.reduce(0.0) {
        $1.key == variable ? $0 : $0 + Double($1.value) * result[$1.key]
      }
      result[variable] = Self.wrapped(Double(row[variable]!) * (right[equation] - others))
    }
    return result
  }

  private func repeated(_ right: [Double]) -> [Double] {
    precondition(right.count == equationCount, "one right-hand side for each equation")
    var result = right
    for operation in operations {
      result[operation.target] = Self.wrapped(
        result[operation.target] + Double(operation.factor) * result[operation.source])
    }
    return result
  }

  /// A number modulo 1, between -1/2 and 1/2.
  static func wrapped(_ value: Double) -> Double { value - value.rounded() }
}

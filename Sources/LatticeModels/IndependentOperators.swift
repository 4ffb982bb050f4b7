import Numerics

/// The operators with which a symmetry of every member of a model's family commutes.
///
/// Each coupling with a draw of its own gives its A_k. All others are Σ_k c_k A_k for c in the span of the coefficients that occur:
/// one vector for fixed couplings, and one more for every function of shared random variables that does not depend on the others. In a
/// driven model this holds for the terms of each step.
package struct IndependentOperators: Sendable {
  /// Shape [operator]: the factors of the structures in it.
  package let combinations: [[(structure: Int, factor: Double)]]

  /// Pivots between these fractions of the largest leave open what the span is; then every function counts for itself.
  private static let undecided = 1e-12..<1e-6
  /// Draws beyond those of any run.
  private static let firstSample = 1 << 41

  /// The operators as sums of local ones. Shape [operator][summand].
  package func operators(of model: Model) -> [[LocalOperator]] {
    combinations.map { members in
      members.flatMap { member in
        model.structures[member.structure].operators.map {
          $0.scaled(by: Complex(member.factor))
        }
      }
    }
  }

  /// Coefficients c_k with which Σ_k c_k A_k is a combination of all operators in general position: what it has of symmetry, every
  /// member of the family has.
  package func genericCoefficients(of model: Model) -> [Double] {
    var coefficients = [Double](repeating: 0, count: model.structures.count)
    for (number, members) in combinations.enumerated() {
      let draw = CouplingDraw(
        name: "operator", index: number, distribution: .uniform(lower: 0.5, upper: 1.5))
      let weight = draw.value(seed: 1, sample: IndependentOperators.firstSample)
      for (structure, factor) in members { coefficients[structure] += weight * factor }
    }
    return coefficients
  }

  /// The operators of a model's own ensemble.
  ///
  /// Functions of random variables are told apart by draws, and by trial values far in the tails unless these are left out.
  package init(of model: Model, withTrials: Bool = true) {
    let isOwn = model.strengths.map { strength in
      if case .drawn(let draw) = strength { draw.distribution.variance > 0 } else { false }
    }
    let shared = isOwn.indices.filter { !isOwn[$0] }
    combinations =
      isOwn.indices.filter { isOwn[$0] }.map { [($0, 1)] }
      + IndependentOperators.sums(of: shared, in: model).flatMap { sum in
        let functions = IndependentOperators.functions(
          of: model, sum, trials: withTrials ? CouplingTrials.count : 0)
        return IndependentOperators.span(functions).map { row in
          zip(row, functions).flatMap { factor, function in
            factor == 0 ? [] : function.members.map { ($0.structure, factor * $0.factor) }
          }
        }
      }
  }

  /// The structures that are only ever added up together: all of them, or those of a step of a driven model, which have symmetries of
  /// their own. Shape [sum][structure].
  private static func sums(of structures: [Int], in model: Model) -> [[Int]] {
    let ones = model.structures.map { _ in 1.0 }
    var sums: [[Int]] = []
    for step in model.operatorCoefficients(ones) {
      let own = structures.filter { step[$0] != 0 }
      if !own.isEmpty, !sums.contains(own) { sums.append(own) }
    }
    return sums
  }

  /// Structures whose coupling is the same function of the random variables up to a factor.
  private struct Function {
    /// Shape [draw].
    var values: [Double]
    var members: [(structure: Int, factor: Double)]
  }

  private static func functions(
    of model: Model, _ structures: [Int], trials: Int
  ) -> [Function] {
    let draws = 8 + min(64, structures.count)
    let isComputed = structures.contains { place in
      switch model.strengths[place] {
      case .computed: true
      case .listed(let column): column.values.count > 1
      case .fixed, .drawn: false
      }
    }
    var functions: [Function] = []
    for place in structures {
      let strength = model.strengths[place]
      let values =
        (0..<(isComputed ? draws : 1)).map { strength.value(seed: 1, sample: firstSample + $0) }
        + (0..<(isComputed ? trials : 0)).map(strength.trialValue)
      let largest = values.map(abs).max()!
      if largest == 0 { continue }
      if let known = functions.firstIndex(where: { isMultiple(values, of: $0.values) }) {
        let pivot = functions[known].values.indices.max {
          abs(functions[known].values[$0]) < abs(functions[known].values[$1])
        }!
        functions[known].members.append((place, values[pivot] / functions[known].values[pivot]))
      } else {
        functions.append(Function(values: values, members: [(place, 1)]))
      }
    }
    return functions
  }

  private static func isMultiple(_ a: [Double], of b: [Double]) -> Bool {
    let (large, small) = (b.map(abs).max()!, a.map(abs).max()!)
    let pivot = b.indices.first { abs(b[$0]) == large }!
    let factor = a[pivot] / b[pivot]
    return zip(a, b).allSatisfy { abs($0 - factor * $1) <= 1e-12 * small }
  }

  /// A basis of the span of the draws, in reduced echelon form. Shape [vector][function].
  private static func span(_ functions: [Function]) -> [[Double]] {
    let identity = functions.indices.map { place in
      functions.indices.map { $0 == place ? 1.0 : 0.0 }
    }
    guard let draws = functions.first?.values.count, draws > functions.count else {
      return identity
    }
    let scales = functions.map { $0.values.map(abs).max()! }
    var rows = (0..<draws).map { draw in
      functions.indices.map { functions[$0].values[draw] / scales[$0] }
    }
    var pivots: [(row: Int, column: Int)] = []
    var largest = 0.0
    while pivots.count < functions.count {
      let places = (pivots.count..<rows.count).flatMap { row in
        functions.indices.map { (row: row, column: $0) }
      }.filter { place in !pivots.contains { $0.column == place.column } }
      let best = places.max { abs(rows[$0.row][$0.column]) < abs(rows[$1.row][$1.column]) }!
      let size = abs(rows[best.row][best.column])
      largest = max(largest, size)
      if undecided.contains(size / largest) { return identity }
      if size < undecided.lowerBound * largest { break }
      rows.swapAt(best.row, pivots.count)
      let pivot = rows[pivots.count].map { $0 / rows[pivots.count][best.column] }
      for row in rows.indices where row != pivots.count {
        let factor = rows[row][best.column]
        if factor != 0 { rows[row] = zip(rows[row], pivot).map { $0 - factor * $1 } }
      }
      rows[pivots.count] = pivot
      pivots.append((pivots.count, best.column))
    }
    return rows.prefix(pivots.count).map { row in
      zip(row, scales).map { abs($0) < 1e-9 ? 0 : $0 / $1 }
    }
  }
}

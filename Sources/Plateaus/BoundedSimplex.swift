/// Whether linear inequalities have a common solution: l_j ≤ x_j ≤ u_j and L_i ≤ Σ_j a_ij x_j ≤ U_i.
///
/// The first phase of the simplex algorithm with bounded variables on a dense tableau. Every row has a logical variable, the
/// value of the row, so that changing bounds keeps the basis: a search that fixes one variable after the other starts each
/// time from the solution before.
/// Source: V. Chvátal, Linear Programming (1983), chapter 8.
package struct BoundedSimplex: Sendable {
  /// The row of a basic variable, in terms of the nonbasic ones. Shape [row][place].
  private var tableau: [[Double]]
  /// Shape [variable]: structural ones first, then the logical ones of the rows.
  private var lower: [Double]
  private var upper: [Double]
  private var value: [Double]
  /// Shape [row] and [place]: the variables.
  private var basic: [Int]
  private var nonbasic: [Int]
  private let tolerance: Double

  /// A problem with x ≥ 0; shape of `rows` [row][variable].
  package init(rows: [[Double]], bounds: [ClosedRange<Double>], upper: [Double]) {
    precondition(rows.count == bounds.count && rows.allSatisfy { $0.count == upper.count })
    let count = upper.count
    tableau = rows
    lower = [Double](repeating: 0, count: count) + bounds.map(\.lowerBound)
    self.upper = upper + bounds.map(\.upperBound)
    value = [Double](repeating: 0, count: count + rows.count)
    basic = rows.indices.map { count + $0 }
    nonbasic = Array(0..<count)
    let largest = bounds.reduce(1) { max($0, abs($1.lowerBound), abs($1.upperBound)) }
    tolerance = 1e-9 * largest
  }

  /// Changes the bounds of a variable.
  package mutating func restrict(_ variable: Int, to bounds: ClosedRange<Double>) {
    lower[variable] = bounds.lowerBound
    upper[variable] = bounds.upperBound
    guard let place = nonbasic.firstIndex(of: variable) else { return }
    let target = min(max(value[variable], bounds.lowerBound), bounds.upperBound)
    move(place, by: target - value[variable])
  }

  /// Looks for a solution; false when there is none.
  package mutating func findSolution() -> Bool {
    var steps = 0
    while true {
      let prices = self.prices()
      guard let prices else { return true }
      guard let entering = self.entering(prices, firstFit: steps > 50) else { return false }
      step(entering.place, entering.direction)
      steps += 1
      // Bland's rule ends; rounding alone could keep it from that.
      if steps > 20000 { return true }
    }
  }

  /// The value of a structural variable in the solution that was found.
  package subscript(variable: Int) -> Double { value[variable] }

  // MARK: - Steps

  /// The rate at which the sum of violations grows with each nonbasic variable; nil when nothing is violated.
  private func prices() -> [Double]? {
    var prices = [Double](repeating: 0, count: nonbasic.count)
    var isFeasible = true
    for (row, variable) in basic.enumerated() {
      let sign =
        value[variable] < lower[variable] - tolerance
        ? -1.0 : value[variable] > upper[variable] + tolerance ? 1.0 : 0
      guard sign != 0 else { continue }
      isFeasible = false
      for place in prices.indices { prices[place] += sign * tableau[row][place] }
    }
    return isFeasible ? nil : prices
  }

  private func entering(
    _ prices: [Double], firstFit: Bool
  ) -> (place: Int, direction: Double)? {
    var best: (place: Int, direction: Double, gain: Double, variable: Int)?
    for (place, price) in prices.enumerated() where abs(price) > 1e-9 {
      let variable = nonbasic[place]
      let direction = price < 0 ? 1.0 : -1.0
      let room =
        direction > 0 ? upper[variable] - value[variable] : value[variable] - lower[variable]
      guard room > tolerance else { continue }
      let isBetter =
        firstFit
        ? variable < (best?.variable ?? .max) : abs(price) > (best?.gain ?? 0)
      if isBetter { best = (place, direction, abs(price), variable) }
    }
    return best.map { ($0.place, $0.direction) }
  }

  /// Moves a nonbasic variable until it or a basic one reaches a bound, which then leaves the basis.
  private mutating func step(_ place: Int, _ direction: Double) {
    let variable = nonbasic[place]
    var length =
      direction > 0 ? upper[variable] - value[variable] : value[variable] - lower[variable]
    var leaving: Int?
    var target = 0.0
    for (row, other) in basic.enumerated() {
      let rate = direction * tableau[row][place]
      guard abs(rate) > 1e-9 else { continue }
      let bound: Double
      if rate > 0 {
        bound = value[other] < lower[other] - tolerance ? lower[other] : upper[other]
      } else {
        bound = value[other] > upper[other] + tolerance ? upper[other] : lower[other]
      }
      // A violated bound that lies behind does not stop the variable.
      guard bound.isFinite, (bound - value[other]) * rate >= -tolerance * abs(rate) else {
        continue
      }
      let reach = max(0, (bound - value[other]) / rate)
      if reach < length - tolerance
        || (reach < length + tolerance && isBetterPivot(row, place, leaving))
      {
        (length, leaving, target) = (min(reach, max(length, 0)), row, bound)
      }
    }
    guard length.isFinite else { preconditionFailure("violations are bounded from below") }
    move(place, by: direction * length)
    if let leaving {
      value[basic[leaving]] = target
      pivot(leaving, place)
    }
  }

  private func isBetterPivot(_ row: Int, _ place: Int, _ other: Int?) -> Bool {
    guard let other else { return true }
    return abs(tableau[row][place]) > abs(tableau[other][place])
  }

  private mutating func move(_ place: Int, by amount: Double) {
    guard amount != 0 else { return }
    value[nonbasic[place]] += amount
    for row in basic.indices { value[basic[row]] += amount * tableau[row][place] }
  }

  /// Exchanges the basic variable of a row with a nonbasic one.
  private mutating func pivot(_ row: Int, _ place: Int) {
    let inverse = 1 / tableau[row][place]
    var pivotRow = tableau[row].map { -$0 * inverse }
    pivotRow[place] = inverse
    for other in tableau.indices where other != row {
      let factor = tableau[other][place]
      guard factor != 0 else { continue }
      tableau[other].withUnsafeMutableBufferPointer { target in
        pivotRow.withUnsafeBufferPointer { source in
          target[place] = 0
          for column in target.indices { target[column] += factor * source[column] }
        }
      }
    }
    tableau[row] = pivotRow
    swap(&basic[row], &nonbasic[place])
  }
}

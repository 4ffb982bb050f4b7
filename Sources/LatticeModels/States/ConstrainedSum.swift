/// Numbers of states by total and by phase, where states obey conditions on a few variables each: one variable after the other, with
/// the values kept of those that later conditions need.
///
/// Complexity: variables × values × different values of what is kept.
struct ConstrainedSum {
  /// One value of a variable.
  struct Value {
    let weight: Int
    let phase: Int
  }

  /// What depends on several variables.
  struct Factor {
    /// Ascending.
    let variables: [Int]
    /// For each of their configurations, the first slowest, what it adds to the total; nil where it is forbidden.
    let weights: [Int?]
  }

  /// What is kept grew too large, or a number.
  struct TooLarge: Error {}

  private struct Key: Hashable {
    let kept: [Int]
    let total: Int
  }

  /// More entries than this are not kept.
  private static let mostEntries = 4_000_000

  private let variables: [[Value]]
  private let factors: [[Factor]]
  private let lastUse: [Int]
  private let phaseOrder: Int

  init(_ variables: [[Value]], _ factors: [Factor], phaseOrder: Int = 1) {
    self.variables = variables
    self.phaseOrder = phaseOrder
    var completed = [[Factor]](repeating: [], count: variables.count)
    var lastUse = Array(variables.indices)
    for factor in factors {
      guard let last = factor.variables.last else { continue }
      completed[last].append(factor)
      for variable in factor.variables { lastUse[variable] = max(lastUse[variable], last) }
    }
    (self.factors, self.lastUse) = (completed, lastUse)
  }

  /// The numbers of states by total and by exponent of the phase. Shape of the values: [exponent].
  func counts() throws -> [Int: [Int]] {
    var zero = [Int](repeating: 0, count: phaseOrder)
    zero[0] = 1
    var sums = [Key(kept: [], total: 0): zero]
    // The variables whose values a key holds, in its order.
    var active: [Int] = []
    for variable in variables.indices {
      let present = active + [variable]
      let kept = present.indices.filter { lastUse[present[$0]] > variable }
      let conditions = factors[variable].map { factor in
        (factor, factor.variables.map { present.firstIndex(of: $0)! })
      }
      var next: [Key: [Int]] = [:]
      for (key, counts) in sums {
        for (number, value) in variables[variable].enumerated() {
          let values = key.kept + [number]
          guard let added = Self.weight(of: values, conditions, variables) else { continue }
          let image = Key(
            kept: kept.map { values[$0] }, total: key.total + value.weight + added)
          try add(counts, turnedBy: value.phase, to: &next[image])
        }
      }
      guard next.count <= Self.mostEntries else { throw TooLarge() }
      (sums, active) = (next, kept.map { present[$0] })
    }
    return Dictionary(uniqueKeysWithValues: sums.map { ($0.key.total, $0.value) })
  }

  /// What complete factors add; nil where one of them forbids the values.
  private static func weight(
    of values: [Int], _ conditions: [(Factor, places: [Int])], _ variables: [[Value]]
  ) -> Int? {
    var sum = 0
    for (factor, places) in conditions {
      let configuration = zip(factor.variables, places).reduce(0) {
        $0 * variables[$1.0].count + values[$1.1]
      }
      guard let weight = factor.weights[configuration] else { return nil }
      sum += weight
    }
    return sum
  }

  private func add(_ counts: [Int], turnedBy phase: Int, to sum: inout [Int]?) throws {
    var result = sum ?? [Int](repeating: 0, count: phaseOrder)
    for (exponent, count) in counts.enumerated() where count != 0 {
      let place = (exponent + phase) % phaseOrder
      let (value, overflow) = result[place].addingReportingOverflow(count)
      if overflow { throw TooLarge() }
      result[place] = value
    }
    sum = result
  }
}

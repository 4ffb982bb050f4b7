import LatticeModels
import Numerics

/// The equations for the phases φ_{j,a} with which a permutation of levels becomes a symmetry.
///
/// A symmetry U |a⟩ = e^{2πi Σ_j φ_{j,a_j}} |σ(a)⟩ carries the amplitude h of a transition from x to y to that of its image:
///
///     h(σ t) = ± e^{2πi Σ_j (φ_{j,y_j} - φ_{j,x_j})} h(t),
///
/// with the sign of reordered fermions, and with h* on the right for an anti-unitary U K. All amplitudes of a transition have the same
/// left side. φ_{j,0} = 0: a constant on a site is a phase of U.
struct PhaseEquations {
  private let table: ElementTable
  private let variables: LevelNumbers
  /// Canonical transitions, as places in the table, with their equation and whether that stands for the negative.
  private let members: [(entry: Int, equation: Int, isNegative: Bool)]
  let equations: ModularEquations
  /// Phases that are equal up to this count as equal. Units: turns.
  static let tolerance = 1e-8

  /// Throws: `PhaseError`.
  init(_ table: ElementTable, dimensions: [Int]) throws {
    self.table = table
    variables = LevelNumbers(dimensions: dimensions.map { $0 - 1 })
    var rows: [[Int: Int]] = []
    var known: [[Int: Int]: Int] = [:]
    var members: [(entry: Int, equation: Int, isNegative: Bool)] = []
    for (place, entry) in table.entries.enumerated() {
      let transition = entry.transition
      if transition.sites.isEmpty || !transition.isCanonical { continue }
      let row = PhaseEquations.row(of: transition, variables)
      let negative = row.mapValues { -$0 }
      if let equation = known[row] {
        members.append((place, equation, false))
      } else if let equation = known[negative] {
        members.append((place, equation, true))
      } else {
        known[row] = rows.count
        members.append((place, rows.count, false))
        rows.append(row)
      }
    }
    self.members = members
    equations = try ModularEquations(rows: rows, variableCount: variables.count)
  }

  /// Σ_j φ_{j,y_j} - φ_{j,x_j} as coefficients of the variables.
  private static func row(of transition: Transition, _ variables: LevelNumbers) -> [Int: Int] {
    var row: [Int: Int] = [:]
    for (place, site) in transition.sites.enumerated() {
      let (before, after) = (transition.before[place], transition.after[place])
      if before > 0 { row[variables.number(site, before - 1), default: 0] -= 1 }
      if after > 0 { row[variables.number(site, after - 1), default: 0] += 1 }
    }
    return row
  }

  /// What phases must be, and by how much the amplitudes of one equation contradict each other.
  struct RightSide {
    /// Shape [equation].
    var values: [Double]
    /// Differences that must vanish modulo 1, in an order that depends on the table alone.
    var differences: [Double]
  }

  /// The right sides for a permutation that keeps all moduli; nil where it does not.
  func rightSide(of permutation: LevelPermutation, isAntiunitary: Bool) -> RightSide? {
    var values = [Double?](repeating: nil, count: equations.equationCount)
    var differences: [Double] = []
    for member in members {
      let entry = table.entries[member.entry]
      let transition = entry.transition
      guard let target = table.places[transition.moved(by: permutation)] else { return nil }
      let image = table.entries[target]
      let isReordered = table.fermions.isReorderedNegatively(transition, by: permutation)
      for element in entry.elements {
        guard let place = image.places[element.spectators.moved(by: permutation)],
          image.elements[place].amplitudes.count == element.amplitudes.count
        else { return nil }
        for (own, other) in zip(element.amplitudes, image.elements[place].amplitudes) {
          let start = isAntiunitary ? -own.value.phase : own.value.phase
          var turn = (other.value.phase - start) / (2 * Double.pi) + (isReordered ? 0.5 : 0)
          if member.isNegative { turn = -turn }
          if let known = values[member.equation] {
            differences.append(ModularEquations.wrapped(turn - known))
          } else {
            values[member.equation] = ModularEquations.wrapped(turn)
          }
        }
      }
    }
    return RightSide(values: values.map { $0! }, differences: differences)
  }

  /// Numbers modulo 1 that vanish where there are phases, and that are equal for permutations that differ by a symmetry that acts
  /// last.
  func obstruction(_ right: RightSide) -> [Double] {
    equations.invariants(right.values) + right.differences
  }

  /// Whether numbers vanish modulo 1.
  static func vanish(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { abs(ModularEquations.wrapped($0)) < tolerance }
  }

  /// Phases for a permutation; nil where there are none. Shape [site][level], in turns.
  func phases(of permutation: LevelPermutation, isAntiunitary: Bool) -> [[Double]]? {
    guard let right = rightSide(of: permutation, isAntiunitary: isAntiunitary),
      PhaseEquations.vanish(obstruction(right))
    else { return nil }
    return byLevel(equations.solution(right.values), zero: 0)
  }

  /// Numbers of the variables by level, with that of level 0.
  func byLevel<Number>(_ values: [Number], zero: Number) -> [[Number]] {
    (0..<(variables.offsets.count - 1)).map { site in
      [zero] + values[variables.offsets[site]..<variables.offsets[site + 1]]
    }
  }
}

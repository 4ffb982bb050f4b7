import Branching
import GroupTheory
import ProjectiveReadings

/// An anti-unitary symmetry T with T g = g T for every g of the visible group, where exact irreps show that there is one.
///
/// Operators of the commutant may be multiplied by phases that depend on the irrep alone, and then form another group with the
/// same irreps of N: D4 and Q8 over Z4, for example. Where T commutes with all of G, the Frobenius-Schur indicator of an irrep is
/// the field of its block: T² = 1, so that 1 is real, -1 quaternionic, and 0 an irrep that T joins with its dual.
/// Source: F. J. Dyson, J. Math. Phys. 3, 1199 (1962).
struct AntiunitaryCommutation {
  private let fields: [[Int]: [Int: Int]]

  /// Nil where there is no such T, or some irreps have too few levels to tell.
  init?(_ irreps: ExactIrreps, _ visible: CharacterTable) {
    var fields: [[Int]: [Int: Int]] = [:]
    for irrep in irreps.irreps {
      let dual = visible.dual.map { irrep.branching[$0] }
      let partner: ExactIrrep
      switch irrep.partner {
      case .unknown: return nil
      case .noOther: partner = irrep
      case .other(let number): partner = irreps.irreps[number]
      }
      guard partner.branching == dual, partner != irrep || irrep.field != .complex else {
        return nil
      }
      let indicator: Int
      switch irrep.field {
      case .real: indicator = 1
      case .quaternionic: indicator = -1
      case .complex: indicator = 0
      }
      fields[irrep.branching, default: [:]][indicator, default: 0] += 1
    }
    self.fields = fields
  }

  /// Whether T can commute with all of the group of a solution.
  func isPossible(for solution: BootstrapSolution) -> Bool {
    isPossible(zip(solution.branching, solution.table.frobeniusSchurIndicators).map { ($0, $1) })
  }

  /// Whether T can commute with all of an extension that makes a solution linear, N inside.
  func isPossible(for solution: ProjectiveSolution) -> Bool {
    solution.extensions.contains { own in
      own.visibleFusion != nil
        && isPossible(
          zip(solution.branching, own.irreps).map {
            ($0, own.table.frobeniusSchurIndicators[$1])
          })
    }
  }

  /// Whether irreps with these branchings and indicators have the fields that were observed; unobserved ones may be anything.
  private func isPossible(_ irreps: [(branching: [Int], indicator: Int)]) -> Bool {
    var indicators: [[Int]: [Int: Int]] = [:]
    for irrep in irreps {
      indicators[irrep.branching, default: [:]][irrep.indicator, default: 0] += 1
    }
    return fields.allSatisfy { branching, counts in
      counts.allSatisfy { $0.value <= indicators[branching]?[$0.key] ?? 0 }
    }
  }

  /// Shape [solution]: whether T cannot commute with all of G although it can in another solution with the same index.
  static func variants(_ possible: [Bool], indices: [Int]) -> [Bool] {
    possible.indices.map { k in
      !possible[k] && possible.indices.contains { possible[$0] && indices[$0] == indices[k] }
    }
  }

  /// Marks the solutions in which T cannot commute with all of G, where there are others with the same irreps.
  func mark(_ solutions: [BootstrapSolution]) -> [BootstrapSolution] {
    let variants = Self.variants(solutions.map(isPossible), indices: solutions.map(\.index))
    return zip(solutions, variants).map { solution, isVariant in
      var solution = solution
      solution.isPhaseVariant = isVariant
      return solution
    }
  }

  /// The same for projective solutions.
  func mark(_ solutions: [ProjectiveSolution]) -> [ProjectiveSolution] {
    let variants = Self.variants(solutions.map(isPossible), indices: solutions.map(\.index))
    return zip(solutions, variants).map { solution, isVariant in
      var solution = solution
      solution.isPhaseVariant = isVariant
      return solution
    }
  }
}

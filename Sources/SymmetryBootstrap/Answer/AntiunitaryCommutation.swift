import Branching
import GroupTheory

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
    var indicators: [[Int]: [Int: Int]] = [:]
    for (branching, indicator) in zip(
      solution.branching, solution.table.frobeniusSchurIndicators)
    {
      indicators[branching, default: [:]][indicator, default: 0] += 1
    }
    // Unobserved irreps may be anything.
    return fields.allSatisfy { branching, counts in
      counts.allSatisfy { $0.value <= indicators[branching]?[$0.key] ?? 0 }
    }
  }

  /// Marks the solutions in which T cannot commute with all of G, where there are others with the same irreps.
  func mark(_ solutions: [BootstrapSolution]) -> [BootstrapSolution] {
    let possible = solutions.map(isPossible)
    return solutions.indices.map { k in
      var solution = solutions[k]
      solution.isPhaseVariant =
        !possible[k]
        && solutions.indices.contains { possible[$0] && solutions[$0].index == solution.index }
      return solution
    }
  }
}

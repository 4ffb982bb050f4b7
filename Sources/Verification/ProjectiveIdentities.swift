import GroupTheory
import Numerics

/// Identities between a projective solution, the visible group and the levels.
struct ProjectiveIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: ProjectiveNumbers
  private let observed: ObservedNumbers
  private let shouldStop: () -> Bool

  init(
    _ solution: ProjectiveNumbers, _ observed: ObservedNumbers, shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.observed, self.shouldStop) = (solution, observed, shouldStop)
  }

  var checks: [Check] {
    [
      Check(name: "|G| = p |N| and D = Σ b d", failure: orders),
      Check(name: "Σ D² = |G| over the observed irreps", failure: squares),
      Check(name: "Frobenius reciprocity", failure: reciprocity),
      Check(name: "restricted linear characters", failure: restriction),
      Check(name: "α ⊗ β̄ restricts to N's", failure: fusion),
      Check(name: "the trivial irrep is in α ⊗ ᾱ alone", failure: units),
      Check(name: "signatures are the branching", failure: signatures),
    ]
  }

  private var irreps: Range<Int> { solution.dimensions.indices }
  private var visible: CharacterTable { observed.visible }

  private func dimension(_ vector: [Int]) -> Int {
    zip(vector, visible.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private var orders: String? {
    if solution.table.order != solution.index * visible.order {
      return "|G| = \(solution.table.order), p = \(solution.index), |N| = \(visible.order)"
    }
    if let wrong = irreps.first(where: {
      dimension(solution.branching[$0]) != solution.dimensions[$0]
    }) {
      return "irrep \(wrong)"
    }
    let wrong = solution.table.range.first {
      dimension(solution.linearBranching[$0]) != solution.table.dimensions[$0]
    }
    return wrong.map { "linear irrep \($0)" }
  }

  private var squares: String? {
    let sum = solution.dimensions.reduce(0) { $0 + $1 * $1 }
    return sum == solution.table.order ? nil : "Σ D² = \(sum)"
  }

  private var reciprocity: String? {
    let wrong = visible.dimensions.indices.first { sector in
      irreps.reduce(0) { $0 + solution.branching[$1][sector] * solution.dimensions[$1] }
        != solution.index * visible.dimensions[sector]
    }
    return wrong.map { "sector \($0)" }
  }

  private var restriction: String? {
    solution.table.range.first { gamma in
      !shouldStop()
        && !visible.agrees(
          solution.linearBranching[gamma],
          with: solution.visibleFusion.map { solution.table.characters[gamma][$0] })
    }.map { "linear irrep \($0)" }
  }

  private var fusion: String? {
    for a in irreps {
      for b in irreps {
        if shouldStop() { return nil }
        var sum = [Int](repeating: 0, count: visible.rank)
        for (gamma, count) in solution.gradedFusion[a][b].enumerated() {
          for sector in sum.indices {
            sum[sector] += count * solution.linearBranching[gamma][sector]
          }
        }
        let dual = visible.dual.map { solution.branching[b][$0] }
        if sum != visible.fusion.product(solution.branching[a], dual) {
          return "irreps \(a) and \(b)"
        }
      }
    }
    return nil
  }

  private var units: String? {
    for a in irreps {
      if shouldStop() { return nil }
      for b in irreps where solution.gradedFusion[a][b][0] != (a == b ? 1 : 0) {
        return "irreps \(a) and \(b)"
      }
    }
    return nil
  }

  private var signatures: String? {
    let carried = Set(solution.branching)
    return observed.signatures.first { !carried.contains($0) }.map { "no irrep carries \($0)" }
  }
}

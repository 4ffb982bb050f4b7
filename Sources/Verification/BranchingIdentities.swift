import Branching
import GroupTheory
import Numerics

/// Identities between a solution, the visible group and the levels.
struct BranchingIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: SolutionNumbers
  private let observed: ObservedNumbers
  private let shouldStop: () -> Bool

  init(
    _ solution: SolutionNumbers, _ observed: ObservedNumbers, shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.observed, self.shouldStop) = (solution, observed, shouldStop)
  }

  var checks: [Check] {
    [
      Check(name: "|G| = p |N| and D = Σ b d", failure: orders),
      Check(name: "Frobenius reciprocity", failure: reciprocity),
      Check(name: "restricted characters", failure: restriction),
      Check(name: "fusion restricts to N's", failure: fusion),
      Check(name: "power maps agree with N's", failure: powerMaps),
      Check(name: "signatures are the branching", failure: signatures),
    ]
  }

  private var irreps: Range<Int> { solution.table.dimensions.indices }

  private var orders: String? {
    if solution.table.order != solution.index * observed.visible.order {
      return "|G| = \(solution.table.order), p = \(solution.index), |N| = \(observed.visible.order)"
    }
    let wrong = irreps.first { irrep in
      !shouldStop()
        && zip(solution.branching[irrep], observed.visible.dimensions).reduce(0) {
          $0 + $1.0 * $1.1
        }
          != solution.table.dimensions[irrep]
    }
    return wrong.map { "irrep \($0)" }
  }

  private var reciprocity: String? {
    let dimensions = observed.visible.dimensions
    let wrong = dimensions.indices.first { sector in
      !shouldStop()
        && irreps.reduce(0) { $0 + solution.branching[$1][sector] * solution.table.dimensions[$1] }
          != solution.index * dimensions[sector]
    }
    return wrong.map { "sector \($0)" }
  }

  private var restriction: String? {
    irreps.first { irrep in
      !shouldStop()
        && !observed.visible.agrees(
          solution.branching[irrep],
          with: solution.visibleFusion.map { solution.table.characters[irrep][$0] })
    }.map { "irrep \($0)" }
  }

  private var fusion: String? {
    let visible = observed.visible.fusion
    for a in irreps {
      for b in irreps where b >= a {
        if shouldStop() { return nil }
        var sum = [Int](repeating: 0, count: observed.visible.rank)
        for c in irreps where solution.fusion[a][b][c] != 0 {
          for sector in sum.indices {
            sum[sector] += solution.fusion[a][b][c] * solution.branching[c][sector]
          }
        }
        if sum != visible.product(solution.branching[a], solution.branching[b]) {
          return "irreps \(a) and \(b)"
        }
      }
    }
    return nil
  }

  private var powerMaps: String? {
    for (prime, map) in observed.visible.powerMaps.sorted(by: { $0.key < $1.key }) {
      guard let own = solution.table.powerMaps[prime] else {
        return "there is no map for p = \(prime)"
      }
      for c in map.indices
      where own[solution.visibleFusion[c]] != solution.visibleFusion[map[c]] {
        return "p = \(prime), class \(c) of N"
      }
    }
    return nil
  }

  /// Every signature is carried by irreps as the reading says.
  private var signatures: String? {
    let carried = Set(
      irreps.map { irrep -> [Int] in
        let vector = solution.branching[irrep]
        guard let partner = solution.partner, let types = solution.wignerTypes else {
          return vector
        }
        switch types[irrep] {
        case WignerType.quaternionic.rawValue: return vector.map { 2 * $0 }
        case WignerType.complex.rawValue:
          return zip(vector, solution.branching[partner[irrep]]).map { $0 + $1 }
        default: return vector
        }
      })
    return observed.signatures.first { !carried.contains($0) }
      .map { "no irrep carries \($0)" }
  }
}

extension CharacterTable {
  /// Whether a sum of irreps, each with its multiplicity, has a character.
  func agrees(_ multiplicities: [Int], with character: [Complex<Double>]) -> Bool {
    character.indices.allSatisfy { c in
      let sum = zip(multiplicities, complexCharacters).reduce(Complex<Double>.zero) {
        $0 + $1.1[c] * Complex(Double($1.0))
      }
      return (sum - character[c]).length < 1e-6
    }
  }
}

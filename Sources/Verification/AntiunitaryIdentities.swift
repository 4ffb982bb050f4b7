import Branching
import Numerics

/// Identities of an anti-unitary symmetry T beside a group.
struct AntiunitaryIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: SolutionNumbers
  private let partner: [Int]
  private let types: [String]

  init(_ solution: SolutionNumbers, _ partner: [Int], _ types: [String]) {
    (self.solution, self.partner, self.types) = (solution, partner, types)
  }

  var checks: [Check] {
    [
      Check(name: "T² = 1 on the irreps, and types agree", failure: involution),
      Check(name: "T is an automorphism of the fusion ring", failure: automorphism),
      Check(name: "number of x with (T x)² = g", failure: squares),
    ]
  }

  private var irreps: Range<Int> { solution.table.dimensions.indices }

  private var involution: String? {
    let wrong = irreps.first { irrep in
      let image = partner[irrep]
      return partner[image] != irrep || types[image] != types[irrep]
        || solution.table.dimensions[image] != solution.table.dimensions[irrep]
        || (image != irrep) != (types[irrep] == WignerType.complex.rawValue)
        || WignerType(rawValue: types[irrep]) == nil
    }
    return wrong.map { "irrep \($0)" }
  }

  private var automorphism: String? {
    let n = solution.fusion
    for a in irreps {
      for b in irreps where b >= a {
        for c in irreps where n[a][b][c] != n[partner[a]][partner[b]][partner[c]] {
          return "irreps \(a), \(b) and \(c)"
        }
      }
    }
    return nil
  }

  /// Σ_α ε_α χ_α(g) is an integer, and not negative unless T² = -1 on the trivial irrep.
  private var squares: String? {
    let signs = types.map { Double(WignerType(rawValue: $0)?.sign ?? 0) }
    let isSigned = signs[0] < 0
    let wrong = irreps.first { c in
      let sum = irreps.reduce(Complex<Double>.zero) {
        $0 + solution.table.characters[$1][c] * Complex(signs[$1])
      }
      return nearestInteger(sum).map { !isSigned && $0 < 0 } ?? true
    }
    return wrong.map { "class \($0)" }
  }
}

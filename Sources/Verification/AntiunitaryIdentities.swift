import Branching
import Numerics

/// Identities of an anti-unitary symmetry T beside a group.
struct AntiunitaryIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: SolutionNumbers
  private let partner: [Int]
  private let types: [String]
  private let shouldStop: () -> Bool

  init(
    _ solution: SolutionNumbers, _ partner: [Int], _ types: [String],
    shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.partner, self.types) = (solution, partner, types)
    self.shouldStop = shouldStop
  }

  var checks: [Check] {
    [
      Check(name: "T² = 1 on the irreps, and types agree", failure: involution),
      Check(
        name: partner.first == 0
          ? "T is an automorphism of the fusion ring"
          : "T is an automorphism of the fusion ring and a one-dimensional irrep",
        failure: automorphism),
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
    // T = ρ ⊗ T₀ with ρ = T1 and an automorphism T₀.
    let dual = irreps.first { n[partner[0]][$0][0] == 1 }
    let images = irreps.compactMap { irrep in
      dual.flatMap { dual in
        irreps.first { n[dual][partner[irrep]][$0] == 1 && n[dual][partner[irrep]].max() == 1 }
      }
    }
    guard solution.table.dimensions[partner[0]] == 1, images.count == irreps.count else {
      return "the image \(partner[0]) of the trivial irrep"
    }
    for a in irreps {
      for b in irreps where b >= a {
        if shouldStop() { return nil }
        for c in irreps where n[a][b][c] != n[images[a]][images[b]][images[c]] {
          return "irreps \(a), \(b) and \(c)"
        }
      }
    }
    return nil
  }

  /// Σ_α ε_α χ_α(g) is an integer, and not negative unless T² = -1 on the trivial irrep. Where T moves that, squares come with
  /// phases, and |Σ_α ε_α χ_α(g)| adds up to no more than |G| over all elements.
  private var squares: String? {
    let signs = types.map { Double(WignerType(rawValue: $0)?.sign ?? 0) }
    let isSigned = signs[0] < 0
    let sums = irreps.map { c in
      irreps.reduce(Complex<Double>.zero) {
        $0 + solution.table.characters[$1][c] * Complex(signs[$1])
      }
    }
    if partner[0] != 0 {
      let order = Double(solution.table.order)
      let total = zip(sums, solution.table.classSizes).reduce(0) {
        $0 + $1.0.length * Double($1.1)
      }
      return total <= order * (1 + 1e-9) ? nil : "the squares of \(total) elements"
    }
    let wrong = irreps.first { c in
      return nearestInteger(sums[c]).map { !isSigned && $0 < 0 } ?? true
    }
    return wrong.map { "class \($0)" }
  }
}

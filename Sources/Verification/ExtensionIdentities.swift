import GroupTheory
import Numerics

/// Identities between a central extension and the solution that it realizes.
struct ExtensionIdentities {
  typealias Check = SolutionVerification.Check

  private let own: ProjectiveNumbers.Extension
  private let solution: ProjectiveNumbers
  private let visible: CharacterTable
  private let shouldStop: () -> Bool

  init(
    _ own: ProjectiveNumbers.Extension, of solution: ProjectiveNumbers,
    _ observed: ObservedNumbers, shouldStop: @escaping () -> Bool
  ) {
    (self.own, self.solution, visible) = (own, solution, observed.visible)
    self.shouldStop = shouldStop
  }

  var checks: [Check] {
    [
      Check(name: "a central element of order k, |E| = k |G|", failure: centre),
      Check(name: "G = E/Z_k", failure: quotient),
      Check(name: "the observed irreps are those with the phase exp(2πi/k)", failure: phases),
      Check(name: "products of observed irreps", failure: products),
      Check(name: "observed irreps restricted to N", failure: restriction),
    ]
  }

  private var table: TableNumbers { own.table }

  private var centre: String? {
    if table.order != own.centreOrder * solution.table.order { return "|E| = \(table.order)" }
    if own.centreOrder != solution.cocycleOrder { return "k is not the order of the cocycle" }
    return table.classSizes[own.centralClass] == 1
      && table.elementOrders[own.centralClass] == own.centreOrder
      ? nil : "class \(own.centralClass)"
  }

  /// Every irrep of G is an irrep of E, and over every class of G lie k times as many elements.
  private var quotient: String? {
    var sizes = [Int](repeating: 0, count: solution.table.range.count)
    for (c, image) in own.quotientClasses.enumerated() { sizes[image] += table.classSizes[c] }
    if let wrong = sizes.indices.first(where: {
      sizes[$0] != own.centreOrder * solution.table.classSizes[$0]
    }) {
      return "class \(wrong) of G"
    }
    let wrong = solution.table.range.first { gamma in
      !shouldStop() && table.parts(of: lifted(gamma))?.reduce(0, +) != 1
    }
    return wrong.map { "linear irrep \($0)" }
  }

  private func lifted(_ gamma: Int) -> [Complex<Double>] {
    own.quotientClasses.map { solution.table.characters[gamma][$0] }
  }

  private var phases: String? {
    let phase = Complex<Double>(length: 1, phase: 2 * .pi / Double(own.centreOrder))
    let expected = table.range.filter { irrep in
      let turned = phase * Complex(Double(table.dimensions[irrep]))
      return (table.characters[irrep][own.centralClass] - turned).length < 1e-6
    }
    if own.irreps.sorted() != expected { return "irreps \(expected) have this phase" }
    let wrong = own.irreps.indices.first {
      table.dimensions[own.irreps[$0]] != solution.dimensions[$0]
    }
    return wrong.map { "D of irrep \($0)" }
  }

  private var products: String? {
    for (a, x) in own.irreps.enumerated() {
      for (b, y) in own.irreps.enumerated() {
        if shouldStop() { return nil }
        let wrong = table.range.contains { c in
          let product = table.characters[x][c] * table.characters[y][c].conjugate
          let sum = solution.table.range.reduce(Complex<Double>.zero) { sum, gamma in
            sum + solution.table.characters[gamma][own.quotientClasses[c]]
              * Complex(Double(solution.gradedFusion[a][b][gamma]))
          }
          return (product - sum).length > 1e-6
        }
        if wrong { return "irreps \(a) and \(b)" }
      }
    }
    return nil
  }

  private var restriction: String? {
    guard let fusion = own.visibleFusion else { return nil }
    return own.irreps.indices.first { k in
      !shouldStop()
        && !visible.agrees(
          solution.branching[k], with: fusion.map { table.characters[own.irreps[k]][$0] })
    }.map { "irrep \($0)" }
  }
}

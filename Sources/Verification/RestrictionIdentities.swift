import GroupTheory

/// Identities of spins that are restricted to a finite group.
struct RestrictionIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: RestrictionNumbers
  private let observed: ObservedNumbers
  private let shouldStop: () -> Bool

  init(
    _ solution: RestrictionNumbers, _ observed: ObservedNumbers, shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.observed, self.shouldStop) = (solution, observed, shouldStop)
  }

  var checks: [Check] {
    let shape = Check(name: "shapes", failure: shape)
    return shape.failure != nil
      ? [shape]
      : [
        shape, Check(name: "the vector or spinor has determinant 1", failure: determinant),
        Check(name: "signatures are restricted spins", failure: spins),
      ]
  }

  private var visible: CharacterTable { observed.visible }

  private var shape: String? {
    if solution.fundamental.count != visible.rank
      || solution.fundamental.contains(where: { $0 < 0 })
    {
      return "fundamental needs one number a sector, none negative"
    }
    if solution.doubledSpins.count != observed.signatures.count {
      return "doubled_spins needs one number a signature"
    }
    // Which also bounds the tower of spins.
    if let wrong = zip(observed.signatures, solution.doubledSpins).first(where: {
      $1 >= 0 && self.dimension($0) != $1 + 1
    }) {
      return "signature \(wrong.0) has not the dimension of 2j = \(wrong.1)"
    }
    let dimension = dimension(solution.fundamental)
    if dimension != 2 && dimension != 3 {
      return "the dimension of the fundamental is \(dimension)"
    }
    guard let twist = solution.twist else { return nil }
    return visible.dimensions.indices.contains(twist) && visible.dimensions[twist] == 1
      ? nil : "the twist is no one-dimensional irrep"
  }

  private func dimension(_ vector: [Int]) -> Int {
    zip(vector, visible.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Λ²V = V for the vector: V × V holds V and the trivial irrep; Λ² of the spinor is trivial: it is in the square.
  private var determinant: String? {
    let square = visible.fusion.product(solution.fundamental, solution.fundamental)
    let isDual = solution.fundamental == visible.dual.map { solution.fundamental[$0] }
    let rest = zip(square, solution.fundamental).map { $0 - (self.isVector ? $1 : 0) }
    return isDual && square[0] > 0 && rest.allSatisfy { $0 >= 0 } ? nil : "\(solution.fundamental)"
  }

  private var isVector: Bool { dimension(solution.fundamental) == 3 }

  /// 1 × j = (j+1) + j + (j-1) for the vector, 1/2 × j = (j+1/2) + (j-1/2) for the spinor.
  private var spins: String? {
    let fusion = visible.fusion
    let step = isVector ? 2 : 1
    let trivial = visible.dimensions.indices.map { $0 == 0 ? 1 : 0 }
    var tower = [trivial, solution.fundamental]
    let largest = solution.doubledSpins.max() ?? 0
    while (tower.count - 1) * step < largest {
      if shouldStop() { return nil }
      let (j, below) = (tower[tower.count - 1], tower[tower.count - 2])
      let product = fusion.product(solution.fundamental, j)
      tower.append(product.indices.map { product[$0] - below[$0] - (isVector ? j[$0] : 0) })
    }
    for (signature, doubled) in zip(observed.signatures, solution.doubledSpins) where doubled >= 0 {
      guard doubled % step == 0 else { return "2j = \(doubled) of SO(3)" }
      let spin = tower[doubled / step]
      let twisted = solution.twist.map { chi in
        fusion.product(spin, visible.dimensions.indices.map { $0 == chi ? 1 : 0 })
      }
      if signature != twisted ?? spin { return "signature \(signature)" }
    }
    return nil
  }
}

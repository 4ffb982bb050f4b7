import GroupTheory
import LatticeModels

/// A visible group as the product of a space group, which moves cells and does nothing else, and of internal symmetries, which move none.
struct SymmetryParts {
  /// The elements that only move cells; the identity is one.
  let motions: [Int]
  /// The cell to which such an element moves each cell. Shape [element of `motions`][cell].
  let permutations: [[Int]]
  /// Whether the internal symmetries are the identity alone.
  let isPure: Bool

  /// Nil where the group is no such product.
  init?(group: FiniteGroup, elements: [MonomialOperator], layout: SiteLayout) {
    var motions: [Int] = []
    var permutations: [[Int]] = []
    var internalElements: [Int] = []
    for (number, element) in elements.enumerated() {
      guard let cells = Self.cells(element, layout) else { return nil }
      if cells.images == Array(cells.images.indices) { internalElements.append(number) }
      if cells.isPure {
        motions.append(number)
        permutations.append(cells.images)
      }
    }
    guard motions.count * internalElements.count == elements.count else { return nil }
    let commute = motions.allSatisfy { a in
      internalElements.allSatisfy { group.product(a, $0) == group.product($0, a) }
    }
    guard commute else { return nil }
    (self.motions, self.permutations) = (motions, permutations)
    isPure = internalElements.count == 1
  }

  /// Where an operator moves cells, and whether it does nothing else; nil where species of one cell part.
  private static func cells(
    _ element: MonomialOperator, _ layout: SiteLayout
  ) -> (images: [Int], isPure: Bool)? {
    let count = layout.species.count
    guard element.dimensions.allSatisfy({ $0 > 1 }) else { return nil }
    var images: [Int] = []
    var keepsSpecies = true
    for cell in 0..<layout.cellCount {
      let own = element.sitePermutation[cell * count..<(cell + 1) * count]
      let image = own.first! / count
      guard own.allSatisfy({ $0 / count == image }) else { return nil }
      keepsSpecies = keepsSpecies && own.map { $0 % count } == Array(0..<count)
      images.append(image)
    }
    let keepsLevels =
      element.levelPermutations.allSatisfy { $0 == Array($0.indices) }
      && element.phases.allSatisfy { $0.allSatisfy { $0 == 0 } } && element.globalPhase == 0
    return (images, keepsSpecies && keepsLevels)
  }
}

import GroupTheory
import LatticeModels

/// g → T g T⁻¹ = χ(g) τ(g) for an anti-unitary T = U K and all elements g of a visible group.
struct AntiunitaryConjugation {
  /// τ. Shape: [element].
  let automorphism: [Int]
  /// χ. Shape: [element].
  let character: [RootOfUnity]

  /// With more choices for the images of generators than that none is looked for.
  private static let mostChoices = 4096

  /// Nil where the images are no multiples of elements, or where no choice of phases is a character.
  init?(by operation: MonomialOperator, of visible: VisibleGroup, elements: PhasedElements) {
    let inverse = operation.inverse
    let generators = Array(Set(visible.group.generators)).sorted()
    let images = generators.map { generator in
      elements.matches(
        operation.multiplied(by: visible.elements[generator].conjugate).multiplied(by: inverse))
    }
    let count = images.reduce(1) { $0.multipliedReportingOverflow(by: $1.count).partialValue }
    guard (1...Self.mostChoices).contains(count) else { return nil }
    for choice in 0..<count {
      var rest = choice
      let chosen = images.map { options in
        defer { rest /= options.count }
        return options[rest % options.count]
      }
      if let found = Self.extended(chosen, generators, visible.group) {
        (automorphism, character) = found
        return
      }
    }
    return nil
  }

  /// The homomorphism with given images of the generators; nil where there is none.
  private static func extended(
    _ images: [(element: Int, phase: RootOfUnity)], _ generators: [Int], _ group: FiniteGroup
  ) -> ([Int], [RootOfUnity])? {
    var automorphism = [Int](repeating: -1, count: group.order)
    var character = [RootOfUnity](repeating: .one, count: group.order)
    automorphism[0] = 0
    var queue = [0]
    var next = 0
    while next < queue.count {
      let element = queue[next]
      next += 1
      for (generator, image) in zip(generators, images) {
        let product = group.product(generator, element)
        let target = group.product(image.element, automorphism[element])
        let phase = image.phase * character[element]
        if automorphism[product] < 0 {
          (automorphism[product], character[product]) = (target, phase)
          queue.append(product)
        } else if automorphism[product] != target || character[product] != phase {
          return nil
        }
      }
    }
    return Set(automorphism).count == group.order ? (automorphism, character) : nil
  }
}

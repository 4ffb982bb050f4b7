import LatticeModels
import MonomialSymmetries

/// Anti-unitary monomial symmetries that no file declares, looked for where they make sectors real.
///
/// All of them are products of one with the unitary ones; those with the shortest words come first. Nothing follows from them for
/// levels of different sectors.
enum FoundConjugations {
  /// The most products that are tried.
  private static let mostProducts = 2000
  /// The most local matrix elements of a model that is searched; that takes about a second.
  private static let elementLimit = 50_000

  /// Calls `isEnough` with one after the other of those that map the visible group to itself, until it is.
  static func search(
    _ model: Model, visible: VisibleGroup, isEnough: (SectorConjugation) -> Bool
  ) {
    guard let symmetries = try? MonomialSymmetries(of: model, elementLimit: elementLimit),
      let first = symmetries.antiunitaryOperator?.withoutGlobalPhase
    else { return }
    let generators = (symmetries.unitaryOperators + symmetries.chargeRotations.joined())
      .map(\.conjugate)
    let elements = Dictionary(
      uniqueKeysWithValues: visible.elements.enumerated().map { ($1, $0) })
    // A phase of T changes neither T² nor what T does to operators.
    var seen: Set = [first]
    var queue = [first]
    var next = 0
    while next < queue.count {
      let operation = queue[next]
      next += 1
      let symmetry = SectorConjugation(
        operation, of: visible, elements: elements, isDeclared: false)
      if let symmetry, isEnough(symmetry) { return }
      for generator in generators where queue.count < mostProducts {
        let product = operation.multiplied(by: generator).withoutGlobalPhase
        if seen.insert(product).inserted { queue.append(product) }
      }
    }
  }
}

/// Why symmetries that are products over sites cannot be looked for.
public enum ProductSymmetryError: Error, Equatable, CustomStringConvertible {
  /// A term acts on too many states of its sites.
  case tooManyCells(sites: [Int], most: Int)
  /// Nothing is left to be symmetric under.
  case noOperators

  /// A sentence for people.
  public var description: String {
    switch self {
    case .tooManyCells(let sites, let most):
      """
      A term couples the sites \(sites.map(String.init).joined(separator: ", ")) at a time, which have more than \(most) states \
      together; symmetries that are products over sites are looked for where terms act on fewer: \(sites.count) sites fit with \
      \(Self.mostLevels(sites.count, most)) levels each.
      """
    case .noOperators:
      "The Hamiltonian is a multiple of the identity: every operator commutes with it."
    }
  }

  /// The largest d with d^count ≤ most.
  private static func mostLevels(_ count: Int, _ most: Int) -> Int {
    var levels = 1
    while (0..<count).reduce(1, { product, _ in product * (levels + 1) }) <= most { levels += 1 }
    return levels
  }
}

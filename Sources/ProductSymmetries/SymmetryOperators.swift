import GroupTheory
import LatticeModels

/// All symmetries of a model that are products over sites, with permutations of sites and complex conjugation: the operators
/// themselves, from H alone.
public struct SymmetryOperators: Sendable {
  /// The cells that on-site operators act on.
  package let space: CellSpace
  /// The continuous part; nil where there is none.
  package let continuous: ContinuousPart?
  /// The on-site unitary symmetries, up to the torus of the continuous part.
  package let onSite: ProductGroup
  /// Unitary symmetries that move cells and generate all others together with the on-site ones.
  package let siteGenerators: [ProductOperator]
  /// How many permutations of cells are part of a unitary symmetry; nil where not all were tried.
  public let permutationCount: Int?
  /// An anti-unitary symmetry, on-site where there is one; its products with the unitary ones are all others.
  package let antiunitary: ProductOperator?
  /// Whether nothing is missing, with certainty 1 - 2⁻⁴⁰.
  public let isComplete: Bool
  /// The part of random starts that led to a solution.
  public let successRate: Double

  /// The continuous on-site symmetries.
  package struct ContinuousPart: Sendable {
    package let decomposition: CartanDecomposition
    package let factors: SimpleFactors
    package let torus: MaximalTorus?
  }

  /// Searches; the same seed gives the same operators.
  ///
  /// - Throws: ``ProductSymmetryError``, `LinearAlgebraError`, or `GroupError` where the group is too large to list.
  public init(
    of model: Model, seed: UInt64 = 1, shouldStop: @escaping () -> Bool = { false }
  ) throws {
    let search = try ProductSymmetrySearch(model, seed: seed, shouldStop: shouldStop)
    space = search.space
    if let decomposition = search.decomposition, let factors = search.factors {
      continuous = ContinuousPart(
        decomposition: decomposition, factors: factors, torus: search.torus)
    } else {
      continuous = nil
    }
    let found = try search.onSiteGroup()
    onSite = found.group
    successRate = found.successRate
    let sites = try SiteSymmetrySearch(search: search, successRate: found.successRate).run()
    siteGenerators = sites.generators
    permutationCount = sites.permutationCount
    antiunitary = sites.antiunitary
    isComplete = found.isComplete && sites.isComplete
  }
}

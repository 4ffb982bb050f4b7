import GroupTheory
import LatticeModels
import LinearAlgebra

/// All symmetries of a model that are products over sites, with permutations of sites and complex conjugation: the operators
/// themselves, from H alone.
///
/// Operators are equal up to phases on cells. Where there are continuous symmetries, groups are those of components: of operators up
/// to the continuous ones, even where these are numbers on all states.
public struct SymmetryOperators: Sendable {
  /// The cells that on-site operators act on.
  package let space: CellSpace
  /// The continuous part; nil where there is none.
  package let continuous: ContinuousPart?
  /// The on-site unitary symmetries.
  package let onSite: ProductGroup
  /// Unitary symmetries that move cells and generate all others together with the on-site ones.
  package let siteGenerators: [ProductOperator]
  /// How many permutations of cells are part of a unitary symmetry; nil where not all were tried.
  public let permutationCount: Int?
  /// An anti-unitary symmetry, on-site where there is one; its products with the unitary ones are all others.
  package let antiunitary: ProductOperator?
  /// The group of all unitary ones; nil where it is too large to list.
  package let unitary: ProductGroup?
  /// Whether nothing is missing, with certainty 1 - 2⁻⁴⁰.
  public let isComplete: Bool
  /// The part of random starts that led to a solution.
  public let successRate: Double
  /// The dimension of the space that all unitary ones span; nil where it is not known.
  public let spannedDimension: Int?

  /// Searches; the same seed gives the same operators.
  ///
  /// - Throws: ``ProductSymmetryError``, `LinearAlgebraError`, or `GroupError` where the on-site group is too large to list.
  public init(
    of model: Model, seed: UInt64 = 1, shouldStop: @escaping () -> Bool = { false }
  ) throws {
    LinearAlgebraLibrary.useOneThread()
    let search = try ProductSymmetrySearch(model, seed: seed, shouldStop: shouldStop)
    space = search.space
    if let decomposition = search.decomposition, let factors = search.factors {
      continuous = ContinuousPart(
        decomposition, factors, search.torus, of: model, in: search.space)
    } else {
      continuous = nil
    }
    let found = try search.onSiteGroup()
    let states = SelectedStates(of: model, in: search.space)
    func acting(_ group: ProductGroup) throws -> ProductGroup {
      try states.map { try group.dividing(by: $0.areFixed) } ?? group
    }
    onSite = try acting(found.group)
    successRate = found.successRate
    let sites = try SiteSymmetrySearch(search: search, successRate: found.successRate).run()
    siteGenerators = sites.generators.filter { states?.areFixed(by: $0) != true }
    permutationCount = sites.permutationCount
    // It would reverse the steps of a driven model.
    antiunitary = model.allowsAntiunitarySymmetry ? sites.antiunitary : nil
    isComplete = found.isComplete && sites.isComplete
    unitary = try? acting(sites.generators.reduce(into: found.group) { try $0.adjoin($1) })
    // The signs of fermions that move are not part of the traces.
    let countsSites = space.fermions.joined().isEmpty
    let isWhole = model.conservedTotal == nil && model.constraint == nil
    spannedDimension =
      isWhole || states != nil
      ? try (countsSites ? unitary : onSite).flatMap {
        try OperatorSpan(
          of: $0, algebra: search.algebra.dimension > 0 ? search.algebra : nil, on: states,
          seed: seed
        ).dimension
      } : nil
  }

  /// About how many multiplications the search for on-site symmetries takes.
  ///
  /// - Throws: ``ProductSymmetryError``.
  public static func multiplications(of model: Model) throws -> Double {
    let space = CellSpace(model)
    let family = try TensorFamily(
      IndependentOperators(of: model).operators(of: model), space: space)
    // At most three equations in each place; mostly one cell moves.
    let places = Dictionary(grouping: family.tensors) { $0.operation.place }
    let steps = places.values.reduce(0.0) { sum, tensors in
      let rows = Double(tensors[0].operation.matrix.rowCount)
      let unknowns =
        tensors[0].operation.place.support.map {
          Double(space.dimensions[$0] * space.dimensions[$0])
        }.max() ?? 0
      return sum + Double(min(tensors.count, 3)) * rows * rows * unknowns * (unknowns + 4 * rows)
    }
    let all = space.dimensions.reduce(0.0) { $0 + Double($1 * $1) }
    return Self.typicalSteps * (steps + all * all * all / 30)
  }

  /// Steps of the least-squares problem on all sites: 60 starts of some steps each.
  private static let typicalSteps = 600.0

  /// The group of the on-site unitary symmetries, up to continuous ones.
  public var onSiteGroup: FiniteGroup { onSite.group }

  /// The group of all unitary symmetries, up to continuous ones; nil where it is too large to list.
  public var unitaryGroup: FiniteGroup? { unitary?.group }
}

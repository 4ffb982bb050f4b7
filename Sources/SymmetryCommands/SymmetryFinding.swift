import ExactDiagonalization
import GroupTheory
import LatticeModels
import MonomialSymmetries

/// What was found in a model, and what sectors it would make beside those that the file states.
struct SymmetryFinding {
  let model: Model
  let symmetries: MonomialSymmetries
  let proposal: SymmetryProposal
  /// Sectors with the proposal and with the file's own symmetry; nil where they cannot be counted.
  let proposed: Sectors?
  let declared: Sectors?
  /// dim H; nil where it is too large to be counted.
  let dimension: Int?
  /// The groups of the catalogue that the finite group of the section may be; nil where the order is not in it.
  let groups: [CatalogueGroup]?
  /// The permutations of the levels of whole cells, if there are more than of single species; as a number.
  let cellPermutations: String?

  /// The sizes that decide what a computation takes.
  struct Sectors {
    let count: Int
    let largest: Int
    /// Units: seconds for a sample on one core.
    let seconds: Double

    init(_ plan: SectorPlan) {
      count = plan.sectors.count
      largest = plan.sectors.map(\.multiplicity).max() ?? 0
      seconds = plan.secondsPerSample
    }
  }

  /// A complex matrix of the whole space; nil where the sectors are not known. Units: seconds on one core.
  let secondsWithoutSymmetry: Double?

  /// - Parameter stated: The model with its own symmetry, in levels in which that is monomial.
  /// - Parameter reload: Reads the model with a section in place of the file's own.
  init(
    _ model: Model, stated: Model, _ symmetries: MonomialSymmetries, catalogue: GroupCatalogue,
    reload: (String) throws -> Model
  ) throws {
    self.model = model
    self.symmetries = symmetries
    guard let proposal = SymmetryProposal(symmetries, model: model) else {
      preconditionFailure("a model file says what lives on its sites")
    }
    self.proposal = proposal
    dimension = try? SectorDimensions.hilbertSpaceDimension(
      model.siteDimensions, conservedTotal: model.conservedTotal, constraint: model.constraint)
    let pasted = try reload(proposal.section)
    let plan = dimension == nil ? nil : try? SectorPlan(pasted)
    proposed = plan.map(Sectors.init)
    let own = dimension == nil ? nil : try? SectorPlan(stated)
    declared = own.map(Sectors.init)
    secondsWithoutSymmetry = (own ?? plan)?.secondsWithoutSymmetry
    groups = try plan.flatMap { plan in
      let table = plan.visible.table
      return catalogue.covers(order: table.order) ? try catalogue.groups(matching: table) : nil
    }
    cellPermutations = Self.cellPermutations(model, than: symmetries)
  }

  private static func cellPermutations(
    _ model: Model, than own: MonomialSymmetries
  ) -> String? {
    guard let merged = model.withMergedCells, let found = try? MonomialSymmetries(of: merged)
    else { return nil }
    return found.permutationOrder == own.permutationOrder
      ? nil : found.permutationOrder.description
  }
}

import CommandSupport
import Commutant
import ExactDiagonalization
import GroupTheory
import LatticeModels
import ProductSymmetries

/// The symmetry operators of a model with their tests, the groups that they form, and what they explain.
struct OperatorAnalysis {
  let model: Model
  let symmetries: DescribedSymmetries
  let continuous: ContinuousDescription?
  /// The test on random vectors; nil where the space is too large for it.
  let check: CommutationCheck?
  /// The groups of the catalogue that the on-site symmetries form, and all unitary ones; empty where none are listed.
  let onSiteGroups: [CatalogueGroup]
  let unitaryGroups: [CatalogueGroup]

  /// Searches, tests, and looks the groups up where there is a catalogue.
  ///
  /// - Throws: `ProductSymmetryError`, `LinearAlgebraError`, `GroupError`.
  init(_ model: Model, seed: UInt64, catalogue: GroupCatalogue?) throws {
    self.model = model
    let found = try SymmetryOperators(
      of: model, seed: seed, shouldStop: { Interruption.isRequested })
    try Interruption.check()
    symmetries = DescribedSymmetries(found, of: model)
    continuous = found.continuousDescription(of: model)
    check = CommutationCheck(model)
    onSiteGroups = try Self.groups(found.onSiteGroup, in: catalogue)
    unitaryGroups = try found.unitaryGroup.map { try Self.groups($0, in: catalogue) } ?? []
  }

  /// What the test of an operator leaves; nil where the space is too large.
  func residual(of operation: ProductOperator) -> Double? {
    check?.residual(of: operation, seed: 1)
  }

  private static func groups(
    _ group: FiniteGroup, in catalogue: GroupCatalogue?
  ) throws -> [CatalogueGroup] {
    guard let catalogue, catalogue.covers(order: group.order) else { return [] }
    return try catalogue.groups(matching: CharacterTable(of: group))
  }
}

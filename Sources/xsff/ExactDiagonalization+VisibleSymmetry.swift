import ExactDiagonalization
import GroupTheory
import LatticeModels
import ResultFiles

extension ExactDiagonalization {
  /// The labels of the sectors as result files hold them.
  var visibleSymmetry: VisibleSymmetry { plan.visibleSymmetry(of: model) }
}

extension SectorPlan {
  /// The labels of the sectors as result files hold them.
  func visibleSymmetry(of model: Model) -> VisibleSymmetry {
    let table = visible.table
    if model.charges.isEmpty { return .finite(table) }
    let charges = SectorCharges(
      names: model.charges.map(\.name), values: sectors.map(\.charges))
    return hasGroup
      ? .product(table, irreps: sectors.map(\.irrep), charges: charges) : .charges(charges)
  }

  /// The sectors, and which of them are computed.
  var computedSectors: ComputedSectors {
    ComputedSectors(
      chosen,
      of: SectorList(
        names: sectors.map(\.name), aliases: sectors.map(\.alias),
        irrepDimensions: sectors.map(\.irrepDimension),
        multiplicities: sectors.map(\.multiplicity)))
  }

  /// Whether a finite group resolves the charge sectors, or the whole space, any further.
  var hasGroup: Bool { visible.group.order > 1 }

  /// The number of charges k of U(1)^k.
  var chargeCount: Int { chargeSectors[0].charges.count }

  /// The order of the visible group, `U(1)^2`, or `U(1)^2 x 4`.
  var orderText: String {
    if chargeCount == 0 { return "\(visible.group.order)" }
    let continuous = chargeCount == 1 ? "U(1)" : "U(1)^\(chargeCount)"
    return hasGroup ? "\(continuous) x \(visible.group.order)" : continuous
  }
}

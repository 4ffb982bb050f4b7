/// The visible symmetry N of a run, and which of its labels each sector has.
public enum VisibleSymmetry: Equatable, Sendable {
  /// A finite group; sector i is irrep i.
  case finite(CharacterTable)
  /// Charges of U(1)^k; every value that they take together is a sector.
  case charges(SectorCharges)
  /// A finite group times U(1)^k; a sector has charges and an irrep of the finite group, whose
  /// numbers are `irreps`, shape [sector].
  case product(CharacterTable, irreps: [Int], charges: SectorCharges)

  /// The attribute `kind` of `/visible_group`.
  public var kind: String {
    switch self {
    case .finite: "finite"
    case .charges: "charges"
    case .product: "product"
    }
  }

  /// The table of the finite group; nil where there are charges alone.
  public var table: CharacterTable? {
    switch self {
    case .finite(let table), .product(let table, _, _): table
    case .charges: nil
    }
  }

  /// The charges of the sectors; nil for a finite group.
  public var charges: SectorCharges? {
    switch self {
    case .finite: nil
    case .charges(let charges), .product(_, _, let charges): charges
    }
  }

  /// d_λ. Shape: [sector].
  public var irrepDimensions: [Int] {
    switch self {
    case .finite(let table): table.dimensions
    case .charges(let charges): charges.values.map { _ in 1 }
    case .product(let table, let irreps, _): irreps.map { table.dimensions[$0] }
    }
  }
}

import LatticeModels

/// The check that every term conserves what the sectors are labelled by, on all matrix elements.
public struct ConservationCheck: Sendable {
  private let structures: [CouplingStructure]

  /// Prepares the check of H = Σ_k c_k A_k, whatever the c_k.
  public init(_ structures: [CouplingStructure]) {
    self.structures = structures
  }

  /// Checks that every A_k keeps the fixed total, every charge and the space in which a constraint holds.
  ///
  /// - Throws: `SymmetryError.changesTotal`, `.changesCharge` or `.leavesSpace`, which name the term.
  public func require(
    total: ConservedTotal?, charges: [ConservedCharge] = [], constraint: StateConstraint? = nil
  ) throws {
    for structure in structures {
      if let total, let change = Self.violation(of: total, by: structure) {
        throw SymmetryError.changesTotal(
          term: structure.name, index: structure.index, total: total.total,
          found: total.total + change)
      }
      if let constraint { try Self.require(constraint, structure) }
      for charge in charges {
        if let change = Self.violation(of: charge.quantity, by: structure) {
          throw SymmetryError.changesCharge(
            term: structure.name, index: structure.index, charge: charge.name, change: change)
        }
      }
    }
  }

  private static func require(
    _ constraint: StateConstraint, _ structure: CouplingStructure
  ) throws {
    let combined = LocalOperator.combiningEqualSupports(structure.operators)
    for operation in combined {
      guard let found = constraint.violation(of: operation) else { continue }
      throw SymmetryError.leavesSpace(
        term: structure.name, index: structure.index, sites: found.sites, before: found.before,
        after: found.after)
    }
  }

  private static func violation(
    of conserved: ConservedTotal, by structure: CouplingStructure
  ) -> Int? {
    let combined = LocalOperator.combiningEqualSupports(structure.operators)
    let scale = combined.reduce(0) { max($0, $1.largestModulus) }
    return combined.lazy.compactMap {
      conserved.violation(by: $0, tolerance: SymmetryCheck.relativeTolerance * scale)
    }.first
  }
}

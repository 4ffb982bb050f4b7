import LatticeModels

/// The check that every term conserves what the sectors are labelled by, on all matrix elements.
public struct ConservationCheck: Sendable {
  private let structures: [CouplingStructure]

  /// Prepares the check of H = Σ_k c_k A_k, whatever the c_k.
  public init(_ structures: [CouplingStructure]) {
    self.structures = structures
  }

  /// Checks that every A_k keeps the fixed total and every charge.
  ///
  /// - Throws: `SymmetryError.changesTotal` or `.changesCharge`, which name the term.
  public func require(total: ConservedTotal?, charges: [ConservedCharge] = []) throws {
    for structure in structures {
      if let total, let change = Self.violation(of: total, by: structure) {
        throw SymmetryError.changesTotal(
          term: structure.name, index: structure.index, total: total.total,
          found: total.total + change)
      }
      for charge in charges {
        let total = ConservedTotal(weights: charge.weights, total: 0)
        if let change = Self.violation(of: total, by: structure) {
          throw SymmetryError.changesCharge(
            term: structure.name, index: structure.index, charge: charge.name, change: change)
        }
      }
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

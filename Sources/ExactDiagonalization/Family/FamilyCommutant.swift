import Commutant

/// The commutant of a model's family, with the places of its levels in whole sectors.
public struct FamilyCommutant: Sendable {
  /// The irreps, and how sure they are.
  public let decomposition: CommutantSummary
  /// The levels of the first member, those of a window where there is one. Shape: [sector][level].
  package let levels: [[Double]]
  /// The irrep of each level of the first member; nil outside a window. Shape: [sector][level].
  public let membership: [[Int?]]
  /// Whether terms that break the visible symmetry by themselves were replaced by their averages over it.
  public let isAveraged: Bool

  /// Describes what was found.
  package init(
    decomposition: CommutantSummary, levels: [[Double]], membership: [[Int?]],
    isAveraged: Bool
  ) {
    (self.decomposition, self.levels) = (decomposition, levels)
    (self.membership, self.isAveraged) = (membership, isAveraged)
  }
}

/// Why a model's family has no commutant that can be read off.
public enum FamilyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// All members have the same eigenvectors.
  case membersCommute

  /// What is wrong, and what it means.
  public var description: String {
    switch self {
    case .membersCommute:
      "All members of the family have the same eigenvectors, so they tell nothing about irreps, and levels are all there is."
    }
  }
}

extension MatrixFamily {
  /// Checks that some member has matrix elements between different levels of H₁, beyond rounding.
  ///
  /// Throws: ``FamilyError/membersCommute``.
  package func requireVariation() throws {
    let magnitude = sectors.flatMap(\.levels).reduce(0) { max($0, abs($1)) }
    var (pairs, joining, whole) = (0, 0.0, 0.0)
    for sector in sectors {
      for member in sector.members {
        for column in sector.levels.indices {
          for row in sector.levels.indices {
            let square = member.squaredElement(row, column)
            whole += square
            guard sector.levels[row] - sector.levels[column] > 1e-9 * magnitude else { continue }
            pairs += 1
            joining += 2 * square
          }
        }
      }
    }
    if pairs > 0 && joining <= 1e-22 * whole { throw FamilyError.membersCommute }
  }
}

extension MatrixElements {
  fileprivate func squaredElement(_ row: Int, _ column: Int) -> Double {
    switch self {
    case .real(let matrix): matrix[row, column] * matrix[row, column]
    case .complex(let matrix): matrix[row, column].lengthSquared
    }
  }
}

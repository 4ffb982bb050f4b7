import Branching
import Evidence
import GroupTheory
import Identification
import SymmetryBootstrap

/// A finite group that acts linearly; in an anti-unitary reading that of the unitary symmetries.
package struct LinearSolutionReport: Encodable, Sendable {
  package let rank: Int
  package let reading: String
  package let index: Int
  package let order: Int
  package let irreps: [IrrepReport]
  /// Shape [α, β, γ]: how often γ is in α ⊗ β.
  package let fusion: [[[Int]]]
  package let characterTable: CharacterTableReport
  package let structure: StructureReport
  package let groups: [GroupName]
  /// Whether its operators are those of another solution but for phases that depend on the irrep.
  package let isPhaseVariant: Bool
  /// Whether symmetry operators that are known form no subgroup of any of its groups.
  package let lacksOperators: Bool
  /// Those of `groups` in which N could not be looked for; left out when there is none.
  package let unverifiedGroups: [GroupName]?
  package let evidence: EvidenceReport?
  package let antiunitary: AntiunitaryReport?
  /// Shape [signature]: the number of its irreps or, in an anti-unitary reading, its co-representations by their types.
  package let irrepNumbers: [String]

  private enum CodingKeys: String, CodingKey {
    case rank, reading, index, order, irreps, fusion, characterTable, structure, groups
    case unverifiedGroups, evidence, antiunitary
  }

  /// `best` is the largest log-likelihood of all solutions.
  init(_ solution: BootstrapSolution, of answer: BootstrapAnswer, best: Double?) {
    let unobserved = answer.unobservedIrreps(of: solution)
    rank = solution.rank
    reading = solution.reading.rawValue
    index = solution.index
    order = solution.order
    irreps = solution.branching.enumerated().map { irrep, vector in
      IrrepReport(
        dimension: solution.table.dimensions[irrep], branching: vector,
        observed: !unobserved.contains(irrep))
    }
    fusion = solution.fusion.coefficients
    characterTable = CharacterTableReport(solution.table, visibleFusion: solution.visibleFusion)
    structure = StructureReport(solution.structure)
    groups = solution.groups
    isPhaseVariant = solution.isPhaseVariant
    lacksOperators = solution.lacksOperators
    unverifiedGroups = solution.unverifiedGroups.isEmpty ? nil : solution.unverifiedGroups
    evidence = solution.evidence.map { EvidenceReport($0, best: best ?? $0.total) }
    antiunitary = AntiunitaryReport(solution)
    irrepNumbers =
      solution.corepresentations?.typesText
      ?? (0...solution.signatureOf.max()!).map { k in
        "\(solution.signatureOf.count { $0 == k })"
      }
  }
}

/// An irrep of G with its branching to N.
package struct IrrepReport: Encodable, Sendable {
  package let dimension: Int
  package let branching: [Int]
  package let observed: Bool
}

/// What an anti-unitary symmetry T does.
package struct AntiunitaryReport: Encodable, Sendable {
  /// Shape [irrep of G]: Tα, and the Wigner type: "real" (a), "quaternionic" (b) or "complex" (c).
  package let partner: [Int]
  package let types: [String]
  /// Shape [signature]: how many co-representations of each type carry it.
  package let counts: [[String: Int]]
  /// Shape [action, sector]: the possible actions on the irreps of N; none when T does not map N to itself.
  package let sectors: [[Int]]
  /// The irrep of G that χ is, of T g T⁻¹ = χ(g) φ(g); 0 where χ = 1.
  package let character: Int
  /// The squares (T x)² = ω s for x in G; left out where they are not known.
  package let squares: [Square]?

  package struct Square: Encodable, Sendable {
    /// The class of G that holds s.
    package let elementClass: Int
    /// k and n of ω = exp(2πi k/n).
    package let phase: [Int]
    /// For how many x.
    package let count: Int
  }

  /// Nil for a unitary reading.
  init?(_ solution: BootstrapSolution) {
    guard let action = solution.antiunitary, let corepresentations = solution.corepresentations
    else { return nil }
    partner = action.partner
    types = action.types.map(\.rawValue)
    counts = corepresentations.parts.map { part in
      [
        WignerType.real.rawValue: part.counts.real,
        WignerType.complex.rawValue: part.counts.complex,
        WignerType.quaternionic.rawValue: part.counts.quaternionic,
      ]
    }
    sectors = action.sectors.map(\.images)
    character = action.character(in: solution.table)
    squares =
      action.squares.isEmpty
      ? nil
      : action.squares.map {
        Square(
          elementClass: $0.elementClass, phase: [$0.phase.exponent, $0.phase.order],
          count: $0.count)
      }
  }
}

/// What the levels, or the plateaus, say about a solution.
package struct EvidenceReport: Encodable, Sendable {
  /// `blocksLogLikelihood` + `levelCountsLogLikelihood`, and the same less that of the likeliest solution.
  package let logLikelihood: Double
  package let relativeLogLikelihood: Double
  package let blocksLogLikelihood: Double
  package let levelCountsLogLikelihood: Double
  /// Shape [signature]: the blocks that the solution needs.
  package let blocks: [String]
  package let favourable: [String]
  package let unfavourable: [String]
  package let notes: [String]

  init(_ evidence: SolutionEvidence, best: Double) {
    logLikelihood = evidence.total
    relativeLogLikelihood = evidence.total - best
    blocksLogLikelihood = evidence.blocks
    levelCountsLogLikelihood = evidence.levelCounts
    blocks = evidence.claims.map(\.words)
    favourable = evidence.favourable
    unfavourable = evidence.unfavourable
    notes = favourable.map { "for: \($0)" } + unfavourable.map { "against: \($0)" }
  }
}

extension Corepresentations {
  /// For each signature its co-representations by Wigner type, such as "a", "2a+c" or "b".
  var typesText: [String] {
    parts.map { part in
      [(part.counts.real, "a"), (part.counts.complex, "c"), (part.counts.quaternionic, "b")]
        .filter { $0.0 > 0 }.map { $0.0 == 1 ? $0.1 : "\($0.0)\($0.1)" }.joined(separator: "+")
    }
  }
}

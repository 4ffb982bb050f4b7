import Commutant
import ExactDiagonalization
import LatticeModels

/// How the levels of a model's sectors follow from fewer and smaller matrices, by symmetries that the file does not state.
///
/// The symmetries are monomial operators found from the matrix elements and tested to rounding on all members of the family, and
/// for sectors that these leave alone, the irreps of the family's commutant. Every sample is checked all the same: by the traces of
/// H and H² in every sector.
public struct SpectrumReduction: Sendable {
  /// The blocks to be diagonalized, and what each sector consists of.
  public let blocks: SectorBlocks
  /// The order of the group whose irreps the blocks belong to, phases that it makes included.
  public let groupOrder: Int
  /// Charges and generators beside those that the file states.
  public let added: [String]
  /// Whether symmetries were found that make matrices smaller or fewer.
  public let hasSymmetries: Bool
  /// Whether some sectors have the levels of others because of the commutant.
  public let usesCommutant: Bool
  /// A rough time for one sample on one core, and without the reduction. Units: seconds.
  public let seconds: (reduced: Double, whole: Double)
  /// The model with the larger symmetry; its sectors are the blocks and those that they stand for.
  private let computing: ExactDiagonalization
  /// Of which sectors of the larger symmetry each sector consists. Shape [sector][share].
  private let restriction: [[SectorBlocks.Share]]
  /// The sector of the larger symmetry that stands for each. Shape [sector of the larger symmetry].
  package let representatives: [Int]

  /// The reduction by found symmetries; nil where there is nothing to gain.
  ///
  /// - Throws: The typed error of a check that fails.
  public init?(of diagonalization: ExactDiagonalization, threads: Int) throws {
    let plan = diagonalization.plan
    guard diagonalization.sectors.count == plan.sectors.count,
      let found = FoundSymmetries(of: diagonalization.model)
    else { return nil }
    let larger = LargerSymmetry(found)
    let computing = try ExactDiagonalization(
      model: larger.model, seed: diagonalization.seed, threads: threads)
    guard
      let restriction = SectorRestriction(of: computing.plan, to: plan, cell: found.cell)
    else { return nil }
    let ties = BlockTies(of: computing, found: found, omitted: larger.omitted)
    self.init(
      computing, restriction: restriction.shares, representatives: ties.representative,
      added: larger.added, hasSymmetries: true, usesCommutant: false,
      whole: Self.seconds(diagonalization.matrices))
    if seconds.reduced > Self.leastGain * seconds.whole { return nil }
  }

  /// The fraction of the time above which smaller blocks are not worth while.
  private static let leastGain = 0.9

  /// No smaller blocks: every sector by itself, from where the commutant can go on.
  public init(withoutSymmetriesOf diagonalization: ExactDiagonalization) {
    let sectors = diagonalization.matrices.indices
    self.init(
      diagonalization, restriction: sectors.map { [.init(block: $0, copies: 1)] },
      representatives: Array(sectors), added: [], hasSymmetries: false, usesCommutant: false,
      whole: Self.seconds(diagonalization.matrices))
  }

  private init(
    _ computing: ExactDiagonalization, restriction: [[SectorBlocks.Share]],
    representatives: [Int], added: [String], hasSymmetries: Bool, usesCommutant: Bool,
    whole: Double
  ) {
    (self.computing, self.restriction) = (computing, restriction)
    (self.representatives, self.added) = (representatives, added)
    (self.hasSymmetries, self.usesCommutant) = (hasSymmetries, usesCommutant)
    groupOrder = computing.plan.visible.group.order
    blocks =
      SectorBlocks(
        matrices: computing.matrices,
        shares: restriction.map { shares in
          shares.map { .init(block: representatives[$0.block], copies: $0.copies) }
        }
      ).onlyNeeded
    seconds = (Self.seconds(blocks.matrices), whole)
  }

  private static func seconds(_ matrices: [SectorMatrix]) -> Double {
    matrices.reduce(0) { $0 + SectorPlan.seconds(rows: $1.dimension, isReal: $1.isReal) }
  }

  /// Whether different blocks have equally many levels, so that the commutant may tie what would be computed twice.
  public var mayHaveTies: Bool {
    Set(blocks.matrices.map(\.dimension)).count < blocks.matrices.count
  }
}

extension SpectrumReduction {
  /// The commutant of the ensemble, to be found in the sectors of the larger symmetry, which are smaller.
  public func commutantRun(of family: ModelFamily, threads: Int) -> CommutantRun {
    CommutantRun(computing, family: family, threads: threads)
  }

  /// What the commutant found there means for the sectors that the file states.
  public func irreps(of found: FamilyCommutant) -> CommutantIrreps {
    CommutantIrreps(of: found, shares: restriction)
  }

  /// The same where blocks that consist of equal irreps of the commutant have the levels of one of them, the one that takes the least
  /// time.
  ///
  /// The commutant must be that of the ensemble that the samples are drawn from, without weak edges, and the levels of its first member
  /// must agree in both blocks as far as rounding allows; otherwise nothing is added. Conjugate irreps have equal levels.
  public func tying(by commutant: FamilyCommutant, of family: ModelFamily) -> SpectrumReduction {
    let found = commutant.decomposition
    guard family.variation == .disorder, found.isComplete, found.weakEdges.isEmpty,
      found.chanceDegeneracies == 0, found.residual < Self.largestResidual
    else { return self }
    let components = found.components
    let kinds = components.indices.map { min($0, components[$0].conjugate ?? $0) }
    let contents = computing.matrices.indices.map { sector in
      Dictionary(
        components.indices.filter { components[$0].branching[sector] > 0 }
          .map { (kinds[$0], components[$0].branching[sector]) }, uniquingKeysWith: +)
    }
    var representatives = representatives
    for equal in Dictionary(grouping: representatives.indices, by: { contents[$0] }).values {
      let cheapest = equal.min { (cost($0), $0) < (cost($1), $1) }!
      for sector in equal where agree(commutant.levels[sector], commutant.levels[cheapest]) {
        representatives[sector] = cheapest
      }
    }
    let tied = SpectrumReduction(
      computing, restriction: restriction, representatives: representatives, added: added,
      hasSymmetries: hasSymmetries, usesCommutant: true, whole: seconds.whole)
    return tied.blocks.matrices.count < blocks.matrices.count ? tied : self
  }

  /// How far members may be from commuting with the commutant: what rounding makes of it is near 1e-13.
  private static let largestResidual = 1e-12
  /// How far levels of copies may be apart, in units of the largest.
  private static let largestDifference = 3e-13

  private func agree(_ first: [Double], _ second: [Double]) -> Bool {
    let scale = (first + second).reduce(0) { max($0, abs($1)) }
    return first.count == second.count && !first.isEmpty
      && zip(first, second).allSatisfy { abs($0 - $1) <= Self.largestDifference * scale }
  }

  private func cost(_ sector: Int) -> Double {
    let matrix = computing.matrices[sector]
    return SectorPlan.seconds(rows: matrix.dimension, isReal: matrix.isReal)
  }
}

extension SectorBlocks {
  /// The same without blocks that no sector has a share in.
  fileprivate var onlyNeeded: SectorBlocks {
    let needed = Set(shares.joined().map(\.block)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: needed.enumerated().map { ($1, $0) })
    return SectorBlocks(
      matrices: needed.map { matrices[$0] },
      shares: shares.map { shares in
        let copies = Dictionary(
          shares.map { (numbers[$0.block]!, $0.copies) }, uniquingKeysWith: +)
        return copies.sorted { $0.key < $1.key }.map { Share(block: $0.key, copies: $0.value) }
      })
  }
}

import GroupTheory
import Numerics
import SpectralStatistics

/// The answer as programs read it: what `bootstrap solve --json` prints, format version 1.
///
/// Keys are stable; later versions may add some.
public struct BootstrapReport: Encodable, Sendable {
  let formatVersion = 1
  let sectors: [Sector]
  /// [E_min, E_max] of an incomplete spectrum.
  let window: [Double]?
  /// What quasi-energies are compared modulo.
  let period: Double?
  let degeneracyWindowDecades: Double?
  let signatures: [Signature]
  let twist: Int?
  let exhaustive: Bool
  let minIndex: Int
  let maxIndex: Int
  let solutions: [Solution]
  let rejected: [Rejection]
  let undecided: [Candidate]
  let excludedGroups: [Excluded]
  let notes: [String]

  struct Sector: Encodable, Sendable {
    let name: String
    let irrepDimension: Int
    let multiplicity: Int
  }

  struct Signature: Encodable, Sendable {
    let vector: [Int]
    let levels: Double
    let dimension: Int
    let composite: Bool
  }

  struct Rejection: Encodable, Sendable {
    let index: Int
    let reason: String
    let count: Int
  }

  struct Candidate: Encodable, Sendable {
    let index: Int
    let multiplicities: [Int]
  }

  struct Excluded: Encodable, Sendable {
    let order: Int
    let id: Int
    let name: String
    let reason: String
  }

  struct Solution: Encodable, Sendable {
    let rank: Int
    let reading = "unitary"
    let index: Int
    let order: Int
    let irreps: [Irrep]
    let fusion: [[[Int]]]
    let characterTable: Table
    let groups: [GroupName]
  }

  struct Irrep: Encodable, Sendable {
    let dimension: Int
    let branching: [Int]
  }

  struct Table: Encodable, Sendable {
    let classSizes: [Int]
    let elementOrders: [Int]
    let powerMaps: [String: [Int]]
    let indicators: [Int]
    let visibleFusion: [Int]
    let characters: [[[Double]]]
    let exact: [[Exact]]
  }

  struct Exact: Encodable, Sendable {
    let conductor: Int
    let coefficients: [Int]
  }
}

extension BootstrapReport {
  /// The report of an answer that was found from spectra.
  ///
  /// `levels` of a signature is the mean over samples.
  public init(
    _ answer: BootstrapAnswer, spectra: SectorSpectra, signatures observed: SpectralSignatures
  ) {
    sectors = spectra.sectorNames.indices.map { k in
      Sector(
        name: spectra.sectorNames[k], irrepDimension: spectra.irrepDimensions[k],
        multiplicity: spectra.multiplicities[k])
    }
    window = spectra.window.map { [$0.lowerBound, $0.upperBound] }
    period = spectra.period
    degeneracyWindowDecades = observed.degeneracyWindow.decades
    let means = observed.meanLevels
    signatures = observed.vectors.indices.map { k in
      Signature(
        vector: observed.vectors[k], levels: means[k], dimension: observed.dimensions[k],
        composite: observed.composite[k])
    }
    twist = answer.twist
    exhaustive = answer.exhaustive
    minIndex = answer.indices.lowerBound
    maxIndex = answer.indices.upperBound
    solutions = zip(answer.ranks, answer.solutions).map(Solution.init)
    rejected = answer.rejections.map {
      Rejection(index: $0.index, reason: $0.reason.rawValue, count: $0.count)
    }
    undecided = answer.undecided.map {
      Candidate(index: $0.index, multiplicities: $0.multiplicities)
    }
    excludedGroups = answer.excludedGroups.map {
      Excluded(order: $0.group.order, id: $0.group.id, name: $0.group.name, reason: $0.reason)
    }
    notes = answer.notes
  }
}

extension BootstrapReport.Solution {
  init(rank: Int, _ solution: BootstrapSolution) {
    self.rank = rank
    index = solution.index
    order = solution.order
    irreps = zip(solution.table.dimensions, solution.branching).map {
      BootstrapReport.Irrep(dimension: $0, branching: $1)
    }
    fusion = solution.fusion.coefficients
    characterTable = BootstrapReport.Table(solution.table, visibleFusion: solution.visibleFusion)
    groups = solution.groups
  }
}

extension BootstrapReport.Table {
  init(_ table: CharacterTable, visibleFusion: [Int]) {
    classSizes = table.classSizes
    elementOrders = table.elementOrders
    powerMaps = Dictionary(
      uniqueKeysWithValues: table.powerMaps.map { (String($0.key), $0.value) })
    indicators = table.frobeniusSchurIndicators
    self.visibleFusion = visibleFusion
    characters = table.complexCharacters.map { row in row.map { [$0.real, $0.imaginary] } }
    exact = table.characters.map { row in
      row.map { BootstrapReport.Exact(conductor: $0.conductor, coefficients: $0.coefficients) }
    }
  }
}

import ResultFiles
import SpectralStatistics
import SymmetryBootstrap

/// The answer about continuous groups as programs read it, format version 1.
struct ContinuousReport: Encodable {
  let formatVersion = 1
  let sectors: [Sector]
  /// The names of the charges; left out for a finite visible group.
  let charges: [String]?
  let window: [Double]?
  let period: Double?
  /// Left out where no levels were compared.
  let degeneracyWindowDecades: Double?
  let signatures: [Signature]
  let exhaustive: Bool
  let maxIndex: Int
  let solutions: [Solution]
  let rejected: [Rejection]
  let excludedGroups: [String] = []
  let notes: [String]

  struct Sector: Encodable {
    let name: String
    let irrepDimension: Int
    let multiplicity: Int
    /// In units of the charges.
    let charges: [Double]?
  }

  struct Signature: Encodable {
    let vector: [Int]
    let levels: Double
    let dimension: Int
    let composite: Bool
  }

  struct Rejection: Encodable {
    let index: Int
    let reason: String
    let count: Int
  }

  struct Solution: Encodable {
    let rank = 1
    let reading = "continuous"
    let algebra: String
    let group: String
    let connected: Bool
    let components: Int
    /// Changes of the charges. Shape: [root, charge].
    let simpleRoots: [[Double]]?
    let centre: [Double]?
    let irreps: [Irrep]
    let composites: [Composite]
    let fusion: [Product]
    /// How SO(3)'s vector or SU(2)'s spinor restricts to a finite visible group.
    let restrictedFundamental: [Int]?
    /// The finite visible group through which the continuous one is seen.
    let restrictedTo: String?
    let twist: Int?
  }

  struct Irrep: Encodable {
    let signature: Int
    let highestWeight: [Int]
    let charges: [Int]
    let dimension: Int
    let multiplicity: Int
    let levels: Double
    let branching: [Int]
  }

  struct Composite: Encodable {
    let signature: Int
    let levels: Double
    /// Places in `signatures`, with multiplicities.
    let parts: [[Int]]
    let irreps: [[Int]]
  }

  struct Product: Encodable {
    let left: Int, right: Int
    let terms: [Term]
  }

  struct Term: Encodable {
    let highestWeight: [Int]
    let dimension: Int
    let multiplicity: Int
  }
}

extension ContinuousReport {
  /// The report on visible charges.
  init(
    _ answer: ContinuousAnswer, charges: SectorCharges, spectra: SectorSpectra,
    signatures observed: SpectralSignatures, maxIndex: Int, notes: [String]
  ) {
    let contents = answer.readings.first?.contents
    self.init(
      spectra, observed, charges: charges,
      composite: observed.vectors.indices.map { k in
        guard let content = contents?[k] else { return observed.composite[k] }
        if case .irrep = content { return false }
        return true
      }, exhaustive: true, maxIndex: maxIndex,
      solutions: answer.readings.map { Solution($0, answer, observed.vectors, charges.units) },
      notes: notes
    )
  }

  /// The report on compact groups that are seen through a finite one.
  init(
    _ restrictions: [CompactRestriction], to visible: String, answer: BootstrapAnswer,
    spectra: SectorSpectra,
    signatures observed: SpectralSignatures, maxIndex: Int, notes: [String]
  ) {
    self.init(
      spectra, observed, charges: nil,
      composite: restrictions[0].doubledSpins.map { $0 == nil }, exhaustive: answer.exhaustive,
      maxIndex: maxIndex,
      solutions: restrictions.map { Solution($0, to: visible, observed) },
      rejected: answer.rejections.map {
        Rejection(index: $0.index, reason: $0.reason.rawValue, count: $0.count)
      }, notes: notes)
  }

  private init(
    _ spectra: SectorSpectra, _ observed: SpectralSignatures, charges: SectorCharges?,
    composite: [Bool], exhaustive: Bool, maxIndex: Int, solutions: [Solution],
    rejected: [Rejection] = [],
    notes: [String]
  ) {
    sectors = spectra.sectorNames.indices.map { k in
      Sector(
        name: spectra.sectorNames[k], irrepDimension: spectra.irrepDimensions[k],
        multiplicity: spectra.multiplicities[k],
        charges: charges.map { charges in
          zip(charges.values[k], charges.units).map { Double($0) * $1 }
        })
    }
    self.charges = charges?.names
    window = spectra.window.map { [$0.lowerBound, $0.upperBound] }
    period = spectra.period
    degeneracyWindowDecades = observed.degeneracyWindow.decades
    let means = observed.meanLevels
    signatures = observed.vectors.indices.map { k in
      Signature(
        vector: observed.vectors[k], levels: means[k], dimension: observed.dimensions[k],
        composite: composite[k])
    }
    self.exhaustive = exhaustive
    self.maxIndex = maxIndex
    self.solutions = solutions
    self.rejected = rejected
    self.notes = notes
  }
}

extension ContinuousReport.Solution {
  init(
    _ reading: ContinuousReading, _ answer: ContinuousAnswer, _ vectors: [[Int]],
    _ units: [Double]
  ) {
    algebra = reading.algebra
    group = reading.group
    connected = reading.isConnected
    components = reading.componentCount
    simpleRoots = reading.simpleRoots.map { zip($0, units).map { Double($0) * $1 } }
    centre = zip(reading.centre, units).map { $0 * $1 }
    irreps = reading.contents.enumerated().flatMap { k, content -> [ContinuousReport.Irrep] in
      guard case .irrep(let irreps) = content else { return [] }
      return irreps.map {
        ContinuousReport.Irrep(
          signature: k, highestWeight: $0.highestWeight, charges: $0.centralCharges,
          dimension: $0.dimension, multiplicity: $0.multiplicity, levels: answer.levels[k],
          branching: vectors[k])
      }
    }
    composites = reading.contents.enumerated().compactMap { k, content in
      let parts: [[Int]]
      switch content {
      case .irrep: return nil
      case .composite(let sums): parts = sums.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
      case .sum, .unexplained: parts = []
      }
      return ContinuousReport.Composite(
        signature: k, levels: answer.levels[k], parts: parts,
        irreps: content.irreps.map(\.highestWeight))
    }
    fusion = reading.fusion.map { product in
      ContinuousReport.Product(
        left: product.left, right: product.right,
        terms: product.terms.map {
          ContinuousReport.Term(
            highestWeight: $0.highestWeight, dimension: $0.dimension, multiplicity: $0.multiplicity)
        })
    }
    restrictedFundamental = nil
    restrictedTo = nil
    twist = nil
  }

  init(
    _ restriction: CompactRestriction, to visible: String, _ observed: SpectralSignatures
  ) {
    let means = observed.meanLevels
    algebra = "A1"
    group = restriction.group
    connected = true
    components = 1
    simpleRoots = nil
    centre = nil
    irreps = restriction.doubledSpins.enumerated().compactMap { k, spin in
      spin.map {
        ContinuousReport.Irrep(
          signature: k, highestWeight: [$0], charges: [], dimension: $0 + 1, multiplicity: 1,
          levels: means[k], branching: observed.vectors[k])
      }
    }
    composites = restriction.doubledSpins.enumerated().compactMap { k, spin in
      spin == nil
        ? ContinuousReport.Composite(signature: k, levels: means[k], parts: [], irreps: []) : nil
    }
    fusion = []
    restrictedFundamental = restriction.fundamental
    restrictedTo = visible
    twist = restriction.twist
  }
}

import Dispatch
import Synchronization

/// The levels of every symmetry sector in every sample: what all statistics start from.
///
/// A sector is one row of the block C^{d_λ} ⊗ C^{R_λ} of the Hilbert space, so each of its R_λ
/// levels stands once and not d_λ times.
public struct SectorSpectra: Sendable {
  /// The sectors' names, in the order of the irreps of the visible group (trivial irrep first).
  public let sectorNames: [String]
  /// d_λ, the dimension of each sector's irrep. Shape: [sector].
  public let irrepDimensions: [Int]
  /// Shape: [sample][sector][level], ascending. Units: ħ = 1.
  public let levels: [[[Double]]]
  /// R_λ, the number of levels of each sector, those missing from an incomplete spectrum included.
  /// Shape: [sector].
  public let multiplicities: [Int]
  /// The energies between which every sector is complete; nil when all levels are there.
  public let window: ClosedRange<Double>?
  /// What quasi-energies are defined modulo; nil for energies.
  public let period: Double?

  /// Checks and keeps the levels; `irrepDimensions` defaults to one for each sector.
  ///
  /// With a window, samples may have different numbers of levels, up to `multiplicities`, which
  /// defaults to the largest number among the samples.
  ///
  /// Throws: `SectorSpectraError` unless there is a sample, every sample has every sector with
  /// the same number of levels, and the levels are finite and ascending; and unless the period is
  /// positive and longer than the window.
  public init(
    sectorNames: [String], irrepDimensions: [Int]? = nil, levels: [[[Double]]],
    multiplicities: [Int]? = nil, window: ClosedRange<Double>? = nil, period: Double? = nil
  ) throws {
    let dimensions = irrepDimensions ?? Array(repeating: 1, count: sectorNames.count)
    try Self.checkSectors(names: sectorNames, irrepDimensions: dimensions)
    try Self.check(window: window, period: period)
    guard !levels.isEmpty else { throw SectorSpectraError.noSamples }
    for (sample, spectra) in levels.enumerated() where spectra.count != sectorNames.count {
      throw SectorSpectraError.sectorCount(
        sample: sample, found: spectra.count, expected: sectorNames.count)
    }
    let counts =
      multiplicities
      ?? sectorNames.indices.map { sector in
        window == nil ? levels[0][sector].count : levels.map { $0[sector].count }.max()!
      }
    precondition(counts.count == sectorNames.count, "one multiplicity for each sector")
    for (sample, spectra) in levels.enumerated() {
      for (sector, spectrum) in spectra.enumerated() {
        guard spectrum.count == counts[sector] || (window != nil && spectrum.count < counts[sector])
        else {
          throw SectorSpectraError.levelCount(
            sample: sample, sector: sectorNames[sector], found: spectrum.count,
            expected: counts[sector])
        }
        if let level = Self.firstBadLevel(of: spectrum) {
          throw SectorSpectraError.badLevel(
            sample: sample, sector: sectorNames[sector], level: level)
        }
      }
    }
    guard levels.joined().contains(where: { !$0.isEmpty }) else {
      throw SectorSpectraError.noLevels
    }
    self.sectorNames = sectorNames
    self.irrepDimensions = dimensions
    self.levels = levels
    self.multiplicities = counts
    self.window = window
    self.period = period
  }

  /// The number of disorder samples.
  public var sampleCount: Int { levels.count }

  /// The number of sectors.
  public var sectorCount: Int { sectorNames.count }

  /// Σ_λ d_λ R_λ, the dimension of the Hilbert space that the sectors span.
  public var hilbertSpaceDimension: Int {
    zip(irrepDimensions, multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The largest |E| of all sectors and samples: the operator norm ‖H‖.
  public var largestMagnitude: Double {
    var largest = 0.0
    for case let (low?, high?) in levels.joined().lazy.map({ ($0.first, $0.last) }) {
      largest = max(largest, abs(low), abs(high))
    }
    return largest
  }

  /// The same with some of the samples.
  func selecting(_ samples: [Int]) -> SectorSpectra {
    precondition(!samples.isEmpty, "a sample at least")
    return SectorSpectra(self, levels: samples.map { levels[$0] })
  }

  private init(_ other: SectorSpectra, levels: [[[Double]]]) {
    (sectorNames, irrepDimensions) = (other.sectorNames, other.irrepDimensions)
    (multiplicities, window, period) = (other.multiplicities, other.window, other.period)
    self.levels = levels
  }

  private static func checkSectors(names: [String], irrepDimensions: [Int]) throws {
    guard names.count == irrepDimensions.count else {
      throw SectorSpectraError.dimensionCount(
        names: names.count, irrepDimensions: irrepDimensions.count)
    }
    for (name, dimension) in zip(names, irrepDimensions) where dimension < 1 {
      throw SectorSpectraError.badDimension(sector: name, dimension: dimension)
    }
  }

  private static func check(window: ClosedRange<Double>?, period: Double?) throws {
    if let window, !window.lowerBound.isFinite || !window.upperBound.isFinite {
      throw SectorSpectraError.badWindow(lower: window.lowerBound, upper: window.upperBound)
    }
    guard let period else { return }
    guard period > 0, period.isFinite else { throw SectorSpectraError.badPeriod(period) }
    if let window, window.upperBound - window.lowerBound >= period {
      throw SectorSpectraError.windowExceedsPeriod(
        width: window.upperBound - window.lowerBound, period: period)
    }
  }

  /// The place of the first level that is not finite or lies below the one before it.
  private static func firstBadLevel(of spectrum: [Double]) -> Int? {
    spectrum.indices.first { level in
      !spectrum[level].isFinite || (level > 0 && spectrum[level] < spectrum[level - 1])
    }
  }
}

extension SectorSpectra {
  /// Computes something of every sample on several threads and consumes the results in the samples'
  /// order, or that of `order`, holding no more than one result for each thread.
  func forEachSample<Result: Sendable>(
    threads: Int, order: [Int]? = nil,
    compute: @Sendable (_ sample: Int, _ levels: [[Double]]) -> Result,
    consume: (_ sample: Int, Result) throws -> Void
  ) rethrows {
    precondition(threads >= 1, "at least one thread")
    for first in stride(from: 0, to: sampleCount, by: threads) {
      let batch = min(threads, sampleCount - first)
      let results = Mutex([Result?](repeating: nil, count: batch))
      DispatchQueue.concurrentPerform(iterations: batch) { offset in
        let sample = order?[first + offset] ?? first + offset
        let result = compute(sample, levels[sample])
        results.withLock { $0[offset] = result }
      }
      for (offset, result) in results.withLock({ $0 }).enumerated() {
        try consume(order?[first + offset] ?? first + offset, result!)
      }
    }
  }
}

extension SectorSpectra {
  /// The Heisenberg time of the largest sector, from its levels.
  ///
  ///     t_H = √(2π) R/s,   s² = the variance of the levels, mean over samples
  ///
  /// This is 2π times the level density at the centre of a Gaussian density of states. Nil when the
  /// largest sector has no spread. Quasi-energies have the density R/period, and t_H = 2π R/period.
  ///
  /// Units: ħ = 1.
  public var heisenbergTime: Double? {
    guard let sector = multiplicities.indices.max(by: { multiplicities[$0] < multiplicities[$1] }),
      multiplicities[sector] > 1
    else { return nil }
    if let period { return 2 * Double.pi / period * Double(multiplicities[sector]) }
    let variance =
      levels.reduce(0) { $0 + Self.variance(of: $1[sector]) } / Double(sampleCount)
    guard variance > 1e-24 * largestMagnitude * largestMagnitude else { return nil }
    return (2 * Double.pi / variance).squareRoot() * Double(multiplicities[sector])
  }

  private static func variance(of levels: [Double]) -> Double {
    let mean = levels.reduce(0, +) / Double(levels.count)
    return levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(levels.count)
  }
}

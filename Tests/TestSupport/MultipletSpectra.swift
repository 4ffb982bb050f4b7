import Foundation
import SpectralStatistics

/// Levels of irreps from random matrices, copied into the sectors that each irrep holds, the copies a little apart.
public struct MultipletSpectra {
  /// An irrep: how often it occurs in each sector, and its levels.
  public struct Irrep {
    /// b_αλ. Shape: [sector].
    public var branching: [Int]
    /// The number of levels.
    public var levels: Int
    /// Their statistics.
    public var ensemble: LevelEnsemble

    /// An irrep of these levels.
    public init(_ branching: [Int], levels: Int, ensemble: LevelEnsemble = .orthogonal) {
      (self.branching, self.levels, self.ensemble) = (branching, levels, ensemble)
    }
  }

  /// All irreps.
  public var irreps: [Irrep]
  /// The number of samples.
  public var samples: Int
  /// The standard deviation of each copy's shift in units of the mean spacing of the irrep's own levels.
  public var splitting = 0.0
  /// The standard deviation of each copy's shift in units of the norm, which is 1.
  public var noise = 0.0

  /// Exact multiplets.
  public init(_ irreps: [Irrep], samples: Int) { (self.irreps, self.samples) = (irreps, samples) }

  /// S3 seen through Z3: two one-dimensional irreps in the first sector, and the doublet in the other two.
  public static func s3(_ levels: Int, samples: Int) -> MultipletSpectra {
    MultipletSpectra(
      [
        Irrep([1, 0, 0], levels: levels), Irrep([1, 0, 0], levels: levels),
        Irrep([0, 1, 1], levels: 2 * levels),
      ], samples: samples)
  }

  /// Independent sectors.
  public static func unrelated(
    _ levels: [Int], _ ensemble: LevelEnsemble = .orthogonal, samples: Int
  ) -> MultipletSpectra {
    MultipletSpectra(
      levels.indices.map { sector in
        Irrep(
          levels.indices.map { $0 == sector ? 1 : 0 }, levels: levels[sector], ensemble: ensemble)
      }, samples: samples)
  }

  /// Shape [sample][sector][level].
  public func levels(using generator: inout SeededGenerator) throws -> [[[Double]]] {
    try (0..<samples).map { _ in
      var sectors = [[Double]](repeating: [], count: irreps[0].branching.count)
      for irrep in irreps {
        let own = try irrep.ensemble.randomLevels(count: irrep.levels, using: &generator)
        let width = splitting * 2 / Double(irrep.levels) + noise
        for (sector, copies) in irrep.branching.enumerated() {
          for _ in 0..<copies {
            sectors[sector] += own.map { width > 0 ? $0 + width * generator.nextNormal() : $0 }
          }
        }
      }
      return sectors.map { $0.sorted() }
    }
  }

  /// With numbers as the sectors' names.
  public func spectra(seed: UInt64) throws -> SectorSpectra {
    var generator = SeededGenerator(seed: seed)
    return try SectorSpectra(
      sectorNames: irreps[0].branching.indices.map(String.init), levels: levels(using: &generator))
  }
}

/// Whether the environment asks for the tests that take minutes.
public let runsLongTests = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

import Foundation
import SpectralStatistics
import TestSupport

/// Spectra made to order: levels of given irreps, copied into the sectors that each irrep holds.
struct SyntheticSpectra {
  enum Levels {
    /// Independent levels, spread evenly: no repulsion.
    case poisson
    /// Independent spacings from the Wigner surmise, so that levels of one irrep repel.
    case repelling
  }

  /// b_{αλ}. Shape: [irrep][sector].
  var branching: [[Int]]
  /// n_α. Shape: [irrep].
  var levelCounts: [Int]
  var irrepDimensions: [Int]? = nil
  var samples = 1
  var levels = Levels.repelling
  /// The largest error of each copy, relative to ‖H‖.
  var noise = 0.0

  func make(seed: UInt64) throws -> SectorSpectra {
    var generator = SeededGenerator(seed: seed)
    let sectors = branching[0].count
    return try SectorSpectra(
      sectorNames: (0..<sectors).map(String.init), irrepDimensions: irrepDimensions,
      levels: (0..<samples).map { _ in sample(using: &generator) })
  }

  private func sample(using generator: inout SeededGenerator) -> [[Double]] {
    let energies = levelCounts.map { count in
      let spacings = (0..<count).map { _ in spacing(using: &generator) }
      return spacings.indices.map { spacings[...$0].reduce(-Double(count) / 2, +) }
    }
    let norm = energies.joined().map(abs).max() ?? 1
    var sectors = [[Double]](repeating: [], count: branching[0].count)
    for (row, levels) in zip(branching, energies) {
      for (sector, copies) in row.enumerated() {
        for level in levels {
          for _ in 0..<copies {
            let error = noise == 0 ? 0 : Double.random(in: -noise...noise, using: &generator)
            sectors[sector].append(level + norm * error)
          }
        }
      }
    }
    return sectors.map { $0.sorted() }
  }

  private func spacing(using generator: inout SeededGenerator) -> Double {
    let exponential = -log(1 - Double.random(in: 0..<1, using: &generator))
    return switch levels {
    case .poisson: exponential
    case .repelling: (4 / Double.pi * exponential).squareRoot()
    }
  }
}

import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct ProbeFormFactorTests {
  /// Three sectors, two of them tied.
  private let recipe = SyntheticSpectra(
    branching: [[1, 0, 0], [0, 1, 1], [0, 0, 1]], levelCounts: [20, 15, 5])
  private let grid = TimeGrid(linearFrom: 20, to: 60, count: 40)

  /// A generator that depends on the seed and the place alone.
  @Sendable private static func stream(_ place: ShotPlace, seed: UInt64) -> SeededGenerator {
    let parts = [place.sample, place.sector, place.time, place.quadrature == .real ? 0 : 1]
    let mixed = parts.reduce(seed) { state, part in
      var generator = SeededGenerator(seed: state &* 0x2545_F491_4F6C_DD1D &+ UInt64(part))
      return generator.next()
    }
    return SeededGenerator(seed: mixed)
  }

  private func probe(
    _ spectra: SectorSpectra, shots: Int, seed: UInt64, threads: Int = 1
  ) -> CrossSpectralFormFactor {
    CrossSpectralFormFactor(
      probing: spectra, by: HadamardTest(shots: shots), on: grid, plateauStart: 30,
      threads: threads
    ) {
      Self.stream($0, seed: seed)
    } progress: { _ in
    }
  }

  private func average(_ curve: [Double]) -> Double { curve.reduce(0, +) / Double(curve.count) }

  /// Mean and its standard error.
  private func statistics(_ values: [Double]) -> (mean: Double, error: Double, scatter: Double) {
    let mean = average(values)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(values.count - 1)
    return (mean, (variance / Double(values.count)).squareRoot(), variance.squareRoot())
  }

  @Test func estimatesAreUnbiasedAndTheNaiveOnesAreNot() throws {
    // Time averages of 9 curves within 4 standard errors: a false alarm once in 2000 seeds.
    let spectra = try recipe.make(seed: 4)
    let exact = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 30)
    let runs = (0..<400).map { probe(spectra, shots: 12, seed: UInt64($0)) }
    for first in 0..<3 {
      for second in 0..<3 {
        let real = statistics(runs.map { average($0.mean[first][second]) })
        #expect(abs(real.mean - average(exact.mean[first][second])) < 4 * real.error)
        let imaginary = statistics(runs.map { average($0.imaginary[first][second]) })
        #expect(
          abs(imaginary.mean - average(exact.imaginary[first][second])) <= 4 * imaginary.error)
      }
      // Without the correction |Z|² gains R² (2 - |z|²)/n, seen from the squares themselves.
      let levels = Double(spectra.multiplicities[first])
      let naive = statistics(
        runs.map { (average($0.mean[first][first]) * 11 + 2 * levels * levels) / 12 })
      #expect(abs(naive.mean - average(exact.mean[first][first])) > 20 * naive.error)
    }
  }

  // With 40 shots Z is hardly resolved; squares below zero count as zero, and errors come out too large.
  @Test(arguments: [(2000, 0.92...1.08), (40, 0.7...1.04)])
  func theErrorOfOneSampleIsTheScatterOverSeeds(
    shots: Int, range: ClosedRange<Double>
  ) throws {
    let spectra = try recipe.make(seed: 5)
    let runs = (0..<300).map { probe(spectra, shots: shots, seed: UInt64($0)) }
    for (first, second) in [(0, 0), (0, 1), (1, 2), (2, 2)] {
      // The mean square of 40 scatters with 299 degrees of freedom is known to 1.3 %.
      var (found, reported) = (0.0, 0.0)
      for time in grid.times.indices {
        let scatter = statistics(runs.map { $0.mean[first][second][time] }).scatter
        found += scatter * scatter
        reported += average(runs.map { pow($0.standardError[first][second][time], 2) })
      }
      #expect(range.contains(found / reported), "\(first) \(second): \(found / reported)")
    }
  }

  @Test func theErrorOverSamplesIsTheScatterOverSeeds() throws {
    // Samples and shots are drawn anew; 120 plateaus give their scatter to 6.5 %.
    var recipe = recipe
    recipe.samples = 12
    let plateaus = try (0..<120).map { seed in
      PlateauMatrix(
        measured: probe(try recipe.make(seed: UInt64(100 + seed)), shots: 25, seed: UInt64(seed)))
    }
    #expect(plateaus.allSatisfy { $0.errorEstimate == .samples })
    #expect(plateaus.allSatisfy { $0.exact.joined().allSatisfy(\.isNaN) })
    for (first, second) in [(0, 0), (1, 1), (1, 2), (0, 2)] {
      let scatter = statistics(plateaus.map { $0.timeAverage[first][second] }).scatter
      let squares = plateaus.map { pow($0.standardError[first][second], 2) }
      #expect(abs(scatter / average(squares).squareRoot() - 1) < 0.25, "\(first) \(second)")
    }
  }

  @Test func manyShotsShowTheComputedFormFactor() throws {
    let spectra = try recipe.make(seed: 6)
    let exact = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 30)
    let probed = probe(spectra, shots: 1_000_000_000, seed: 1)
    for first in 0..<3 {
      for second in 0..<3 {
        for time in grid.times.indices {
          let difference = probed.mean[first][second][time] - exact.mean[first][second][time]
          #expect(abs(difference) < 6 * probed.standardError[first][second][time] + 1e-9)
          #expect(probed.standardError[first][second][time] < 0.05)
        }
      }
    }
    #expect(probed.lateTimeBlocks.count == exact.lateTimeBlocks.count)
  }

  @Test func threadsDoNotChangeABitAndPlacesDoNotDependOnEachOther() throws {
    var recipe = recipe
    recipe.samples = 5
    let spectra = try recipe.make(seed: 7)
    let reference = probe(spectra, shots: 30, seed: 2)
    let parallel = probe(spectra, shots: 30, seed: 2, threads: 3)
    #expect(parallel.mean == reference.mean)
    #expect(parallel.imaginary == reference.imaginary)
    #expect(parallel.lateTimeAverages == reference.lateTimeAverages)
    #expect(probe(spectra, shots: 30, seed: 3).mean != reference.mean)
    // Fewer samples see the same shots.
    let few = try SectorSpectra(
      sectorNames: spectra.sectorNames, levels: Array(spectra.levels[..<2]))
    let measured = probe(few, shots: 30, seed: 2)
    #expect(measured.lateTimeAverages == Array(reference.lateTimeAverages[..<2]))
  }

  @Test func matricesAreHermitianAndTiedSectorsHaveShotsOfTheirOwn() throws {
    let spectra = try recipe.make(seed: 8)
    let probed = probe(spectra, shots: 30, seed: 2)
    for first in 0..<3 {
      #expect(probed.imaginary[first][first].allSatisfy { $0 == 0 })
      for second in 0..<3 {
        #expect(probed.mean[first][second] == probed.mean[second][first])
        #expect(probed.imaginary[first][second] == probed.imaginary[second][first].map { -$0 })
      }
    }
    let tied = try SyntheticSpectra(branching: [[1, 1]], levelCounts: [10]).make(seed: 1)
    let pair = probe(tied, shots: 30, seed: 2)
    #expect(pair.mean[0][0] != pair.mean[1][1])
  }

  @Test func anEmptySectorGivesZeroWithoutError() throws {
    let spectra = try SectorSpectra(sectorNames: ["a", "b"], levels: [[[1, 2.5], []]])
    let probed = probe(spectra, shots: 30, seed: 2)
    for second in 0..<2 {
      #expect(probed.mean[1][second].allSatisfy { $0 == 0 })
      #expect(probed.standardError[1][second].allSatisfy { $0 == 0 })
    }
  }
}

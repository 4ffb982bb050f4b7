import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct ProbePrecisionTests {
  private func precision(shots: Int, count: Int = 60, samples: Int = 20) -> ProbePrecision {
    let grid = TimeGrid(linearFrom: 3.05 * 30, to: 6 * 30, count: count)
    return ProbePrecision(
      test: HadamardTest(shots: shots), times: grid.times, samples: samples, heisenbergTime: 30,
      largestMultiplicity: 40)
  }

  @Test func closeTimesAreNotIndependent() {
    let few = precision(shots: 100, count: 20)
    #expect(few.points == 400)
    #expect(abs(few.independentPoints / 400 - 1) < 1e-6)
    // Very dense times are as many as correlation times fit into the window.
    let dense = precision(shots: 100, count: 4000)
    let correlation = ProbePrecision.correlationTime(heisenbergTime: 30, largestMultiplicity: 40)
    #expect(
      abs(correlation - Double.pi.squareRoot() * 30 / (2 * Double.pi).squareRoot() / 40) < 1e-9)
    #expect(abs(dense.independentPoints / (20 * 2.95 * 30 / correlation) - 1) < 0.02)
    #expect(dense.plateauError(multiplicity: 40) < few.plateauError(multiplicity: 40))
  }

  @Test(arguments: [1, 2, 27, 40])
  func shotsForAnErrorGiveThatError(multiplicity: Int) throws {
    let reference = precision(shots: 100)
    let floor = reference.smallestError(multiplicity: multiplicity)
    for factor in [1.01, 1.5, 3] {
      let error = max(floor, 0.01) * factor
      let shots = try #require(reference.shots(for: error, multiplicity: multiplicity))
      #expect(precision(shots: shots).plateauError(multiplicity: multiplicity) <= error)
      if shots > 2 {
        #expect(precision(shots: shots - 1).plateauError(multiplicity: multiplicity) > error)
      }
    }
    if floor > 0 { #expect(reference.shots(for: floor * 0.99, multiplicity: multiplicity) == nil) }
    let needed = reference.independentPoints(for: 1 / 3.0, multiplicity: multiplicity)
    #expect(abs(needed - 9 * Double(multiplicity * (multiplicity - 1))) < 1e-9)
  }

  @Test func anEmptySectorHasNoError() {
    #expect(precision(shots: 10).plateauError(multiplicity: 0) == 0)
    #expect(precision(shots: 10).crossError(0, 40) == 0)
  }

  @Test func theHeisenbergTimeIsThatOfTheLargestSector() throws {
    // The levels ±1 and 0 have the variance 2/3, in both samples.
    let levels: [[[Double]]] = [[[5], [-1, 0, 1]], [[7], [1, 2, 3]]]
    let spectra = try SectorSpectra(sectorNames: ["a", "b"], levels: levels)
    let expected = (2 * Double.pi).squareRoot() * 3 / (2.0 / 3).squareRoot()
    #expect(abs(try #require(spectra.heisenbergTime) - expected) < 1e-12)
    let flat = try SectorSpectra(sectorNames: ["a"], levels: [[[2, 2, 2]]])
    #expect(flat.heisenbergTime == nil)
    let single = try SectorSpectra(sectorNames: ["a"], levels: [[[2]]])
    #expect(single.heisenbergTime == nil)
  }

  /// The scatter of measured plateaus over seeds, for a sector of 40 independent normal levels and its
  /// copy, and another sector without common levels.
  private func scatter(shots: Int, runs: Int) throws -> (own: Double, cross: Double, tie: Double) {
    let heisenbergTime = (2 * Double.pi).squareRoot() * 40
    let grid = TimeGrid(linearFrom: 3.05 * heisenbergTime, to: 6 * heisenbergTime, count: 60)
    var plateaus: [[[Double]]] = []
    for seed in 0..<runs {
      var generator = SeededGenerator(seed: UInt64(seed) &* 7919 &+ 1)
      let levels = (0..<5).map { _ in
        let own = (0..<40).map { _ in generator.nextNormal() }.sorted()
        return [own, own, (0..<40).map { _ in generator.nextNormal() }.sorted()]
      }
      let shotSeed = generator.next()
      let spectra = try SectorSpectra(sectorNames: ["a", "b", "c"], levels: levels)
      let factor = CrossSpectralFormFactor(
        probing: spectra, by: HadamardTest(shots: shots), on: grid,
        plateauStart: 3 * heisenbergTime
      ) { place in
        let number = UInt64(
          place.time * 16 + place.sector * 2 + (place.quadrature == .real ? 1 : 0))
        var mixer = SeededGenerator(seed: shotSeed ^ (number << 8 + UInt64(place.sample)))
        return SeededGenerator(seed: mixer.next())
      } progress: { _ in
      }
      plateaus.append(PlateauMatrix(measured: factor).timeAverage)
    }
    func deviation(_ value: ([[Double]]) -> Double) -> Double {
      let values = plateaus.map(value)
      let mean = values.reduce(0, +) / Double(runs)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs - 1)).squareRoot()
    }
    return (
      deviation { $0[0][0] }, deviation { $0[0][2] },
      deviation { $0[0][0] + $0[1][1] - 2 * $0[0][1] }
    )
  }

  @Test(arguments: [10, 80, 5000])
  func predictedErrorsAreTheScatterOverSeeds(shots: Int) throws {
    // 300 runs give a scatter to 4 %; the formulas leave out terms of the order 1/R.
    let heisenbergTime = (2 * Double.pi).squareRoot() * 40
    let grid = TimeGrid(linearFrom: 3.05 * heisenbergTime, to: 6 * heisenbergTime, count: 60)
    let predicted = ProbePrecision(
      test: HadamardTest(shots: shots), times: grid.times, samples: 5,
      heisenbergTime: heisenbergTime, largestMultiplicity: 40)
    let found = try scatter(shots: shots, runs: 300)
    #expect(abs(found.own / predicted.plateauError(multiplicity: 40) - 1) < 0.2)
    #expect(abs(found.cross / predicted.crossError(40, 40) - 1) < 0.2)
    #expect(abs(found.tie / predicted.tieError(multiplicity: 40) - 1) < 0.2)
  }
}

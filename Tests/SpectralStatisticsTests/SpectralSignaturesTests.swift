import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct SpectralSignaturesTests {
  @Test(arguments: 0..<20)
  func findsPlantedIrreps(seed: UInt64) throws {
    // Random branching vectors and level counts, copies split by 1e-13 relative noise.
    var generator = SeededGenerator(seed: seed)
    let sectors = Int.random(in: 1...5, using: &generator)
    let dimensions = (0..<sectors).map { _ in Int.random(in: 1...2, using: &generator) }
    var planted: [[Int]: Int] = [:]
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let vector = (0..<sectors).map { _ in Int.random(in: 0...2, using: &generator) }
      if vector.contains(where: { $0 > 0 }) {
        planted[vector] = Int.random(in: 1...150, using: &generator)
      }
    }
    if planted.isEmpty { planted[Array(repeating: 1, count: sectors)] = 3 }
    let vectors = Array(planted.keys)
    let spectra = try SyntheticSpectra(
      branching: vectors, levelCounts: vectors.map { planted[$0]! }, irrepDimensions: dimensions,
      samples: 3, noise: 1e-13
    ).make(seed: seed + 100)
    let signatures = try SpectralSignatures(of: spectra)
    #expect(Set(signatures.vectors) == Set(vectors))
    for sample in signatures.levels {
      #expect(sample == signatures.vectors.map { planted[$0]! })
    }
    #expect(signatures.agreeingSamples == 3)
    #expect(signatures.warnings.isEmpty)
    #expect(signatures.degeneracyWindow.decades > 2)
    let total = zip(signatures.dimensions, signatures.meanLevels).reduce(0) {
      $0 + Double($1.0) * $1.1
    }
    #expect(total == Double(spectra.hilbertSpaceDimension))
  }

  @Test func canonicalOrder() throws {
    let spectra = try SyntheticSpectra(
      branching: [[0, 1, 1], [0, 2, 0], [1, 1, 0], [1, 0, 0], [0, 0, 1]],
      levelCounts: [7, 8, 9, 10, 11], irrepDimensions: [1, 1, 2]
    ).make(seed: 1)
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1, 0, 0], [1, 1, 0], [0, 2, 0], [0, 0, 1], [0, 1, 1]])
    #expect(signatures.dimensions == [1, 2, 2, 2, 3])
    #expect(signatures.levels == [[10, 9, 8, 11, 7]])
  }

  @Test func energiesAreTheMeansOfTheCopies() throws {
    let spectra = try SectorSpectra(
      sectorNames: ["a", "b"], levels: [[[-2, 1], [1 + 4e-15, 3]]])
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1, 0], [0, 1], [1, 1]])
    #expect(signatures.energies == [[[-2], [3], [1 + 2e-15]]])
    #expect(signatures.exactPlateau() == [[2, 1], [1, 2]])
  }

  @Test(arguments: [[0.0], [5.0], [-1e-300]])
  func aSingleLevel(levels: [Double]) throws {
    let spectra = try SectorSpectra(sectorNames: ["a"], levels: [[levels]])
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1]])
    #expect(signatures.energies == [[levels]])
    #expect(signatures.warnings.isEmpty)
    #expect(signatures.exactPlateau() == [[1]])
  }

  @Test func allLevelsCoincideOrVanish() throws {
    for level in [0.0, 3.5] {
      let spectra = try SectorSpectra(
        sectorNames: ["a", "b"], levels: [[[level, level], [level, level.nextUp, level.nextUp]]])
      let signatures = try SpectralSignatures(of: spectra)
      #expect(signatures.vectors == [[2, 3]])
      #expect(signatures.warnings.isEmpty)
    }
  }

  @Test func cancellingTermsNeedTheirScale() throws {
    // Rounding errors of a Hamiltonian that cancels to zero: with its scale they are one level.
    let spectra = try SectorSpectra(
      sectorNames: ["a", "b"], levels: [[[-1e-16, 2e-16], [-3e-17, 5e-17]]])
    #expect(try SpectralSignatures(of: spectra, scale: 4).vectors == [[2, 2]])
    #expect(try SpectralSignatures(of: spectra).vectors == [[1, 0], [0, 1]])
  }

  @Test func exactDegeneraciesOfAnIntegrableModel() throws {
    // Four free spins in a field, sectors by parity: binomial degeneracies inside the sectors.
    let spectra = try SectorSpectra(
      sectorNames: ["+", "-"],
      levels: [[[-4, 0, 0, 0, 0, 0, 0, 4], [-2, -2, -2, -2, 2, 2, 2, 2]]])
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1, 0], [0, 4], [6, 0]])
    #expect(signatures.levels == [[2, 2, 1]])
    #expect(signatures.exactPlateau() == [[38, 0], [0, 32]])
  }

  @Test func chainsAreRefused() throws {
    // A ladder of 300 steps of 1e-12 is longer than the smallest gap 1e-10 of the pairs beside it.
    let ladder = (0..<300).map { Double($0) * 1e-12 }
    let pairs = (1...9).flatMap { [Double($0), Double($0) + pow(10, Double($0) - 11)] }
    let spectra = try SectorSpectra(sectorNames: ["a"], levels: [[ladder + pairs]])
    let error = #expect(throws: SpectralSignaturesError.self) {
      try SpectralSignatures(of: spectra)
    }
    #expect(error?.description.contains("sample 0") == true)
  }

  @Test func longClustersWarn() throws {
    // The same ladder is shorter than the smallest gap 1e-9 here, but longer than the tolerance.
    let ladder = (0..<300).map { Double($0) * 1e-12 }
    let pairs = (1...9).flatMap { [Double($0), Double($0) + pow(10, Double($0) - 10)] }
    let spectra = try SectorSpectra(sectorNames: ["a"], levels: [[ladder + pairs]])
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1], [300]])
    #expect(signatures.warnings.contains { $0.contains("spread over") })
  }

  @Test func narrowWindowsWarn() throws {
    // Pairs split by 1e-14, 1e-13, … 1e-1: no two empty decades anywhere.
    let pairs = (0..<14).flatMap { [Double($0), Double($0) + pow(10, Double($0) - 14)] }
    let spectra = try SectorSpectra(sectorNames: ["a"], levels: [[pairs]])
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.degeneracyWindow.isNarrow)
    #expect(signatures.warnings.contains { $0.contains("decades wide") })
  }

  @Test func samplesThatDisagreeAreCounted() throws {
    let spectra = try SectorSpectra(
      sectorNames: ["a", "b"],
      levels: [[[1, 2], [2, 3]], [[1, 2], [2.5, 3]], [[0, 2], [2, 5]]])
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1, 0], [0, 1], [1, 1]])
    #expect(signatures.levels == [[1, 1, 1], [2, 2, 0], [1, 1, 1]])
    #expect(signatures.agreeingSamples == 2)
    #expect(signatures.samplesWithSignature == [3, 3, 2])
    #expect(signatures.warnings.count == 1)
    #expect(signatures.exactPlateau()[0][1] == 2.0 / 3)
  }
}

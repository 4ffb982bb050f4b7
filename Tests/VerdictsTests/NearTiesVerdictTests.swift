import Foundation
import GroupTheory
import SpectralStatistics
import TestSupport
import Testing
import Verdicts

/// Weakly broken symmetries and inaccurate levels: the group at the coarse resolution, approximately, or nothing decided.
@Suite("Verdicts on near ties")
struct NearTiesVerdictTests {
  private func z3() throws -> CharacterTable { try Catalogue.cyclicTable(3) }

  @Test("planted splittings of 1e-12 to 1e-1 of the spacing: 24, with XSFF_LONG_TESTS 200")
  func planted() throws {
    let count = runsLongTests ? 200 : 24
    var curve: [Int: [String: Int]] = [:]
    for number in 0..<count {
      let exponent = -12 + 11 * Double(number) / Double(count - 1)
      var planted = MultipletSpectra.s3([30, 60, 100][number % 3], samples: [20, 10][number % 2])
      planted.splitting = pow(10, exponent)
      let verdict = try SolvedLevels.verdict(planted.spectra(seed: UInt64(number)), z3())
      let isRight = verdict.groups == ["S3"]
      #expect(verdict.kind != .decided || isRight, "10^\(exponent): \(verdict)")
      #expect(verdict.kind != .approximate || verdict.groups.contains("S3"), "\(verdict)")
      if exponent > -10, exponent < -3 {
        #expect(
          verdict.kind == .approximate && verdict.strength != nil, "10^\(exponent): \(verdict)")
      }
      let word =
        verdict.kind.rawValue
        + (isRight ? " S3" : verdict.groups.contains("S3") ? " S3 among others" : "")
      curve[Int(exponent.rounded(.down)), default: [:]][word, default: 0] += 1
    }
    for (exponent, verdicts) in curve.sorted(by: { $0.key < $1.key }) {
      print("splitting 1e\(exponent): \(verdicts.sorted { $0.key < $1.key })")
    }
  }

  @Test("noise of 1e-9 to 1e-4 of the norm", arguments: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4])
  func noise(size: Double) throws {
    for seed in UInt64(0)..<3 {
      var planted = MultipletSpectra.s3(80, samples: 20)
      planted.noise = size
      let verdict = try SolvedLevels.verdict(planted.spectra(seed: seed), z3())
      #expect(verdict.kind == .approximate && verdict.groups == ["S3"], "\(verdict)")
      #expect(verdict.reason.contains("have errors of that size"))
    }
  }

  @Test("matrices that were diagonalized in single precision")
  func singlePrecision() throws {
    var generator = SeededGenerator(seed: 41)
    let levels = (0..<20).map { _ in
      let doublet = SingleMatrix(count: 160, using: &generator)
      let singlets = (0..<2).map { _ in SingleMatrix(count: 80, using: &generator).levels }
      return [singlets.joined().sorted(), doublet.levels, doublet.reversed.levels]
    }
    try #require(levels[0][1] != levels[0][2])
    let spectra = try SectorSpectra(sectorNames: ["0", "1", "2"], levels: levels)
    let verdict = try SolvedLevels.verdict(spectra, z3())
    #expect(
      verdict.groups == ["S3"] && [.approximate, .decided].contains(verdict.kind), "\(verdict)")
    #expect(verdict.kind == .decided || verdict.reason.contains("closer than chance explains"))
  }

  @Test("unrelated, independent, equally spaced, jittered: 4 times 12, with XSFF_LONG_TESTS 100")
  func nothingHidden() throws {
    var generator = SeededGenerator(seed: 43)
    for number in 0..<(runsLongTests ? 100 : 12) {
      let sizes = [40 + number % 7, 40 + number % 5, 40 + number % 3]
      for ensemble in [LevelEnsemble.orthogonal, .poisson] {
        let independent = MultipletSpectra.unrelated(sizes, ensemble, samples: 10)
        try expectNothing(independent.spectra(seed: UInt64(number)), "\(ensemble) \(number)")
      }
      for jitter in [0, 0.02 * Double(1 + number % 10)] {
        let offset = [0, 0.1, 0.5][number % 3]
        let levels = (0..<5).map { _ in
          sizes.indices.map { sector in
            (0..<sizes[sector]).map {
              Double($0) + offset * Double(sector) + jitter * generator.nextNormal()
            }.sorted()
          }
        }
        try expectNothing(
          SectorSpectra(sectorNames: ["0", "1", "2"], levels: levels),
          "jitter \(jitter), offset \(offset)")
      }
    }
  }

  private func expectNothing(_ spectra: SectorSpectra, _ name: String) throws {
    let verdict = try SolvedLevels.verdict(spectra, z3())
    let isVisible = verdict.groups == ["Z3"] && verdict.index == 1
    #expect(verdict.kind != .approximate, "\(name): \(verdict)")
    #expect(verdict.kind != .decided || isVisible, "\(name): \(verdict)")
  }

  @Test("equally spaced levels that coincide are said to be no symmetry")
  func equallySpaced() throws {
    let fence = (0..<50).map(Double.init)
    let spectra = try SectorSpectra(
      sectorNames: ["0", "1", "2"], levels: Array(repeating: [fence, fence, fence], count: 4))
    let verdict = try SolvedLevels.verdict(spectra, z3())
    #expect(verdict.kind == .undecided && verdict.reason.contains("equally spaced"), "\(verdict)")
  }

  @Test("a tolerance decides at which resolution levels are read")
  func tolerance() throws {
    var planted = MultipletSpectra.s3(80, samples: 20)
    planted.noise = 1e-7
    let spectra = try planted.spectra(seed: 44)
    let coarse = try SolvedLevels.verdict(spectra, z3(), tolerance: 1e-5)
    #expect(coarse.kind == .approximate && coarse.groups == ["S3"] && coarse.strength != nil)
    let fine = try SolvedLevels.verdict(spectra, z3(), tolerance: 1e-11)
    #expect(fine.kind == .undecided && !fine.groups.contains("S3"), "\(fine)")
    planted.noise = 0
    let exact = try SolvedLevels.verdict(planted.spectra(seed: 45), z3(), tolerance: 1e-11)
    #expect(exact.kind == .decided && exact.groups == ["S3"], "\(exact)")
  }

  @Test("two levels are missing from one of two tied sectors")
  func missing() throws {
    let whole = try MultipletSpectra.s3(80, samples: 20).spectra(seed: 46)
    let damaged = try SectorSpectra(
      sectorNames: ["0", "A", "B"],
      levels: whole.levels.enumerated().map { sample, levels in
        var levels = levels
        levels[2].remove(at: 70 + sample)
        levels[2].remove(at: 20)
        return levels
      })
    let readings = try SolvedLevels.readings(damaged, z3())
    let verdict = Verdict(readings)
    #expect(verdict.kind == .undecided && verdict.groups == ["S3"], "\(verdict)")
    #expect(verdict.reason.contains("lack their partners in sector B: 40 in 20 of 20 samples"))
    #expect(readings.needsNoStrays && readings.main.solutionCount > 0)
  }

  @Test("a level that coincides in every sample is offered as a coincidence")
  func coincidence() throws {
    let whole = try MultipletSpectra.s3(15, samples: 20).spectra(seed: 47)
    let tied = try SectorSpectra(
      sectorNames: whole.sectorNames,
      levels: whole.levels.map { levels in
        var levels = levels
        levels[0][12] = levels[1][12]
        return levels.map { $0.sorted() }
      })
    let verdict = try SolvedLevels.verdict(tied, z3())
    #expect(verdict.kind == .undecided && verdict.groups == ["S3"], "\(verdict)")
    #expect(verdict.reason.contains("1 in every sample"), "\(verdict.reason)")
  }
}

/// A random tridiagonal matrix of the orthogonal ensemble whose levels are found in single precision, by bisection.
private struct SingleMatrix {
  private let diagonal, squares: [Float]

  init(count: Int, using generator: inout SeededGenerator) {
    let radius = 2 * Double(count).squareRoot()
    diagonal = (0..<count).map { _ in Float(2.0.squareRoot() * generator.nextNormal() / radius) }
    squares = (1..<count).map { row in
      let sum = (0..<row).reduce(0.0) { sum, _ in
        let normal = generator.nextNormal()
        return sum + normal * normal
      }
      return Float(sum / (radius * radius))
    }
  }

  private init(_ diagonal: [Float], _ squares: [Float]) {
    (self.diagonal, self.squares) = (diagonal, squares)
  }

  /// The same matrix in the opposite order, which rounds differently.
  var reversed: SingleMatrix { SingleMatrix(diagonal.reversed(), squares.reversed()) }

  var levels: [Double] {
    diagonal.indices.map { number in
      var (low, high) = (Float(-2), Float(2))
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if countBelow(middle) > number { high = middle } else { low = middle }
      }
      return Double((low + high) / 2)
    }.sorted()
  }

  /// Sturm's count.
  private func countBelow(_ energy: Float) -> Int {
    var count = 0
    var pivot = diagonal[0] - energy
    for row in diagonal.indices {
      if row > 0 { pivot = diagonal[row] - energy - squares[row - 1] / pivot }
      if abs(pivot) < 1e-20 { pivot = -1e-20 }
      if pivot < 0 { count += 1 }
    }
    return count
  }
}

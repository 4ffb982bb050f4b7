import Foundation
import LevelTies
import SpectralStatistics
import TestSupport
import Testing

@Suite("Levels closer than chance explains")
struct NearTiesTests {
  @Test("planted ties are found at every scale, as many and as close as they are")
  func planted() throws {
    for (seed, exponent) in stride(from: -9.0, through: -1.5, by: 0.5).enumerated() {
      var planted = MultipletSpectra.s3(60, samples: 5)
      planted.splitting = pow(10, exponent)
      let ties = try NearTies(of: planted.spectra(seed: UInt64(seed)))
      let pair = try #require(ties.pairs.first, "10^\(exponent)")
      #expect(ties.pairs.count == 1 && pair.first == 1 && pair.second == 2)
      #expect(pair.levels > 100 && pair.fraction > 0.9, "10^\(exponent): \(pair)")
      // The median of |x - y| is 0.954 σ; spacings are widest at the edges.
      let ratio = pair.medianSpacing / (0.954 * planted.splitting)
      #expect(ratio > 0.4 && ratio < 1.6, "10^\(exponent): \(ratio)")
      #expect(pair.tolerance > 2 * pair.median && pair.upper > pair.median)
    }
  }

  @Test("the scale and the zero of energy do not matter")
  func scales() throws {
    var planted = MultipletSpectra.s3(40, samples: 3)
    planted.splitting = 1e-4
    let spectra = try planted.spectra(seed: 3)
    let reference = try #require(NearTies(of: spectra).pairs.first)
    for (factor, offset) in [(1e-300, 0.0), (1e300, 0), (1, 50), (1, -1e4)] {
      let other = try SectorSpectra(
        sectorNames: spectra.sectorNames,
        levels: spectra.levels.map { $0.map { $0.map { $0 * factor + offset } } })
      let ties = NearTies(of: other)
      let pair = try #require(ties.pairs.first)
      #expect(ties.pairs.count == 1 && abs(pair.fraction - reference.fraction) < 0.01)
      #expect(abs(pair.medianSpacing / reference.medianSpacing - 1) < 0.01, "\(factor) \(offset)")
      #expect(abs(pair.median / factor / reference.median - 1) < 0.01)
    }
  }

  @Test("exact ties, and rounding, are no near ties")
  func exact() throws {
    for noise in [0, 1e-15, 1e-14] {
      var planted = MultipletSpectra.s3(40, samples: 3)
      planted.noise = noise
      #expect(try NearTies(of: planted.spectra(seed: 4)).isEmpty)
    }
  }

  @Test("copies in one sector")
  func oneSector() throws {
    var planted = MultipletSpectra([.init([2, 1], levels: 60)], samples: 5)
    planted.splitting = 1e-5
    let ties = try NearTies(of: planted.spectra(seed: 5))
    #expect(Set(ties.pairs.map { [$0.first, $0.second] }) == [[0, 0], [0, 1]])
  }

  @Test("independent levels are not closer than chance: 300 spectra, with XSFF_LONG_TESTS 6000")
  func falseAlarms() throws {
    var alarms: [String: Int] = [:]
    let each = runsLongTests ? 1500 : 75
    for ensemble in LevelEnsemble.allCases {
      for seed in 0..<each {
        let sizes = [[50], [60, 30], [40, 41, 39], [20, 60, 100, 30]][seed % 4]
        let independent = MultipletSpectra.unrelated(
          sizes, ensemble, samples: [1, 3, 10][seed % 3])
        let ties = try NearTies(of: independent.spectra(seed: UInt64(1000 + seed)))
        if !ties.isEmpty { alarms[ensemble.rawValue, default: 0] += 1 }
      }
    }
    print("false alarms of near ties in \(4 * each) spectra: \(alarms)")
    // Rate below 1e-3: more than one in 300, or ten in 6000, has a probability below 4 %.
    #expect(alarms.values.reduce(0, +) <= (runsLongTests ? 10 : 1), "\(alarms)")
  }

  @Test("levels that cluster at energies of their own are not tied")
  func clusters() throws {
    var generator = SeededGenerator(seed: 71)
    for number in 0..<20 {
      // Every sample has a few narrow bands; each sector has some levels in each.
      let levels = (0..<20).map { _ in
        let bands = (0..<6).map { _ in Double.random(in: -10...10, using: &generator) }
        return (0..<2).map { _ in
          (bands.flatMap { band in
            (0..<(1 + number % 4)).map { _ in band + 0.3 * generator.nextNormal() }
          }
            + [-12 + generator.nextNormal(), 12 + generator.nextNormal()]).sorted()
        }
      }
      let ties = try NearTies(of: SectorSpectra(sectorNames: ["0", "1"], levels: levels))
      #expect(ties.isEmpty, "\(number): \(ties.pairs)")
    }
  }

  @Test("near ties joined give the signatures of the multiplets")
  func joined() throws {
    for (seed, splitting) in [1e-8, 1e-5, 1e-3, 1e-2].enumerated() {
      var planted = MultipletSpectra(
        [
          .init([1, 0, 0], levels: 50), .init([1, 1, 1], levels: 60), .init([0, 1, 1], levels: 40),
        ],
        samples: 6)
      planted.splitting = splitting
      let resolution = try LevelResolution(of: planted.spectra(seed: UInt64(seed)))
      let observed = resolution.signatures
      let left = Set(resolution.setAside)
      let kept = observed.vectors.indices.filter { !left.contains($0) && !observed.composite[$0] }
      #expect(
        Set(kept.map { observed.vectors[$0] }) == [[1, 0, 0], [0, 1, 1], [1, 1, 1]],
        "\(splitting): \(observed.vectors) \(observed.meanLevels)")
      #expect(resolution.finer?.vectors == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    }
  }

  @Test("a tolerance that is asked for joins whatever is closer")
  func tolerance() throws {
    var planted = MultipletSpectra.s3(40, samples: 4)
    planted.noise = 1e-7
    let spectra = try planted.spectra(seed: 6)
    for (tolerance, expected) in [
      (1e-5, [[1, 0, 0], [0, 1, 1]]), (1e-12, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    ] {
      let resolution = try LevelResolution(of: spectra, tolerance: tolerance)
      let main = resolution.signatures.vectors.indices.filter {
        resolution.signatures.meanLevels[$0] > 10
      }
      #expect(main.map { resolution.signatures.vectors[$0] } == expected)
      #expect(resolution.chosenTolerance == tolerance && resolution.finer == nil)
    }
  }
}

import Evidence
import Foundation
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// Signs of infinite groups in levels alone: how often finite groups show them, and which infinite ones do.
@Suite("Hidden charges from levels")
struct HiddenChargeTests {
  /// Irreps of a finite group behind a cyclic one: branching and dimension.
  struct Finite: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let visible: Int
    let irreps: [[Int]]
  }

  static let finite = [
    Finite(testDescription: "Z2", visible: 2, irreps: [[1, 0], [0, 1]]),
    Finite(testDescription: "Z4", visible: 4, irreps: (0..<4).map { unit($0, 4) }),
    Finite(
      testDescription: "Z4×Z2 over Z4", visible: 4,
      irreps: (0..<8).map { unit($0 % 4, 4) }),
    Finite(
      testDescription: "S3 over Z3", visible: 3, irreps: [[1, 0, 0], [1, 0, 0], [0, 1, 1]]),
    Finite(
      testDescription: "D4 over Z4", visible: 4,
      irreps: [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 1, 0, 1]]),
    Finite(
      testDescription: "D6 over Z3", visible: 3,
      irreps: [[1, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 1], [0, 1, 1]]),
    Finite(
      testDescription: "Q16 over Z4", visible: 4,
      irreps: [
        [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0], [1, 0, 1, 0], [0, 1, 0, 1],
        [0, 1, 0, 1],
      ]),
    Finite(
      testDescription: "A4 over Z3", visible: 3,
      irreps: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]]),
  ]

  private static func unit(_ place: Int, _ count: Int) -> [Int] {
    (0..<count).map { $0 == place ? 1 : 0 }
  }

  /// The verdict on levels of these irreps. Shape of `levels`: [irrep].
  private func verdict(
    _ visible: Int, _ irreps: [[Int]], levels: [Int], _ ensemble: LevelEnsemble, samples: Int,
    seed: UInt64
  ) throws -> Verdict {
    let spectra = try MultipletSpectra(
      zip(irreps, levels).map { MultipletSpectra.Irrep($0, levels: $1, ensemble: ensemble) },
      samples: samples
    ).spectra(seed: seed)
    return try SolvedLevels.verdict(
      spectra, Catalogue.cyclicTable(visible), indices: 1...12, isOpenEnded: true)
  }

  /// Numbers of levels per irrep from 15 to 150, off by up to a tenth, in 1 to 20 samples.
  ///
  /// One in a hundred may be suspected.
  @Test("finite groups show none", arguments: finite)
  func falseAlarms(group: Finite) throws {
    var random = SeededGenerator(seed: UInt64(group.testDescription.count) + 41)
    let count = runsLongTests ? 60 : 6
    var alarms: [String] = []
    for _ in 0..<count {
      let mean = 15 * pow(10, Double.random(in: 0...1, using: &random))
      let samples = Int(pow(20, Double.random(in: 0...1, using: &random)))
      let levels = group.irreps.map { irrep in
        Int(mean * Double(irrep.reduce(0, +)) * Double.random(in: 0.9...1.1, using: &random))
      }
      let ensemble: LevelEnsemble = Bool.random(using: &random) ? .orthogonal : .unitary
      let seed = random.next()
      let verdict = try verdict(
        group.visible, group.irreps, levels: levels, ensemble, samples: samples, seed: seed)
      if !verdict.likelyInfinite.isEmpty {
        alarms.append("\(levels), \(samples) samples, \(seed): \(verdict.reason)")
      }
    }
    print("false alarms of \(group.testDescription): \(alarms.count) of \(count)")
    #expect(Double(alarms.count) <= 0.01 * Double(count), "\(alarms)")
  }

  /// Charges of a chain of spins 1/2: binomial numbers of levels.
  struct Charge: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let visible: Int
    let groups: Set<String>
    /// By the distance of the charge from its mean, doubled: the branching vectors of its irreps.
    let branching: @Sendable (Int) -> [[Int]]
    /// Detected at least so often with 8, 10 and 12 sites.
    let least: [Double]
  }

  static let charges = [
    Charge(
      testDescription: "O(2) over Z4", visible: 4, groups: ["O(2)", "Pin(2)"],
      branching: { m in
        switch m % 8 {
        case 0: m == 0 ? [[1, 0, 0, 0], [0, 0, 1, 0]] : [[1, 0, 1, 0]]
        case 4: [[1, 0, 1, 0]]
        default: [[0, 1, 0, 1]]
        }
      }, least: [0.2, 0.9, 1]),
    Charge(
      testDescription: "U(1) over Z4", visible: 4, groups: ["U(1)"],
      branching: { m in
        m == 0 ? [unit(0, 4)] : [unit(m / 2 % 4, 4), unit((4 - m / 2 % 4) % 4, 4)]
      }, least: [0.5, 0.9, 0.9]),
    Charge(
      testDescription: "O(2) over Z2", visible: 2, groups: ["O(2)", "U(1)"],
      branching: { m in m == 0 ? [[1, 0], [0, 1]] : [[1, 1]] }, least: [0, 0, 0]),
  ]

  @Test("hidden charges show", arguments: charges)
  func detection(charge: Charge) throws {
    for (place, sites) in [8, 10, 12].enumerated() {
      var (irreps, levels): ([[Int]], [Int]) = ([], [])
      for up in stride(from: sites / 2, through: 0, by: -1) {
        let own = charge.branching(sites - 2 * up)
        irreps += own
        let isSplit = 2 * up == sites && own.count == 2
        levels += own.map { _ in Self.binomial(sites, up) / (isSplit ? 2 : 1) }
      }
      let count = runsLongTests ? 50 : 5
      var found = 0
      for seed in 0..<UInt64(count) {
        let verdict = try verdict(
          charge.visible, irreps, levels: levels, .orthogonal, samples: 5, seed: seed)
        #expect(verdict.kind != .decided, "\(verdict)")
        guard !verdict.likelyInfinite.isEmpty else { continue }
        found += 1
        #expect(verdict.reason.contains("an infinite group such as"))
        #expect(verdict.groups.starts(with: verdict.likelyInfinite))
        #expect(!charge.groups.isDisjoint(with: verdict.likelyInfinite), "\(verdict.groups)")
      }
      print("\(charge.testDescription), \(sites) sites: \(found) of \(count)")
      #expect(Double(found) >= charge.least[place] * Double(count))
    }
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int {
    k == 0 ? 1 : binomial(n, k - 1) * (n - k + 1) / k
  }
}

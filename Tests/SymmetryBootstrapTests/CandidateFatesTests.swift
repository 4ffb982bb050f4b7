import Branching
import Evidence
import Foundation
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing

/// With levels as without, every candidate (p, r) has a fate.
@Suite struct CandidateFatesTests {
  /// Over Z3 with the signatures 0, 1, 2, 0 + 1 and 0 + 2 dual signatures may have different numbers of irreps.
  @Test func levelsLeaveNoUnitaryCandidateOut() throws {
    var random = SeededGenerator(seed: 5)
    let (one, omega) = (Cyclotomic(1), Cyclotomic.rootOfUnity(1, order: 3))
    let square = omega * omega
    let table = try CharacterTable(
      classSizes: [1, 1, 1], elementOrders: [1, 3, 3], powerMaps: [3: [0, 0, 0]],
      characters: [[one, one, one], [one, omega, square], [one, square, omega]])
    let samples = try (0..<2).map { _ in
      let own = try (0..<5).map { _ in
        try LevelEnsemble.orthogonal.randomLevels(count: 100, using: &random)
      }
      return [own[0] + own[3] + own[4], own[1] + own[3], own[2] + own[4]].map { $0.sorted() }
    }
    let spectra = try SectorSpectra(sectorNames: ["0", "1", "2"], levels: samples)
    let signatures = try SpectralSignatures(of: spectra)
    let data = try SignatureData(visible: table, observed: signatures)
    let options = Bootstrap.Options(indices: 1...9)
    let plain = try Bootstrap.solve(data, options: options)
    let weighed = try Bootstrap.solve(
      data, evidence: LevelEvidence(of: signatures, spectra: spectra), options: options)
    #expect(Set(weighed.fates.map(\.candidate)) == Set(plain.fates.map(\.candidate)))
    #expect(weighed.rejections == plain.rejections)
    #expect(plain.rejections.contains { $0.reason == .dualClosure })
    #expect(weighed.exhaustive && plain.exhaustive)
    #expect(weighed.solutions.count == plain.solutions.count)
  }
}

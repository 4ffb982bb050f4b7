import Branching
import Evidence
import Foundation
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing

/// From the levels of random systems to the hidden group, its index not told: the groups of the first rank have to be exactly
/// those that share N and the signatures with their Wigner types.
///
/// `make synthetic` runs 300 cases; XSFF_SYNTHETIC_CASES, _INDEX, _SECONDS and _SEED choose how many, of groups to which index, how
/// long each, and which; XSFF_SYNTHETIC_CASE picks one of them.
@Suite struct SyntheticSuiteTests {
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment["XSFF_SYNTHETIC_" + name].flatMap(Int.init)
  }
  private let caseCount = number("CASES") ?? 8
  private let largestIndex = number("INDEX") ?? 4
  private let seconds = Double(number("SECONDS") ?? 20)
  private let seed = UInt64(number("SEED") ?? 1)
  private let single = number("CASE")
  private let isLong = number("CASES") != nil

  @Test func groupsOfTheFirstRankAreThoseThatShareTheSignatures() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    let catalogue = try CatalogueRings.catalogue.get()
    var random = SeededGenerator(seed: seed)
    let chosen = pairs.filter { isEligible($0, catalogue) }.shuffled(using: &random)
    var report = SyntheticReport()
    for (number, pair) in chosen.prefix(caseCount).enumerated() {
      let mode = SyntheticMode.allCases.randomElement(using: &random)!
      let caseSeed = random.next()
      guard single.map({ $0 == number }) ?? true else { continue }
      let outcome = try outcome(SyntheticCase(pair, mode, seed: caseSeed, in: catalogue), catalogue)
      report.add(outcome)
      if isLong {
        print(
          number, outcome.title, String(format: "%.2f s", outcome.seconds),
          outcome.isFirstRankComplete ? "" : "not complete", outcome.fault ?? "right")
        fflush(nil)
      }
    }
    print(report.text)
    #expect(report.rightFraction >= (isLong ? 0.99 : 1))
    #expect(report.wrongDecisions == [])
    #expect(Double(report.suspicions.count) <= 0.01 * Double(caseCount), "\(report.suspicions)")
  }

  private func isEligible(_ pair: GroupPair, _ catalogue: GroupCatalogue) -> Bool {
    let counts = Dictionary(grouping: pair.branching) { $0 }.values.map(\.count)
    return counts.allSatisfy { $0 <= 3 } && pair.index <= largestIndex
      && catalogue.covers(order: pair.hidden.order) && (isLong || pair.hidden.order <= 24)
  }

  private func outcome(
    _ synthetic: SyntheticCase, _ catalogue: GroupCatalogue
  ) throws -> SyntheticOutcome {
    let spectra = try synthetic.spectra()
    let signatures = try SpectralSignatures(of: spectra)
    let start = ContinuousClock.now
    // As the command does it.
    var options = Bootstrap.Options(timeLimit: seconds)
    options.isOpenEnded = true
    options.readings = [.unitary, .antiunitary]
    options.margin = 20
    let answer = try Bootstrap.solve(
      SignatureData(visible: synthetic.visible.table, observed: signatures),
      evidence: LevelEvidence(of: signatures, spectra: spectra), options: options,
      catalogue: catalogue)
    let time = start.duration(to: .now) / .seconds(1)
    let truth = try SyntheticTruth(of: synthetic, in: catalogue)
    return SyntheticOutcome(answer, truth, synthetic, time) { number in
      let group = try? catalogue.group(order: number.order, id: number.id)
      return synthetic.signatures.reading == .antiunitary
        && group.flatMap { try? truth.admits($0) } ?? false
    }
  }
}

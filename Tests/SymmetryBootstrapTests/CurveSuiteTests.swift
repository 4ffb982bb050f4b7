import Branching
import FormFactors
import Foundation
import GroupTheory
import Plateaus
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// From K(t) of random systems, without their levels, to the hidden group.
///
/// XSFF_CURVES_CASES, _SEED and _SAMPLES choose how many systems, which, and of how many samples; `make curves` runs 200.
@Suite struct CurveSuiteTests {
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment["XSFF_CURVES_" + name].flatMap(Int.init)
  }
  private let caseCount = number("CASES") ?? 6
  private let seed = UInt64(number("SEED") ?? 1)
  private let samples = number("SAMPLES") ?? 50
  private let single = number("CASE")
  private let isLong = number("CASES") != nil
  /// That of the command where the time counts; in a short run on a busy machine it does not.
  private var timeLimit: Double { isLong ? 60 : 600 }

  @Test func curvesTellTheHiddenGroup() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    let catalogue = try CatalogueRings.catalogue.get()
    var random = SeededGenerator(seed: seed)
    let eligible = pairs.filter { isEligible($0, catalogue) }
    var chosen: [GroupPair] = []
    while chosen.count < caseCount { chosen += eligible.shuffled(using: &random) }
    var (right, decided, wrong, total) = (0, 0, [String](), 0)
    for (number, pair) in chosen.prefix(caseCount).enumerated() {
      let mode = SyntheticMode.allCases.randomElement(using: &random)!
      let caseSeed = random.next()
      guard single.map({ $0 == number }) ?? true else { continue }
      let start = ContinuousClock.now
      let synthetic = try SyntheticCase(pair, mode, seed: caseSeed, in: catalogue)
      let answer = try answer(synthetic, catalogue)
      let truth = try SyntheticTruth(of: synthetic, in: catalogue)
      let first = answer.entries.filter { $0.rank == 1 }.map { answer.solution(of: $0) }
      let isRight =
        !first.isEmpty
        && first.allSatisfy {
          $0.map { truth.equivalents.contains(SyntheticSignatures($0)) } ?? false
        }
      let verdict = Verdict(answer)
      total += 1
      right += isRight ? 1 : 0
      decided += verdict.kind == .decided ? 1 : 0
      if verdict.kind == .decided, !isRight { wrong.append("\(synthetic.title): \(verdict)") }
      if single != nil {
        for (set, fate) in answer.likeliestCandidates {
          print(answer.sets[set].vectors, fate.candidate.index, fate.candidate.reading)
          print(fate.candidate.multiplicities, fate.evidence!.total, fate.isUndecided, fate.reasons)
          print(fate.evidence!.claims.map { "\($0.signature): \($0.hypothesis)" })
        }
      }
      if isLong {
        print(
          number, synthetic.title, isRight ? "right" : "WRONG \(verdict)", verdict.kind,
          start.duration(to: .now))
        fflush(nil)
      }
    }
    print("curves: \(right) of \(total) right, \(decided) decided, \(wrong.count) wrongly")
    #expect(wrong == [])
    #expect(Double(right) >= 0.95 * Double(total) - (isLong ? 0 : 1))
  }

  private func isEligible(_ pair: GroupPair, _ catalogue: GroupCatalogue) -> Bool {
    let counts = Dictionary(grouping: pair.branching) { $0 }.values.map(\.count)
    return counts.allSatisfy { $0 <= 3 } && pair.index <= 4 && pair.visible.order <= 12
      && catalogue.covers(order: pair.hidden.order) && pair.hidden.order <= 24
  }

  private func answer(
    _ synthetic: SyntheticCase, _ catalogue: GroupCatalogue
  ) throws -> PlateauAnswer {
    let spectra = try synthetic.spectra(samples: samples)
    // The semicircle of radius 1 has the standard deviation ½.
    let heisenbergTime =
      (2 * Double.pi).squareRoot() * Double(spectra.multiplicities.max()!) / 0.5
    let grid = TimeGrid.standard(heisenbergTime: heisenbergTime, count: 1001)
    let formFactor = CrossSpectralFormFactor(
      of: spectra, on: grid, plateauStart: 2 * heisenbergTime)
    let curves = try MeasuredCurves(
      irrepDimensions: spectra.irrepDimensions, multiplicities: spectra.multiplicities,
      times: formFactor.times, mean: formFactor.mean.matrix,
      standardError: formFactor.standardError.matrix,
      sampleCount: samples, heisenbergTime: heisenbergTime)
    var options = Bootstrap.Options(timeLimit: timeLimit)
    options.readings = [.unitary, .antiunitary]
    options.margin = 20
    return try CurveBootstrap.solve(
      curves, visible: synthetic.visible.table, options: options, catalogue: catalogue)
  }
}

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

/// Whole curves of planted blocks behind the visible group Z3: signatures (1,0,0) and (0,1,1).
@Suite struct CurveBootstrapTests {
  private static let samples = 120
  private static let size = 120

  /// Blocks over sector 0, and those that sectors 1 and 2 share.
  private func spectra(
    _ alone: [LevelEnsemble], _ shared: [LevelEnsemble], seed: UInt64
  ) throws -> SectorSpectra {
    var random = SeededGenerator(seed: seed)
    func levels(_ blocks: [LevelEnsemble]) throws -> [Double] {
      try blocks.flatMap {
        try $0.randomLevels(count: Self.size / blocks.count, using: &random)
      }.sorted()
    }
    let all = try (0..<Self.samples).map { _ -> [[Double]] in
      let (own, tied) = (try levels(alone), try levels(shared))
      return [own, tied, tied]
    }
    return try SectorSpectra(
      sectorNames: ["0", "1", "2"], irrepDimensions: [1, 1, 1], levels: all)
  }

  private static let heisenbergTime = 2 * (2 * Double.pi).squareRoot() * Double(size)

  private func curves(
    _ spectra: SectorSpectra, from first: Double = 0.02, errors: Bool = true,
    samples: Int? = samples, scale: Double? = heisenbergTime
  ) throws -> MeasuredCurves {
    let grid = TimeGrid(
      linearFrom: first * Self.heisenbergTime, to: 4 * Self.heisenbergTime, count: 1200)
    let measured = CrossSpectralFormFactor(
      of: spectra, on: grid, plateauStart: 2 * Self.heisenbergTime)
    return try MeasuredCurves(
      irrepDimensions: [1, 1, 1], multiplicities: spectra.multiplicities, times: measured.times,
      mean: measured.mean.matrix,
      standardError: errors ? measured.standardError.matrix : nil,
      sampleCount: samples, heisenbergTime: scale)
  }

  private func answer(_ curves: MeasuredCurves) throws -> PlateauAnswer {
    let table = try CatalogueRings.catalogue.get().group(order: 3, id: 1).table
    var options = Bootstrap.Options(timeLimit: 30)
    options.readings = Set(Reading.allCases)
    options.margin = 20
    return try CurveBootstrap.solve(
      curves, visible: table, options: options, catalogue: CatalogueRings.catalogue.get())
  }

  @Test func realBlocksAreS3() throws {
    let spectra = try spectra([.orthogonal, .orthogonal], [.orthogonal], seed: 1)
    let answer = try answer(curves(spectra))
    let verdict = Verdict(answer)
    #expect(verdict.groups == ["S3"] && verdict.kind == .decided, "\(verdict)")
    let fit = try #require(answer.curves?.summary)
    #expect(abs(fit.chiSquarePerPoint - 1) < 0.3)
    #expect(abs(fit.heisenbergTime / Self.heisenbergTime - 1) < 0.2)
  }

  @Test func aComplexBlockIsAnAntiunitarySymmetryBesideZ3() throws {
    let spectra = try spectra([.orthogonal], [.unitary], seed: 2)
    let verdict = Verdict(try answer(curves(spectra)))
    #expect(verdict.groups == ["Z3"] && verdict.reading == "antiunitary", "\(verdict)")
    #expect(verdict.kind == .decided)
  }

  @Test func independentLevelsDecideNothing() throws {
    let spectra = try spectra([.poisson], [.poisson], seed: 3)
    let verdict = Verdict(try answer(curves(spectra)))
    #expect(verdict.kind == .undecided, "\(verdict)")
  }

  @Test func withoutAScaleOfTimeMultiplesAreAsLikely() throws {
    let spectra = try spectra([.orthogonal, .orthogonal], [.orthogonal], seed: 1)
    // Times so far apart that nothing tells the width of the spectrum.
    let grid = TimeGrid(
      linearFrom: 0.1 * Self.heisenbergTime, to: 10 * Self.heisenbergTime, count: 400)
    let measured = CrossSpectralFormFactor(
      of: spectra, on: grid, plateauStart: 2 * Self.heisenbergTime)
    let curves = try MeasuredCurves(
      irrepDimensions: [1, 1, 1], multiplicities: spectra.multiplicities, times: measured.times,
      mean: measured.mean.matrix, sampleCount: Self.samples)
    #expect(!curves.bandwidth.isKnown)
    let answer = try answer(curves)
    let verdict = Verdict(answer)
    #expect(verdict.kind == .undecided && verdict.groups.contains("S3"), "\(verdict)")
    #expect(verdict.wouldDecide?.contains("heisenberg_time") == true)
  }

  @Test func theScaleOfTimeIsFoundThreeWays() throws {
    let spectra = try spectra([.orthogonal], [.orthogonal], seed: 4)
    let given = try curves(spectra).bandwidth
    #expect(given.source == .heisenbergTime && abs(given.value - 0.5) < 1e-9)
    let decay = try curves(spectra, from: 0.002, scale: nil).bandwidth
    #expect(decay.source == .decay && abs(decay.value / 0.5 - 1) < 0.1)
    let correlation = try curves(spectra, scale: nil).bandwidth
    #expect(correlation.source == .correlation && abs(correlation.value / 0.5 - 1) < 0.2)
  }

  @Test func samplesAreCountedByErrorsOrScatter() throws {
    let spectra = try spectra([.orthogonal], [.orthogonal], seed: 5)
    for errors in [true, false] {
      let found = try curves(spectra, errors: errors, samples: nil)
      #expect(found.isSampleCountEstimated)
      #expect(
        (0.6...1.6).contains(found.sampleCount / Double(Self.samples)), "\(found.sampleCount)")
    }
  }

  @Test(arguments: [1e-300, 1e-3, 1e300], [0, 7, Int.max])
  func absurdScalesAndNumbersOfSamplesAreSurvived(scale: Double, samples: Int) throws {
    let spectra = try spectra([.orthogonal], [.orthogonal], seed: 6)
    let given = try curves(spectra, samples: samples, scale: scale)
    #expect(given.bandwidth.value.isFinite && given.bandwidth.value > 0)
    #expect((1...1e9).contains(given.sampleCount))
    _ = Verdict(try answer(given))
  }

  @Test func pairsThatAreMissingAreRefused() throws {
    var mean = [[[Double]]](
      repeating: Array(repeating: Array(repeating: 1, count: 50), count: 3), count: 3)
    mean[0][1][7] = .nan
    #expect(throws: BootstrapError.self) {
      try MeasuredCurves(
        irrepDimensions: [1, 1, 1], multiplicities: [9, 9, 9],
        times: (1...50).map(Double.init), mean: mean)
    }
  }
}

import Branching
import Evidence
import Foundation
import SpectralStatistics
import Synchronization

/// How likely readings make measured curves, all pairs of sectors together.
///
/// ln L of a fit (`CurveFit`) is divided by the misfit of the best one: where even that is further from the curves than
/// statistics allows, because no system is a random matrix or samples are no independent ones, differences count less.
public final class CurveLikelihood: Sendable {
  /// The measurement.
  public let curves: MeasuredCurves
  private let relations: SectorRelations
  private let binned: BinnedCurves
  private let sectorDeviation: Double
  private let state: Mutex<State>

  private struct State {
    var calibration: Calibration
    var known: [CurveHypothesis: Double] = [:]
    var best = -Double.infinity
  }

  /// What fits start from.
  private struct Calibration {
    var scale: CurveScale
    var binned: BinnedCurves {
      didSet { sparse = binned.sparse }
    }
    /// For a first look.
    private(set) var sparse: BinnedCurves
    var reference: [Double]
    var summary: CurveSummary?
    /// The hypothesis that fits best, its model and the parameters.
    var best: FittedModel?

    init(_ scale: CurveScale, _ binned: BinnedCurves) {
      (self.scale, self.binned, sparse) = (scale, binned, binned.sparse)
      reference = CurveModel.plain
    }
  }

  /// What a fit may gain over the reference at least, and for each value that was measured: numbers of levels that are off by a tenth.
  /// And what a fit to all times may gain over one to a fourth of them.
  private static let gain = (least: 150.0, ofValue: 0.005, ofAllTimes: 100.0)

  /// Prepares curves.
  public init(_ curves: MeasuredCurves) {
    self.curves = curves
    let sectors = 0..<curves.sectorCount
    let relations = SectorRelations(
      of: sectors.map { a in
        sectors.map { b in
          let mean = curves.values[a][b].reduce(0, +) / Double(curves.times.count)
          return mean + (a == b ? curves.noise[a] : 0)
        }
      }, isNoisy: curves.noise.contains { $0 > 0 })
    self.relations = relations
    let all = BinnedCurves(
      curves, sectors: relations.independent,
      noise: sectors.map { sector in
        let curve = curves.values[sector][sector]
        let mean = curve.reduce(0, +) / Double(curve.count)
        return curves.noise[sector] + relations.noise[sector] * mean
      })
    let later = all.from(EarlySlope.end(all))
    binned =
      curves.bandwidth.isKnown
      ? later.withCorrelatedTimes(bandwidth: curves.bandwidth.value) : later
    sectorDeviation = Self.sectorDeviation(curves)
    let scale = CurveScale(
      bandwidth: curves.bandwidth.value, bandwidthWidth: curves.bandwidth.uncertainty,
      largestSector: Double(curves.multiplicities.max() ?? 1),
      signatureWidth: max(0.02, sectorDeviation / 2))
    state = Mutex(State(calibration: Calibration(scale, binned)))
  }

  /// The best fit; nil before `calibrate`.
  var fittedModel: FittedModel? { state.withLock { $0.calibration.best } }

  /// What the best fit found; nil before `calibrate`.
  public var summary: CurveSummary? { state.withLock { $0.calibration.summary } }

  /// Whether signatures have the exact relations among sectors that the curves have.
  public func allows(_ vectors: [[Int]]) -> Bool { relations.hold(for: vectors) }

  /// ln L of a hypothesis, over the misfit; differences count.
  package func logLikelihood(_ hypothesis: CurveHypothesis) -> Double {
    let (calibration, known, best) = state.withLock {
      ($0.calibration, $0.known[hypothesis], $0.best)
    }
    if let known { return known }
    let misfit = calibration.summary?.misfit ?? 1
    var value = -Double.infinity
    if let model = model(hypothesis, calibration.scale) {
      value = Self.evidence(model, calibration, best: best * misfit) / misfit
    }
    state.withLock {
      $0.known[hypothesis] = value
      $0.best = max($0.best, value)
    }
    return value
  }

  /// ln L of a model over all its parameters, or less where it is far below the best.
  ///
  /// Fits have several maxima, and that of the best hypothesis is not near that of another: they start from its parameters and
  /// from plain ones.
  private static func evidence(
    _ model: CurveModel, _ calibration: Calibration, best: Double
  ) -> Double {
    let values = calibration.binned.times.indices.reduce(0) { $0 + calibration.binned.weight($1) }
    let reach = gain.least + gain.ofValue * values * Double(calibration.binned.size)
    let places = [calibration.reference, CurveModel.plain].map { reference -> ([Double], Double) in
      let start = start(model, calibration, from: reference, offsets: nearOffsets).parameters
      let first = CurveFit.likelihood(model, calibration.binned, start)
      guard first >= best - reach else { return (start, first) }
      let quick = CurveFit(model, to: calibration.sparse, from: start).parameters
      return (quick, CurveFit.likelihood(model, calibration.binned, quick))
    }
    return places.map { parameters, value in
      value >= best - gain.ofAllTimes
        ? fit(model, calibration, from: parameters).evidence : value
    }.max()!
  }

  /// Those of some hypotheses that fit best with the parameters of the reference, no more than `count`.
  package func likeliest(_ hypotheses: [CurveHypothesis], count: Int) -> [CurveHypothesis] {
    let calibration = state.withLock { $0.calibration }
    return hypotheses.compactMap { hypothesis -> (CurveHypothesis, Double)? in
      guard let model = model(hypothesis, calibration.scale) else { return nil }
      let extra = model.parameterCount - calibration.reference.count
      let parameters = calibration.reference + [Double](repeating: 0, count: extra)
      return (hypothesis, CurveFit.likelihood(model, calibration.sparse, parameters))
    }.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .prefix(count).map(\.element.0)
  }

  // MARK: - Calibration

  private static let farOffsets = stride(from: -2.4, through: 2.4, by: 0.3).map { $0 }
  private static let nearOffsets = [-0.69, -0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.4, 0.69]
  private static let fittedSeeds = 6

  /// Finds the time scale, where the fit holds, and its misfit, from the likeliest of some hypotheses.
  ///
  /// Nothing happens when none of them has levels as the sectors do.
  package func calibrate(_ seeds: [CurveHypothesis]) {
    var calibration = state.withLock { $0.calibration }
    let likely = seeds.compactMap { seed -> (FittedModel, Double)? in
      guard let model = model(seed, calibration.scale) else { return nil }
      let (start, value) = Self.start(
        model, calibration, from: calibration.reference,
        offsets: curves.bandwidth.isKnown ? Self.nearOffsets : Self.farOffsets)
      return (FittedModel(hypothesis: seed, model: model, parameters: start), value)
    }.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .prefix(Self.fittedSeeds).map(\.element.0)
    guard !likely.isEmpty else { return }
    var best = Self.best(likely, calibration)
    if !curves.bandwidth.isKnown {
      calibration.binned = binned.withCorrelatedTimes(
        bandwidth: best.model.bandwidth(best.parameters))
      best = Self.best(likely.map { $0.starting(from: best) }, calibration)
    }
    let start = FitRange.start(best.model, calibration.binned, best.parameters)
    if start > calibration.binned.times[0] {
      calibration.binned = calibration.binned.from(start)
      best = Self.best(likely.map { $0.starting(from: best) }, calibration)
    }
    calibration.reference = Array(best.parameters.prefix(CurveModel.Shared.count))
    calibration.best = best
    calibration.summary = CurveSummary(
      best.model, best.parameters, calibration.binned, firstTime: curves.times[0])
    let found = calibration
    state.withLock { $0 = State(calibration: found) }
  }

  private static func best(_ starts: [FittedModel], _ calibration: Calibration) -> FittedModel {
    let fits = starts.map { ($0, fit($0.model, calibration, from: $0.parameters)) }
    let (start, best) = fits.max { $0.1.evidence < $1.1.evidence }!
    return FittedModel(
      hypothesis: start.hypothesis, model: start.model, parameters: best.parameters)
  }

  /// The better of the fits with hardly any excess at early times and with much of it.
  private static func fit(
    _ model: CurveModel, _ calibration: Calibration, from start: [Double]
  ) -> CurveFit {
    var other = start
    other[CurveModel.Shared.excess] = start[CurveModel.Shared.excess] > -0.7 ? -1.5 : 0.5
    let fits = [start, other].map { CurveFit(model, to: calibration.binned, from: $0) }
    return fits[0].evidence >= fits[1].evidence ? fits[0] : fits[1]
  }

  /// Shared parameters with the time scale that fits best, of some, and ln L there, from a first look.
  private static func start(
    _ model: CurveModel, _ calibration: Calibration, from reference: [Double], offsets: [Double]
  ) -> (parameters: [Double], likelihood: Double) {
    let extra = [Double](
      repeating: 0, count: model.parameterCount - reference.count)
    func point(_ offset: Double) -> (parameters: [Double], likelihood: Double, offset: Double) {
      var parameters = reference + extra
      parameters[CurveModel.Shared.bandwidth] += offset / calibration.scale.bandwidthWidth
      let deviation = parameters[CurveModel.Shared.bandwidth]
      let value = CurveFit.likelihood(model, calibration.sparse, parameters)
      return (parameters, value - deviation * deviation / 2, offset)
    }
    let points = offsets.map(point)
    var best = points.max { $0.likelihood < $1.likelihood }!
    var step = (offsets[1] - offsets[0]) / 2
    while step > 0.02 {
      for side in [-step, step] {
        let other = point(best.offset + side)
        if other.likelihood > best.likelihood { best = other }
      }
      step /= 2
    }
    return (best.parameters, best.likelihood)
  }

  // MARK: - Models

  /// Nil when the sectors cannot have such levels.
  private func model(_ hypothesis: CurveHypothesis, _ scale: CurveScale) -> CurveModel? {
    let vectors = hypothesis.needs.map(\.signature)
    let expected = hypothesis.needs.map {
      CurveHypothesis.expectedLevels(
        $0, order: hypothesis.order, totalDimension: curves.totalDimension)
    }
    let deviations = expected.map {
      $0 * LevelCount.width(levels: $0, sectorDeviation: sectorDeviation)
    }
    guard
      let levels = ConditionedLevels(
        expected, deviations: deviations, vectors: vectors, multiplicities: curves.multiplicities)
    else { return nil }
    let signatures = relations.restricted(vectors).enumerated().map { k, vector in
      let blocks = hypothesis.blocks(k).blocks
      let total = blocks.reduce(0) { $0 + $1.size }
      return CurveModel.Signature(
        vector: vector.map(Double.init),
        blocks: blocks.map { (ensemble: $0.ensemble, share: $0.size / total) })
    }
    return CurveModel(signatures, levels: levels, scale: scale)
  }

  /// The number of levels of a signature against what a group of some order has.
  func levelCount(_ levels: Double, _ need: SignatureNeed, order: Int) -> LevelCount {
    LevelCount(
      levels,
      expected: CurveHypothesis.expectedLevels(
        need, order: order, totalDimension: curves.totalDimension),
      sectorDeviation: sectorDeviation)
  }

  private static func sectorDeviation(_ curves: MeasuredCurves) -> Double {
    let dimensions = curves.irrepDimensions.map(Double.init)
    let order = dimensions.reduce(0) { $0 + $1 * $1 }
    let size = Double(curves.totalDimension)
    let squares = zip(dimensions, curves.multiplicities).map { dimension, multiplicity in
      let relative = Double(multiplicity) * order / (dimension * size) - 1
      return relative * relative
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
}

extension CurveModel {
  /// Shared parameters of chaotic levels with hardly any excess.
  fileprivate static var plain: [Double] {
    var result = [Double](repeating: 0, count: Shared.count)
    result[Shared.excess] = -1.5
    return result
  }
}

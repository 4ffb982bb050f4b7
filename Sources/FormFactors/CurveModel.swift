import Foundation
import SpectralStatistics

/// What one reading predicts for the curves: C(t) = Σ_b b bᵀ F_b(t), with the form factors of the blocks of each signature.
///
///     F_b(t) = Σ_i n_i ((1 - ρ) f_i(t s/n_i) + ρ) (1 + a exp(-t/c))
///
/// One time scale 1/s and one density of states serve all sectors, but for small deviations of the widths in small systems. a and c are the excess before the Thouless time, ρ a fraction of
/// independent levels; the numbers of levels deviate from those of an infinite system as is usual, and blocks of one signature
/// from equal sizes. All parameters are in units of the width of their prior, from its centre.
struct CurveModel: Sendable {
  /// The levels of one signature.
  struct Signature: Sendable {
    /// b over the independent sectors.
    let vector: [Double]
    /// The blocks: their ensemble and their part of the levels.
    let blocks: [(ensemble: LevelEnsemble, share: Double)]
  }

  let signatures: [Signature]
  /// The vectors of the signatures.
  let vectors: [[Double]]
  /// n_b given the sizes of the sectors, and the directions in which it can deviate. Shapes: [signature], [direction][signature].
  private let levels: [Double]
  private let directions: [[Double]]
  private let scale: CurveScale

  /// The places of parameters that all models have.
  enum Shared {
    static let bandwidth = 0, form = 1, excess = 2, duration = 3, regular = 4, spread = 5,
      count = 6
  }

  init(_ signatures: [Signature], levels: ConditionedLevels, scale: CurveScale) {
    (self.signatures, self.scale) = (signatures, scale)
    vectors = signatures.map(\.vector)
    (self.levels, directions) = (levels.mean, levels.directions)
  }

  /// The number of parameters.
  var parameterCount: Int { Shared.count + directions.count + signatures.count }

  /// s.
  func bandwidth(_ parameters: [Double]) -> Double {
    scale.bandwidth * exp(scale.bandwidthWidth * parameters[Shared.bandwidth])
  }

  /// √(2π) R/s, the Heisenberg time of the largest sector: 2π times the density at the centre of a normal distribution.
  func heisenbergTime(_ parameters: [Double]) -> Double {
    (2 * Double.pi).squareRoot() * scale.largestSector / bandwidth(parameters)
  }

  /// a and c.
  func excess(_ parameters: [Double]) -> (height: Double, duration: Double) {
    (
      0.3 * exp(1.5 * parameters[Shared.excess]),
      0.04 * (2 * Double.pi).squareRoot() * scale.largestSector / scale.bandwidth
        * exp(0.4 * parameters[Shared.duration])
    )
  }

  /// n_b.
  func levels(_ parameters: [Double]) -> [Double] {
    levels.indices.map { k in
      let sum = directions.indices.reduce(levels[k]) {
        $0 + parameters[Shared.count + $1] * directions[$1][k]
      }
      return max(sum, leastLevels(k))
    }
  }

  private func leastLevels(_ k: Int) -> Double { 1e-3 * levels[k] }

  /// F_b(t). Shape: [signature][time].
  func formFactors(_ parameters: [Double], at times: [Double]) -> [[Double]] {
    let shared = SharedTerms(self, parameters, times)
    let levels = levels(parameters)
    return signatures.indices.map {
      formFactor($0, shared, levels: levels[$0], deviation: parameters[deviationPlace($0)])
    }
  }

  /// dF_b(t)/dx for every parameter x, from differences. Shape: [parameter][signature][time].
  func slopes(
    of factors: [[Double]], _ parameters: [Double], at times: [Double]
  ) -> [[[Double]]] {
    let step = 1e-3
    func slope(_ moved: [Double], _ own: [Double], _ step: Double) -> [Double] {
      zip(moved, own).map { ($0 - $1) / step }
    }
    let ofShared = (0..<Shared.count).map { place in
      var moved = parameters
      moved[place] += step
      return zip(formFactors(moved, at: times), factors).map { slope($0, $1, step) }
    }
    let shared = SharedTerms(self, parameters, times)
    let levels = levels(parameters)
    let zero = [Double](repeating: 0, count: times.count)
    var ofDeviations = [[[Double]]](
      repeating: signatures.map { _ in zero }, count: signatures.count)
    let ofLevels = signatures.indices.map { k in
      let (own, deviation) = (levels[k], parameters[deviationPlace(k)])
      ofDeviations[k][k] = slope(
        formFactor(k, shared, levels: own, deviation: deviation + step), factors[k], step)
      return slope(
        formFactor(k, shared, levels: own * (1 + step), deviation: deviation), factors[k],
        own * step)
    }
    let ofDirections = directions.map { direction in
      signatures.indices.map { k in
        levels[k] > leastLevels(k) ? ofLevels[k].map { $0 * direction[k] } : zero
      }
    }
    return ofShared + ofDirections + ofDeviations
  }

  /// What all signatures have in common at some parameters.
  private struct SharedTerms {
    let form, regular, spread: Double
    /// Shapes: [time].
    let excesses, logTimes: [Double]

    init(_ model: CurveModel, _ parameters: [Double], _ times: [Double]) {
      let logBandwidth = log(model.bandwidth(parameters))
      let (height, duration) = model.excess(parameters)
      form = SmearedFormFactor.normalForm + 3 * parameters[Shared.form]
      regular = min(1, 0.01 * exp(2 * parameters[Shared.regular]))
      spread = 0.2 * parameters[Shared.spread]
      excesses = times.map { 1 + height * exp(-$0 / duration) }
      logTimes = times.map { log($0) + logBandwidth }
    }
  }

  /// Where the deviation of the width of a signature stands among the parameters.
  private func deviationPlace(_ k: Int) -> Int { Shared.count + directions.count + k }

  /// F_b(t) of one signature. Shape: [time].
  private func formFactor(
    _ k: Int, _ shared: SharedTerms, levels: Double, deviation: Double
  ) -> [Double] {
    let sizes = sizes(k, spread: shared.spread).map { $0 * levels }
    var result = [Double](repeating: 0, count: shared.logTimes.count)
    for (block, size) in zip(signatures[k].blocks, sizes) {
      guard let table = SmearedFormFactor.of(block.ensemble) else {
        for j in result.indices { result[j] += size }
        continue
      }
      let logSize = log(size) - scale.signatureWidth(levels: self.levels[k]) * deviation
      table.add(
        to: &result, logTimes: shared.logTimes, logSize: logSize, form: shared.form,
        size: size, regular: shared.regular)
    }
    for j in result.indices { result[j] *= shared.excesses[j] }
    return result
  }

  /// The parts of the blocks, which deviate from those stated as `BlockHypothesis.variants` has it; they sum to 1.
  private func sizes(_ k: Int, spread: Double) -> [Double] {
    let blocks = signatures[k].blocks
    guard blocks.count > 1 else { return blocks.map(\.share) }
    let raw = blocks.enumerated().map { place, block in
      block.share * exp(spread * (2 * Double(place) / Double(blocks.count - 1) - 1))
    }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }
}

/// The scale of time that a fit starts from.
struct CurveScale: Sendable {
  /// s, roughly.
  var bandwidth: Double
  /// How uncertain ln s is.
  var bandwidthWidth = 1.0
  /// The largest R_λ.
  let largestSector: Double
  /// How far ln s of one signature deviates from that of all, in a large system.
  let signatureWidth: Double

  /// The same for one that has few levels, of which also Tr H² depends on the irrep.
  func signatureWidth(levels: Double) -> Double { max(signatureWidth, 0.5 / levels.squareRoot()) }
}

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
      return max(sum, 1e-3 * levels[k])
    }
  }

  /// F_b(t). Shape: [signature][time].
  func formFactors(_ parameters: [Double], at times: [Double]) -> [[Double]] {
    let logBandwidth = log(bandwidth(parameters))
    let form = SmearedFormFactor.normalForm + 3 * parameters[Shared.form]
    let (height, duration) = excess(parameters)
    let regular = min(1, 0.01 * exp(2 * parameters[Shared.regular]))
    let levels = levels(parameters)
    let factors = times.map { 1 + height * exp(-$0 / duration) }
    let logTimes = times.map { log($0) + logBandwidth }
    let deviations = parameters.suffix(signatures.count).map { scale.signatureWidth * $0 }
    return signatures.indices.map { k in
      let sizes = sizes(k, spread: 0.2 * parameters[Shared.spread]).map { $0 * levels[k] }
      var result = [Double](repeating: 0, count: times.count)
      for (block, size) in zip(signatures[k].blocks, sizes) {
        guard let table = SmearedFormFactor.of(block.ensemble) else {
          for j in result.indices { result[j] += size }
          continue
        }
        let logSize = log(size) - deviations[k]
        for j in result.indices {
          let ramp = table(logTime: logTimes[j] - logSize, form: form)
          result[j] += size * (regular + (1 - regular) * ramp)
        }
      }
      for j in result.indices { result[j] *= factors[j] }
      return result
    }
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
  /// How far ln s of one signature deviates from that of all.
  let signatureWidth: Double
}

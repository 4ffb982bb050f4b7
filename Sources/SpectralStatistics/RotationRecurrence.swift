import Numerics

/// Z(t) = Σ_j w_j exp(-i E_j t) on equally spaced times: each level's phase is turned by
/// exp(-i E Δt) from time to time, eight levels at once, and computed afresh every 128 steps so that
/// rounding cannot pile up.
struct RotationRecurrence {
  private typealias Lanes = SIMD8<Double>
  private static let freshEvery = 128

  private let levels: [Double]
  private let weights: [Double]?
  private let times: [Double]
  private let step: Double

  /// All weights are 1 unless given.
  init(levels: [Double], weights: [Double]? = nil, times: [Double]) {
    self.levels = levels
    self.weights = weights
    self.times = times
    step = (times[times.count - 1] - times[0]) / Double(times.count - 1)
  }

  func evaluate() -> (real: [Double], imaginary: [Double]) {
    let rotations = phases(at: step)
    var real: [Double] = []
    var imaginary: [Double] = []
    real.reserveCapacity(times.count)
    imaginary.reserveCapacity(times.count)
    for first in stride(from: 0, to: times.count, by: Self.freshEvery) {
      let count = min(Self.freshEvery, times.count - first)
      var sums = [(Lanes, Lanes)](repeating: (.zero, .zero), count: count)
      Self.turn(phases(at: times[first], weights: weights), by: rotations, into: &sums)
      for (cosines, sines) in sums {
        real.append(cosines.sum())
        imaginary.append(-sines.sum())
      }
    }
    return (real, imaginary)
  }

  /// w cos(E t) and w sin(E t), eight levels to a vector; lanes beyond the last level are zero.
  private func phases(at time: Double, weights: [Double]? = nil) -> [(Lanes, Lanes)] {
    stride(from: 0, to: levels.count, by: Lanes.scalarCount).map { first in
      var cosines = Lanes.zero
      var sines = Lanes.zero
      for lane in 0..<min(Lanes.scalarCount, levels.count - first) {
        let phase = levels[first + lane] * time
        let weight = weights?[first + lane] ?? 1
        cosines[lane] = weight * Double.cos(phase)
        sines[lane] = weight * Double.sin(phase)
      }
      return (cosines, sines)
    }
  }

  /// Adds the phases of all levels at successive times to `sums`.
  private static func turn(
    _ starts: [(Lanes, Lanes)], by rotations: [(Lanes, Lanes)], into sums: inout [(Lanes, Lanes)]
  ) {
    sums.withUnsafeMutableBufferPointer { sums in
      for (start, rotation) in zip(starts, rotations) {
        var (cosines, sines) = start
        let (turnCosine, turnSine) = rotation
        for step in 0..<sums.count {
          sums[step].0 += cosines
          sums[step].1 += sines
          let turned = cosines * turnCosine - sines * turnSine
          sines = cosines * turnSine + sines * turnCosine
          cosines = turned
        }
      }
    }
  }
}

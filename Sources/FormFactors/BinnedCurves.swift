import Foundation

/// The matrices of the curves of independent sectors, averaged over narrow intervals of time.
///
/// At one time the S values of (Z_λ) are complex normal with the covariance C(t), and independent of those at other times that
/// are further away than the correlation time. So the average W over an interval, in which C hardly changes, has the
/// distribution of Wishart with n = S × (number of independent times), and is all that has to be known of it.
struct BinnedCurves: Sendable {
  /// The number of independent sectors.
  let size: Int
  /// The mean time of each interval, ascending. Shape: [interval].
  let times: [Double]
  /// The distance of neighbouring times in each interval. Shape: [interval].
  let spacings: [Double]
  /// n. Shape: [interval].
  private(set) var counts: [Double]
  /// W, the power of the noise included. Shape: [interval][row-major matrix].
  let matrices: [[Double]]
  /// What the noise adds on the diagonal. Shape: [independent sector].
  let noise: [Double]

  /// Intervals are shorter than this, relative to their time.
  private static let width = 0.06
  /// An interval holds at least so many values for each sector.
  private static let fewestValues = 3.0
  /// The relative accuracy of random-matrix curves for a real system; more values do not count beyond it.
  private static let accuracy = 0.005

  /// Shape of `noise`: [sector].
  init(_ curves: MeasuredCurves, sectors: [Int], noise all: [Double]) {
    size = sectors.count
    let values = curves.values
    noise = sectors.map { all[$0] }
    let least = Self.fewestValues * Double(sectors.count) / curves.sampleCount
    var (times, counts, matrices) = ([Double](), [Double](), [[Double]]())
    var spacings: [Double] = []
    var first = 0
    for place in curves.times.indices {
      let isLast = place == curves.times.count - 1
      let isLong = curves.times[place] >= curves.times[first] * (1 + Self.width)
      guard isLast || isLong && Double(place + 1 - first) >= least else { continue }
      let own = first...place
      let count = Double(own.count)
      times.append(own.reduce(0) { $0 + curves.times[$1] } / count)
      counts.append(count * curves.sampleCount)
      let (before, after) = (max(first - 1, 0), min(place + 1, curves.times.count - 1))
      spacings.append((curves.times[after] - curves.times[before]) / Double(after - before))
      matrices.append(
        sectors.indices.flatMap { a in
          sectors.indices.map { b in
            let curve = values[sectors[a]][sectors[b]]
            let mean = own.reduce(0) { $0 + curve[$1] } / count
            return mean + (a == b ? all[sectors[a]] : 0)
          }
        })
      first = place + 1
    }
    (self.times, self.counts, self.matrices) = (times, counts, matrices)
    self.spacings = spacings
  }

  /// n as it counts: no more than the accuracy of the prediction makes sense of.
  func weight(_ interval: Int) -> Double {
    1 / (1 / counts[interval] + Self.accuracy * Self.accuracy)
  }

  /// The same where neighbouring times are correlated: |Z|² forgets as exp(-(s Δt)²) with the standard deviation s of the levels.
  func withCorrelatedTimes(bandwidth: Double) -> BinnedCurves {
    var result = self
    result.counts = zip(counts, spacings).map { count, spacing in
      let phase = spacing * bandwidth
      // Σ_k exp(-(φk)²) over all integers; for small φ it is √π/φ to all digits.
      let overlap =
        phase < 0.5
        ? Double.pi.squareRoot() / phase
        : 1 + 2 * (1...14).reduce(0) { $0 + exp(-phase * phase * Double($1 * $1)) }
      return max(1, count / overlap)
    }
    return result
  }

  /// Every fourth interval, for a first look.
  var sparse: BinnedCurves {
    kept(stride(from: times.count % 4, to: times.count, by: 4).map { $0 })
  }

  /// The intervals from a time on.
  func from(_ start: Double) -> BinnedCurves {
    kept(times.indices.filter { times[$0] >= start })
  }

  private func kept(_ kept: [Int]) -> BinnedCurves {
    BinnedCurves(
      size: size, times: kept.map { times[$0] }, spacings: kept.map { spacings[$0] },
      counts: kept.map { counts[$0] }, matrices: kept.map { matrices[$0] }, noise: noise)
  }

  private init(
    size: Int, times: [Double], spacings: [Double], counts: [Double], matrices: [[Double]],
    noise: [Double]
  ) {
    (self.size, self.times, self.spacings, self.counts) = (size, times, spacings, counts)
    (self.matrices, self.noise) = (matrices, noise)
  }

  /// The number of independent real numbers in W.
  var freedom: Int { size * (size + 1) / 2 }
}

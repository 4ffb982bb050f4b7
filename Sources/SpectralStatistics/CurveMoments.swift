/// The running mean and scatter of Z_λ Z_μ* over samples, by Welford's updating formulas.
struct CurveMoments: Sendable {
  private var count = 0
  private(set) var mean: [Double]
  private(set) var imaginary: [Double]
  private var squaredDeviations: [Double]

  init(count: Int) {
    mean = Array(repeating: 0, count: count)
    imaginary = mean
    squaredDeviations = mean
  }

  mutating func add(_ left: PartitionFunction, times right: PartitionFunction) {
    count += 1
    for time in mean.indices {
      let (a, b) = (left.real[time], left.imaginary[time])
      let (c, d) = (right.real[time], right.imaginary[time])
      update(time, real: a * c + b * d, imaginary: b * c - a * d)
    }
  }

  /// Adds one sample's estimates of Z_λ Z_μ*.
  mutating func add(real: [Double], imaginary: [Double]) {
    count += 1
    for time in mean.indices { update(time, real: real[time], imaginary: imaginary[time]) }
  }

  private mutating func update(_ time: Int, real value: Double, imaginary other: Double) {
    let weight = 1 / Double(count)
    let deviation = value - mean[time]
    mean[time] += deviation * weight
    squaredDeviations[time] += deviation * (value - mean[time])
    imaginary[time] += (other - imaginary[time]) * weight
  }

  /// s/√n at every time; NaN below two samples.
  var standardError: [Double] {
    guard count > 1 else { return Array(repeating: .nan, count: mean.count) }
    let divisor = Double(count) * Double(count - 1)
    return squaredDeviations.map { (max($0, 0) / divisor).squareRoot() }
  }
}
/// The scatter of a mean over samples that come in groups: the jackknife that leaves out one group at a time.
///
/// With the share w_c of group c and its mean x_c, the squared error is k/(k - 1) Σ w_c² (x_c - x̄)² for k groups; for groups of one
/// sample that is s²/n.
struct GroupedScatter: Sendable {
  private let total: Double
  private var count = 0
  private var sum: [Double]
  private var size = 0
  /// What all values are compared with, so that equal ones leave no rounding errors.
  private var origin: [Double] = []
  private var (first, second): ([Double], [Double])
  private var squaredShares = 0.0

  /// For `total` samples of `values` numbers each.
  init(total: Int, values: Int) {
    self.total = Double(total)
    sum = Array(repeating: 0, count: values)
    (first, second) = (sum, sum)
  }

  /// Adds one sample to the current group.
  mutating func add(_ values: [Double]) {
    if origin.isEmpty { origin = values }
    size += 1
    for k in sum.indices { sum[k] += values[k] - origin[k] }
  }

  /// Ends the current group.
  mutating func close() {
    let share = Double(size) / total
    for k in sum.indices {
      let value = sum[k] / Double(size)
      first[k] += share * share * value
      second[k] += share * share * value * value
      sum[k] = 0
    }
    squaredShares += share * share
    count += 1
    size = 0
  }

  /// The errors of the means of all samples; NaN below two groups.
  func standardErrors(around means: [Double]) -> [Double] {
    guard count > 1 else { return means.map { _ in .nan } }
    let factor = Double(count) / Double(count - 1)
    return means.indices.map { k in
      let mean = means[k] - origin[k]
      let square = second[k] - 2 * mean * first[k] + mean * mean * squaredShares
      return (factor * max(square, 0)).squareRoot()
    }
  }
}

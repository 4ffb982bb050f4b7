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

/// What Hadamard tests show of Z_λ(t) in one sample, for all sectors and times.
struct ProbedSample: Sendable {
  /// The means of the shots for one sector. Shape: [time].
  private struct Outcomes: Sendable {
    var real: [Double]
    var imaginary: [Double]
  }

  private let test: HadamardTest
  private let multiplicities: [Double]
  private let outcomes: [Outcomes]
  private let timeCount: Int

  /// Measures; a sector without levels has Z = 0 and needs no shots.
  init<Generator: RandomNumberGenerator & Sendable>(
    sample: Int, levels: [[Double]], grid: TimeGrid, test: HadamardTest,
    stream: (ShotPlace) -> Generator
  ) {
    self.test = test
    multiplicities = levels.map { Double($0.count) }
    timeCount = grid.times.count
    outcomes = levels.enumerated().map { sector, levels in
      let function = PartitionFunction(levels: levels, grid: grid)
      func measure(_ values: [Double], _ quadrature: ShotPlace.Quadrature) -> [Double] {
        guard !levels.isEmpty else { return values }
        return values.enumerated().map { time, value in
          var generator = stream(
            ShotPlace(sample: sample, sector: sector, time: time, quadrature: quadrature))
          return test.outcome(of: value / Double(levels.count), using: &generator)
        }
      }
      return Outcomes(
        real: measure(function.real, .real), imaginary: measure(function.imaginary, .imaginary))
    }
  }

  /// The unbiased estimate of Re Z_λ Z_μ* at one time.
  ///
  /// Two sectors have shots of their own, so their product is unbiased; a square is corrected.
  func real(_ first: Int, _ second: Int, time: Int) -> Double {
    let (left, right) = (outcomes[first], outcomes[second])
    let scale = multiplicities[first] * multiplicities[second]
    guard scale > 0 else { return 0 }
    if first == second {
      return scale * (test.square(from: left.real[time]) + test.square(from: left.imaginary[time]))
    }
    return scale
      * (left.real[time] * right.real[time] + left.imaginary[time] * right.imaginary[time])
  }

  /// The unbiased estimate of Im Z_λ Z_μ* at one time, which is zero for λ = μ.
  func imaginary(_ first: Int, _ second: Int, time: Int) -> Double {
    let (left, right) = (outcomes[first], outcomes[second])
    guard first != second else { return 0 }
    return multiplicities[first] * multiplicities[second]
      * (left.imaginary[time] * right.real[time] - left.real[time] * right.imaginary[time])
  }

  /// The variance of `real` by the shots alone, estimated from the same shots.
  func shotVariance(_ first: Int, _ second: Int, time: Int) -> Double {
    let (left, right) = (outcomes[first], outcomes[second])
    let scale = multiplicities[first] * multiplicities[second]
    guard scale > 0 else { return 0 }
    let pairs = [
      (left.real[time], right.real[time]), (left.imaginary[time], right.imaginary[time]),
    ]
    let variance = pairs.reduce(0.0) { sum, pair in
      let (square, other) = (clippedSquare(pair.0), clippedSquare(pair.1))
      if first == second { return sum + test.squareVariance(square: square) }
      let (scatter, otherScatter) = (
        test.outcomeVariance(from: pair.0), test.outcomeVariance(from: pair.1)
      )
      return sum + square * otherScatter + other * scatter + scatter * otherScatter
    }
    return scale * scale * variance
  }

  /// A square that the estimate of a variance can use.
  private func clippedSquare(_ outcome: Double) -> Double {
    min(max(test.square(from: outcome), 0), 1)
  }

  /// The curve of one pair, with the errors by the shots alone. Shape of each: [time].
  func curve(
    _ first: Int, _ second: Int
  ) -> (real: [Double], imaginary: [Double], shotError: [Double]) {
    let times = 0..<timeCount
    return (
      times.map { real(first, second, time: $0) }, times.map { imaginary(first, second, time: $0) },
      times.map { shotVariance(first, second, time: $0).squareRoot() }
    )
  }

  /// Re Z_λ Z_μ* averaged over some times; NaN over none.
  func average(of pair: CrossSpectralFormFactor.Pair, over times: Range<Int>) -> Double {
    times.reduce(0.0) { $0 + real(pair.first, pair.second, time: $1) } / Double(times.count)
  }
}

extension ProbedSample: SampleContribution {
  func add(_ pair: CrossSpectralFormFactor.Pair, to moments: inout CurveMoments) {
    let curve = curve(pair.first, pair.second)
    moments.add(real: curve.real, imaginary: curve.imaginary)
  }

  func realPart(of pair: CrossSpectralFormFactor.Pair) -> [Double] {
    curve(pair.first, pair.second).real
  }
}

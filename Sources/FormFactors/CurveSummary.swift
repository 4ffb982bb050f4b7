/// What the best fit of curves found, whatever group it is of.
public struct CurveSummary: Sendable, Equatable {
  /// The first time of the fit, and the last. Earlier ones are left out where random matrices do not describe them.
  public let start, end: Double
  /// The first time that was measured.
  public let firstTime: Double
  /// √(2π) R/s of the largest sector with the standard deviation s of its levels, as fitted.
  public let heisenbergTime: Double
  /// χ² per point: the deviance of the fit over the number of independent values.
  public let chiSquarePerPoint: Double
  /// The number of independent values.
  public let points: Int
  /// What differences of ln L are divided by.
  public var misfit: Double { max(1, chiSquarePerPoint) }

  init(
    _ model: CurveModel, _ parameters: [Double], _ curves: BinnedCurves, firstTime: Double
  ) {
    start = max(firstTime, curves.times[0])
    end = curves.times.last!
    self.firstTime = firstTime
    heisenbergTime = model.heisenbergTime(parameters)
    points = curves.freedom * curves.times.count
    let deviances = CurveFit.deviances(model, curves, parameters)
    chiSquarePerPoint = deviances.reduce(0, +) / Double(points)
  }
}

/// Where random matrices describe the curves.
enum FitRange {
  /// Intervals are looked at in groups of so many.
  private static let group = 5
  /// A fit that is this many times further from the curves than at late times does not hold.
  private static let tolerance = 2.5
  /// The fit has to hold from this part of the Heisenberg time on; what is wrong later counts as misfit.
  private static let latestStart = 0.35

  /// The first time from which on a fit holds.
  static func start(_ model: CurveModel, _ curves: BinnedCurves, _ parameters: [Double]) -> Double {
    let ratios = CurveFit.deviances(model, curves, parameters).map { $0 / Double(curves.freedom) }
    let latest = latestStart * model.heisenbergTime(parameters)
    let late = ratios.indices.filter { curves.times[$0] >= latest }
    guard late.count >= group else { return curves.times[0] }
    let level = max(1, late.reduce(0) { $0 + ratios[$1] } / Double(late.count))
    var first = late[0]
    while first > 0 {
      let next = first - 1
      let own = next..<min(next + group, ratios.count)
      let mean = own.reduce(0) { $0 + ratios[$1] } / Double(own.count)
      guard mean <= tolerance * level, ratios[next] <= 3 * tolerance * level else { break }
      first = next
    }
    return curves.times[first]
  }
}

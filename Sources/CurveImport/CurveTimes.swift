import SpectralStatistics

/// The times of given curves.
enum CurveTimes {
  /// The grid, recognized as linear where all steps are equal.
  static func grid(_ times: [Double]) -> TimeGrid {
    guard let first = times.first, let last = times.last, times.count > 1 else {
      return TimeGrid(listed: times)
    }
    let linear = TimeGrid(linearFrom: first, to: last, count: times.count)
    let step = (last - first) / Double(times.count - 1)
    let isLinear = zip(times, linear.times).allSatisfy { abs($0 - $1) < 1e-6 * step }
    return isLinear ? linear : TimeGrid(listed: times)
  }

  /// The times that are averaged for the plateau: those asked for, otherwise the later half of all.
  ///
  /// Throws: `CurveImportError` where none of the times lie in the window asked for.
  static func window(
    _ requested: ClosedRange<Double>?, times: [Double], file: String
  ) throws -> ClosedRange<Double> {
    guard let requested else { return (times.last! / 2)...times.last! }
    guard times.contains(where: { $0 > requested.lowerBound && $0 <= requested.upperBound }) else {
      throw CurveImportError(
        file: file,
        problem:
          "no time lies in the window from \(requested.lowerBound) to \(requested.upperBound); the times go from "
          + "\(times[0]) to \(times.last!).", isRequest: true)
    }
    return requested
  }
}

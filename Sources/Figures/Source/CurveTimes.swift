import Foundation
import ResultFiles

/// The axis of times: in units of the Heisenberg time where it is known.
struct CurveTimes {
  /// Shape: [time].
  let values: [Double]
  /// The axis with its unit, in enhanced text.
  let label: String
  /// t_H, or 1 where it is not known.
  let unit: Double

  init(_ record: TimeRecord) {
    if let heisenberg = record.heisenbergTime, heisenberg > 0, heisenberg.isFinite {
      unit = heisenberg
      label = "time  t / t_H"
    } else {
      unit = 1
      label = "time  t  (ħ = 1, in units of 1/energy)"
    }
    values = record.times.map { [unit] in $0 / unit }
  }

  /// The first and the last one.
  var range: ClosedRange<Double> { (values.first ?? 0)...(values.last ?? 1) }
}

/// Numbers at many times as means over intervals of equal length in ln t.
package struct LogarithmicBins {
  private let members: [[Int]]
  /// The geometric middle of the times of each interval.
  package let times: [Double]

  /// At most so many intervals; times that are not positive are left out.
  package init(_ times: [Double], count: Int = 120) {
    let positive = times.indices.filter { times[$0] > 0 }
    guard let first = positive.first, let last = positive.last, first < last else {
      (members, self.times) = (positive.map { [$0] }, positive.map { times[$0] })
      return
    }
    let width = log(times[last] / times[first]) / Double(count)
    var groups = [[Int]](repeating: [], count: count)
    for place in positive {
      groups[min(Int(log(times[place] / times[first]) / width), count - 1)].append(place)
    }
    members = groups.filter { !$0.isEmpty }
    self.times = members.map { group in
      exp(group.reduce(0) { $0 + log(times[$1]) } / Double(group.count))
    }
  }

  /// The means of values at all times. Shape: [interval].
  package func means(_ values: [Double]) -> [Double] {
    members.map { group in group.reduce(0) { $0 + values[$1] } / Double(group.count) }
  }
}

import Branching
import FormFactors
import Foundation

extension MeasuredPlateau {
  /// The plateaus that the later half of some curves shows.
  ///
  /// Errors are those of complex normal Z, enlarged by what the average scatters more from one section of time to the next; the
  /// deficit allows for twice the drift between the halves of the average. Throws: `BootstrapError`.
  public init(_ curves: MeasuredCurves) throws {
    let late = LatePart(curves)
    let sectors = 0..<curves.sectorCount
    try self.init(
      irrepDimensions: curves.irrepDimensions, multiplicities: curves.multiplicities,
      average: late.average, standardError: late.errors,
      covariance: nil, degreesOfFreedom: nil,
      largestDeficit: min(
        0.5,
        max(Self.usualDeficit, 2 * (sectors.map { late.drift($0) }.max() ?? 0))))
  }
}

/// The later half of curves.
private struct LatePart {
  private let sections: [[[Double]]]
  let average: [[Double]]
  let errors: [[Double]]

  private static let sectionCount = 8

  init(_ curves: MeasuredCurves) {
    let late = curves.times.indices.filter { curves.times[$0] >= curves.times.last! / 2 }
    let sectors = 0..<curves.sectorCount
    func mean(_ places: ArraySlice<Int>) -> [[Double]] {
      sectors.map { a in
        sectors.map { b in
          places.reduce(0) { $0 + curves.values[a][b][$1] } / Double(places.count)
        }
      }
    }
    let average = mean(late[...])
    let sections = (0..<Self.sectionCount).map { k in
      mean(
        late[(late.count * k / Self.sectionCount)..<(late.count * (k + 1) / Self.sectionCount)])
    }
    let count = curves.sampleCount * Double(late.count)
    let variances = sectors.map { a in
      sectors.map { b in
        let (x, y) = (average[a][a] + curves.noise[a], average[b][b] + curves.noise[b])
        return (x * y + average[a][b] * average[a][b]) / (2 * count)
      }
    }
    // How much more the sections scatter than that, all pairs together.
    var (scatter, number) = (0.0, 0.0)
    for a in sectors {
      for b in a..<sectors.upperBound where variances[a][b] > 0 {
        for section in sections {
          let difference = section[a][b] - average[a][b]
          scatter += difference * difference / (variances[a][b] * Double(Self.sectionCount))
        }
        number += Double(Self.sectionCount - 1)
      }
    }
    let excess = number > 0 ? max(1, scatter / number) : 1
    errors = variances.map { $0.map { (excess * max($0, 0)).squareRoot() } }
    (self.average, self.sections) = (average, sections)
  }

  /// How far K_λλ still rises between the halves, relative to it, where that is more than chance.
  func drift(_ sector: Int) -> Double {
    let half = sections.count / 2
    func mean(_ part: ArraySlice<[[Double]]>) -> Double {
      part.reduce(0) { $0 + $1[sector][sector] } / Double(part.count)
    }
    let difference = mean(sections[half...]) - mean(sections[..<half])
    guard average[sector][sector] > 0, difference > 4 * errors[sector][sector] else { return 0 }
    return difference / average[sector][sector]
  }
}

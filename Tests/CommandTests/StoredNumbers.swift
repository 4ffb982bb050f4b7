import Foundation
import ResultFiles

/// The numbers of result files, as bits, so that equality means equal bytes.
enum StoredNumbers {
  /// All datasets of some groups: path → shape and bit patterns of the elements.
  static func bits(of groups: [String], in url: URL) throws -> [String: [UInt64]] {
    let root = try RunFile(reading: url).root
    var result: [String: [UInt64]] = [:]
    for path in groups {
      let group = try root.group(path)
      for name in try group.members() {
        let array = try group.read(name, as: Double.self)
        result["\(path)/\(name)"] =
          array.shape.map { UInt64($0) } + array.elements.map(\.bitPattern)
      }
    }
    return result
  }

  /// The largest difference between levels of two files, sector by sector.
  static func largestDifference(_ first: URL, _ second: URL) throws -> Double {
    let (a, b) = (try RunFile(reading: first).spectra(), try RunFile(reading: second).spectra())
    guard a.sectorNames == b.sectorNames, a.multiplicities == b.multiplicities,
      a.sampleCount == b.sampleCount
    else { return .infinity }
    return zip(a.levels.joined().joined(), b.levels.joined().joined())
      .reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}

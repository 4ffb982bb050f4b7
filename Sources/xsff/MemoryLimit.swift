import ArgumentParser
import CommandSupport
import ExactDiagonalization
import Foundation

/// The value of `--memory`: what the process may take, as 4G, 500M or a number of bytes.
struct MemoryLimit: ExpressibleByArgument, Equatable {
  /// Units: bytes; K, M, G and T stand for powers of 1024.
  let bytes: Double
  private let text: String

  init?(argument: String) {
    let scanned = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = argument.dropFirst(scanned.count).uppercased()
    let units = ["": 0, "K": 1, "M": 2, "G": 3, "T": 4]
    // G, GB and GiB mean the same.
    let names = ["", "B", "IB"].compactMap {
      unit.hasSuffix($0) ? String(unit.dropLast($0.count)) : nil
    }
    guard let number = Double(scanned), number > 0,
      let power = names.compactMap({ units[$0] }).first
    else { return nil }
    bytes = number * pow(1024, Double(power))
    text = argument
  }

  /// The most threads, up to `wanted`, with which something fits.
  ///
  /// Throws: `PlainFailure` when it does not fit with one, with what would.
  func threads(_ wanted: Int, of plan: SectorPlan, needing needed: (Int) -> Double) throws -> Int {
    if let threads = (1...wanted).last(where: { needed($0) <= bytes }) { return threads }
    let largest = plan.chosen.map { plan.sectors[$0] }.max { $0.multiplicity < $1.multiplicity }!
    throw PlainFailure(
      .failed,
      "--memory \(text) is too little: one thread needs about \(Self.text(needed(1))), for the \(largest.multiplicity) levels "
        + "of sector \(largest.name). Allow that much, or leave the largest sectors out (--sectors)."
    )
  }

  /// As a value of `--memory`, rounded up.
  static func text(_ bytes: Double) -> String {
    let mebibytes = (bytes / 1_048_576).rounded(.up)
    return mebibytes < 10_240 ? "\(Int(mebibytes))M" : "\(Int((mebibytes / 1024).rounded(.up)))G"
  }
}

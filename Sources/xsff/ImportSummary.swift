import CommandSupport
import CurveImport
import Foundation

/// What `xsff import` prints: the sectors and how they were found, the plateaus and where their errors come from.
struct ImportSummary {
  private let curves: CurveImport
  private let source: String
  private let file: String

  init(_ curves: CurveImport, source: String, file: String) {
    (self.curves, self.source, self.file) = (curves, source, file)
  }

  var text: String {
    [title, sectors, plateaus, "Written to \(file)\n" + NextStep.line("bootstrap", "solve", file)]
      .compactMap(\.self).joined(separator: "\n")
  }

  private var title: String {
    let times = curves.formFactor.times
    let samples =
      curves.sampleCount.map {
        (curves.sampleCurves.isEmpty ? "means over \($0) samples" : "\($0) samples")
      } ?? "number of samples not known"
    return """
      Curves of \(curves.pairs.count) pairs of sectors from \(source)
      \(times.count) times from \(Self.number(times[0])) to \(Self.number(times.last!)), \(samples)
      Sectors of \(curves.description)

      """
  }

  private var sectors: String {
    var table = TextTable(header: ["sector", "in the file", "d", "levels R", "found by"])
    for match in curves.matches {
      table.append([
        match.name, match.label, "\(match.dimension)", "\(match.multiplicity)", match.reason,
      ])
    }
    return table.rendered()
  }

  private var plateaus: String? {
    guard let plateau = curves.plateau else { return nil }
    let origin =
      plateau.errorEstimate == .samples
      ? "the scatter of samples" : "\(plateau.valueCount) sections of time"
    let window =
      "Averages over the times \(Self.number(plateau.windowStart)) to "
      + "\(Self.number(plateau.windowEnd)), errors from \(origin)\n"
    guard curves.symmetry.charges == nil, curves.matches.count <= Self.mostSectors else {
      return window
    }
    var table = TextTable(header: ["late average"] + curves.matches.map(\.name))
    for (match, rows) in zip(curves.matches, zip(plateau.timeAverage, plateau.standardError)) {
      table.append(
        [match.name]
          + zip(rows.0, rows.1).map { value, error in
            value.isNaN
              ? "-" : "\(Self.decimal(value)) ± \(error.isNaN ? "?" : Self.decimal(error))"
          })
    }
    return table.rendered() + window
  }

  private static let mostSectors = 7

  private static func number(_ value: Double) -> String { String(format: "%g", value) }
  // Adding zero takes the sign from a negative zero.
  private static func decimal(_ value: Double) -> String {
    String(format: "%.1f", (value * 10).rounded() / 10 + 0)
  }
}

import CommandSupport
import Foundation
import ResultFiles
import SpectralStatistics

/// What `xsff window` prints: the levels of every sector inside the window, how sure they are, and the exact irreps.
struct WindowSummary {
  private let run: Run
  private let file: String

  init(_ run: Run, file: String) { (self.run, self.file) = (run, file) }

  var text: String {
    let irreps = run.commutant.map { CommutantText($0, sectors: run.sectors.list.names).text }
    return [
      sectors, certainty, irreps, run.operators.flatMap { OperatorSummary($0).text },
      "Written to \(file)\n" + NextStep.line("bootstrap", "solve", file),
    ].compactMap(\.self).joined(separator: "\n")
  }

  private var sectors: String {
    let spectra = run.spectra
    let ratios = spectra.sectorNames.indices.map(gapRatio)
    let hasRatios = ratios.contains { $0 != nil }
    var table = TextTable(
      header: ["sector", "d", "levels R", "found", "in the window", "lowest"]
        + (hasRatios ? ["mean gap ratio"] : []))
    for (sector, name) in spectra.sectorNames.enumerated() {
      let inside = inside(sector, sample: 0)
      table.append(
        [
          name, "\(spectra.irrepDimensions[sector])", "\(spectra.multiplicities[sector])",
          "\(spectra.levels[0][sector].count)", "\(inside.count)",
          inside.first.map { Self.number("%.10g", $0) } ?? "-",
        ] + (hasRatios ? [ratios[sector] ?? "-"] : []))
    }
    return table.rendered()
  }

  private func inside(_ sector: Int, sample: Int) -> [Double] {
    let levels = run.spectra.levels[sample][sector]
    return run.spectra.window.map { window in levels.filter(window.contains) } ?? levels
  }

  /// Of all levels inside, copies counted once, where they are enough to say something.
  private func gapRatio(_ sector: Int) -> String? {
    let tie = 1e-9 * run.spectra.largestMagnitude
    let levels = run.spectra.levels.indices.map { sample in
      inside(sector, sample: sample).reduce(into: [Double]()) { distinct, level in
        if level - (distinct.last ?? -.infinity) > tie { distinct.append(level) }
      }
    }
    let ratio = GapRatio(of: levels, centralFraction: 1)
    guard ratio.ratios.count >= Self.fewestRatios else { return nil }
    return Self.number("%.3f", ratio.mean) + " ± " + Self.number("%.3f", ratio.standardError)
  }

  private static let fewestRatios = 30

  private var certainty: String? {
    guard let window = run.spectra.window, let record = run.window else { return nil }
    let (place, ends) =
      record.asked == nil
      ? ("below it", "ends at E = \(Self.number("%.10g", window.upperBound))")
      : (
        "inside",
        "reaches from E = \(Self.number("%.10g", window.lowerBound)) to \(Self.number("%.10g", window.upperBound))"
      )
    let sure =
      record.failureProbability == 0
      ? "No level \(place) is missing: \(record.products == 0 ? "all levels of the sectors were computed" : "they were counted, or all were computed")."
      : "No level \(place) is missing, up to a probability of \(Self.number("%.0e", record.failureProbability)) in all sectors and "
        + "samples together; residuals are at most \(Self.number("%.0e", record.largestResidual))."
    return TextTable.paragraph("The window \(ends). \(sure)")
  }

  private static func number(_ format: String, _ value: Double) -> String {
    String(format: format, locale: Locale(identifier: "C"), value)
  }
}

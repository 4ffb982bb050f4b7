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
    var table = TextTable(header: ["sector", "d", "levels R", "found", "in the window", "lowest"])
    for (sector, name) in spectra.sectorNames.enumerated() {
      let found = spectra.levels[0][sector]
      table.append([
        name, "\(spectra.irrepDimensions[sector])", "\(spectra.multiplicities[sector])",
        "\(found.count)", "\(found.count { spectra.window?.contains($0) ?? true })",
        found.first.map { Self.number("%.10g", $0) } ?? "-",
      ])
    }
    return table.rendered()
  }

  private var certainty: String? {
    guard let window = run.spectra.window, let record = run.window else { return nil }
    let sure =
      record.failureProbability == 0
      ? "No level below it is missing: all levels of the sectors were computed."
      : "No level below it is missing, up to a probability of \(Self.number("%.0e", record.failureProbability)) in all sectors and "
        + "samples together; residuals are at most \(Self.number("%.0e", record.largestResidual))."
    return TextTable.paragraph(
      "The window ends at E = \(Self.number("%.10g", window.upperBound)). \(sure)")
  }

  private static func number(_ format: String, _ value: Double) -> String {
    String(format: format, locale: Locale(identifier: "C"), value)
  }
}

import CommandSupport
import CurveImport
import Foundation

/// What `xsff import` prints of levels: the sectors and how they were found.
struct LevelImportSummary {
  private let levels: LevelImport
  private let sources: [LevelFile]
  private let file: String

  init(_ levels: LevelImport, sources: [LevelFile], file: String) {
    (self.levels, self.sources, self.file) = (levels, sources, file)
  }

  var text: String {
    var table = TextTable(header: ["sector", "in the file", "d", "levels R", "found by"])
    for match in levels.matches {
      table.append([
        match.name, match.label, "\(match.dimension)", "\(match.multiplicity)", match.reason,
      ])
    }
    return title + "\n" + table.rendered() + remarks + "\nWritten to \(file)\n"
      + NextStep.line("bootstrap", "solve", file)
  }

  private var title: String {
    let spectra = levels.spectra
    let source =
      sources.count == 1 ? sources[0].url.relativePath : "\(sources.count) files"
    return """
      Levels of \(levels.matches.count) sectors from \(source), samples: \(spectra.sampleCount)
      Sectors of \(levels.description), dim H = \(spectra.hilbertSpaceDimension)\(spectra.window == nil ? "" : " or more")

      """
  }

  private var remarks: String {
    var lines: [String] = []
    if levels.isMerged { lines.append("Levels that stood d times were taken once.") }
    if let window = levels.spectra.window {
      lines.append(
        "Incomplete: only levels from \(window.lowerBound) to \(window.upperBound) count.")
    }
    if let period = levels.spectra.period {
      lines.append("Quasi-energies, defined modulo \(period).")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

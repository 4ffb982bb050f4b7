import CommandSupport
import Foundation
import ResultFiles
import SpectralStatistics

/// What `xsff compute` prints: sectors, plateaus, signatures, and where the result is.
struct ComputeSummary {
  private let analysis: SpectrumAnalysis
  private let file: String

  init(_ analysis: SpectrumAnalysis, file: String) {
    self.analysis = analysis
    self.file = file
  }

  var text: String {
    [sectors, plateaus, signatures, "Written to \(file)\n"].compactMap(\.self)
      .joined(separator: "\n")
  }

  private var names: [String] { analysis.run.spectra.sectorNames }

  private var sectors: String {
    let spectra = analysis.run.spectra
    var table = TextTable(header: ["sector", "d", "levels R"])
    for k in names.indices {
      table.append([names[k], "\(spectra.irrepDimensions[k])", "\(spectra.multiplicities[k])"])
    }
    return "Sectors of the visible group of order \(analysis.run.visibleGroup.order), dim H = "
      + "\(spectra.hilbertSpaceDimension), samples: \(spectra.sampleCount)\n" + table.rendered()
  }

  private var plateaus: String? {
    guard let plateau = analysis.run.plateau else { return nil }
    var table = TextTable(header: ["time-averaged plateau"] + names)
    for (name, rows) in zip(names, zip(plateau.timeAverage, plateau.standardError)) {
      table.append(
        [name] + zip(rows.0, rows.1).map { Self.number($0) + " ± " + Self.number($1) })
    }
    guard let exact = plateau.exact, analysis.signatures != nil else { return table.rendered() }
    var other = TextTable(header: ["exact plateau"] + names)
    for (name, row) in zip(names, exact) { other.append([name] + row.map(Self.number)) }
    return table.rendered() + "\n" + other.rendered()
  }

  private var signatures: String? {
    guard let signatures = analysis.signatures else { return nil }
    var table = TextTable(header: ["signature"] + names + ["D", "levels"])
    for (k, vector) in signatures.vectors.enumerated() {
      let mark = signatures.composite[k] ? "composite" : "\(k)"
      table.append(
        [mark] + vector.map(String.init)
          + ["\(signatures.dimensions[k])", Self.number(signatures.meanLevels[k])])
    }
    let decades = String(format: "%.1f", signatures.degeneracyWindow.decades)
    return table.rendered() + "Degenerate and distinct levels are \(decades) decades apart.\n"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.1f", value)
  }
}

import CommandSupport
import Figures
import Foundation
import Reports
import ResultFiles

/// The parts of a page that the run file fills, whatever the answer is.
struct RunSections {
  private let provenanceRecord: Provenance?
  private let record: ModelRecord?
  private let samples: Int?
  private let report: BootstrapReport

  /// Reads what the file says of its origin.
  ///
  /// Throws: `ResultFileError`.
  init(reading url: URL, _ report: BootstrapReport) throws {
    let file = try RunFile(reading: url)
    provenanceRecord = try file.provenance()
    record = try file.model()
    samples = try file.sampleIndices()?.count
    self.report = report
  }

  /// Parameters and the model file.
  var model: [HTML] {
    guard let record else {
      return [.element("p", [], "The file holds no model: its data come from another program.")]
    }
    var table = TextTable(header: ["parameter", "value"], alignments: [.left, .right])
    for (name, value) in record.parameters.sorted(by: { $0.key < $1.key }) {
      table.append([name, LabelledText.formatted(value, "%.12g")])
    }
    table.append(["samples", "\(samples ?? record.samples)"])
    table.append(["seed", "\(record.seed)"])
    return [.table(table), .element("h3", [], "Model file"), .lines(record.source)]
      + (record.symmetry.map {
        [.element("h3", [], "Symmetry that was used in place of the file's own"), .lines($0)]
      } ?? [])
  }

  /// The sectors with their sizes.
  var sectors: [HTML] {
    var table = TextTable(
      header: ["sector", "d", "levels R"], alignments: [.left, .right, .right])
    let shown = report.sectors.prefix(Self.mostSectors)
    for sector in shown {
      table.append([sector.name, "\(sector.irrepDimension)", "\(sector.multiplicity)"])
    }
    let size = report.sectors.reduce(0) { $0 + $1.irrepDimension * $1.multiplicity }
    var sentence =
      "\(report.sectors.count) sectors of the visible symmetry; Σ d R = \(size) states."
    if let charges = report.charges { sentence += " Charges: \(charges.joined(separator: ", "))." }
    let left = report.sectors.count - shown.count
    var parts: [HTML] = [.element("p", [], sentence), .table(table)]
    if left > 0 { parts.append(.element("p", [], "\(left) more sectors are in the file.")) }
    if let missing = report.missingSectors {
      parts.append(
        .element("p", [], "Levels are missing of: \(missing.joined(separator: ", "))."))
    }
    return parts
  }

  private static let mostSectors = 100

  /// What has to be known to make the run and this page again.
  var provenance: [HTML] {
    var terms: [(label: String, text: String)] = []
    if let own = provenanceRecord {
      terms = [
        ("Computed by", "\(own.programVersion) (\(own.programRevision))"),
        ("Command", own.command),
        ("When", own.created == .distantPast ? "" : own.created.ISO8601Format()),
        ("Random numbers", own.generator),
        ("Linear algebra", own.linearAlgebra), ("Processor kernel", own.linearAlgebraKernel),
      ]
    }
    if let record { terms.append(("Seed", "\(record.seed)")) }
    terms.append(("Answer by", "bootstrap \(ProgramVersion.current.description)"))
    terms.append(("Answer from", report.from))
    return [.terms(terms.filter { !$0.text.isEmpty })]
  }
}

import ArgumentParser
import Branching
import CommandSupport
import GroupTheory

/// `bootstrap compare`: the irreps of one model at several sizes.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the irreps of one model at several sizes.",
    discussion: """
      A finite group has the same irreps at every size that shows them all; an infinite one shows new \
      ones with every size. Sectors have to be the same at all sizes, as for on-site symmetries; \
      charges are measured from their mean. Files without exact irreps (/commutant) are compared by \
      the signatures of their levels.

      Example:

        bootstrap compare L6.h5 L7.h5 L8.h5
      """)

  @Argument(help: "Two run files or more, in any order: sizes are told by the number of states.")
  var files: [String]

  @Flag(help: "Print the comparison as JSON.")
  var json = false

  func validate() throws {
    if files.count < 2 { throw ValidationError("Two run files or more have to be compared.") }
  }

  func run() throws {
    let runs = try files.map(ComparedRun.init).sorted { $0.states < $1.states }
    for (smaller, larger) in zip(runs, runs.dropFirst()) where smaller.states == larger.states {
      throw PlainFailure(
        .failed,
        "\(smaller.file) and \(larger.file) have \(larger.states) states each; runs of different sizes can be compared."
      )
    }
    let sectors: CommonSectors
    do {
      sectors = try CommonSectors(runs.map { ($0.symmetry, $0.sectors) })
    } catch {
      throw PlainFailure(
        .failed,
        "\(runs[error.system].file) cannot be compared with \(runs[0].file): \(error.reason).")
    }
    let isExact = runs.allSatisfy { $0.exact != nil }
    let lists = try runs.enumerated().map { number, run in
      try (isExact ? run.exact! : run.signatures()).mapped { sectors.vector($0, of: number) }
    }
    let report = ComparisonReport(
      IrrepComparison(lists), runs: runs, sectors: sectors, isExact: isExact)
    if json {
      try StandardStream.output.writeJSON(report)
    } else {
      try StandardStream.output.write(ComparisonText(report).text)
    }
  }
}

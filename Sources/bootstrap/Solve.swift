import ArgumentParser
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics
import SymmetryBootstrap

/// `bootstrap solve`: spectra → signatures → hidden groups.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out the hidden group G from the levels in a run file.")

  @Argument(help: "A run file: /visible_group, /sectors and /spectra are needed.")
  var file: String

  @Option(help: ArgumentHelp("Search all indices p = [G:N] up to this one.", valueName: "p"))
  var maxIndex: Int = 12

  @Option(help: ArgumentHelp("Search this index alone.", valueName: "p"))
  var index: Int?

  @Option(
    help: ArgumentHelp(
      "Stop after so many seconds; the answer then says what is undecided.", valueName: "seconds"))
  var timeLimit: Double = 60

  @Flag(help: "Print the answer as JSON.")
  var json = false

  @Flag(help: "Do not store the answer in the run file.")
  var noStore = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if let index, index < 1 { throw ValidationError("--index must be at least 1.") }
    if maxIndex < 1 { throw ValidationError("--max-index must be at least 1.") }
    if !(timeLimit > 0) {
      throw ValidationError("--time-limit must be a positive number of seconds.")
    }
  }

  func run() throws {
    let logger = verbosity.logger("bootstrap")
    let url = URL(fileURLWithPath: file)
    let (visible, spectra) = try Self.read(url)
    let signatures = try SpectralSignatures(of: spectra)
    for warning in signatures.warnings { logger.warning("\(warning)") }
    let answer = try Bootstrap.solve(
      SignatureData(visible: visible, observed: signatures),
      options: .init(indices: index.map { $0...$0 } ?? 1...maxIndex, timeLimit: timeLimit),
      catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")),
      isCancelled: { Interruption.isRequested })
    let report = BootstrapReport(answer, spectra: spectra, signatures: signatures)
    if json {
      try StandardStream.output.write(try Self.encode(report) + "\n")
    } else {
      let summary = SolveSummary(answer, spectra: spectra, signatures: signatures)
      try StandardStream.output.write(summary.text)
    }
    if !noStore { store(answer, in: url) { logger.warning("\($0)") } }
    try Interruption.check()
  }

  /// The file is closed again before the answer goes into it.
  private static func read(_ url: URL) throws -> (CharacterTable, SectorSpectra) {
    let input = try RunFile(reading: url)
    let visible = try input.visibleGroup()
    return (visible, try input.spectra(of: visible))
  }

  /// An answer that cannot be stored has been printed all the same.
  private func store(_ answer: BootstrapAnswer, in url: URL, warn: (String) -> Void) {
    do {
      try RunFile.store(answer, in: url)
    } catch {
      warn("The answer was not stored: \(error)")
    }
  }

  private static func encode(_ report: BootstrapReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}

import AnswerFiles
import ArgumentParser
import CommandSupport
import Foundation
import Logging
import Reports
import ResultFiles

/// `bootstrap solve`: spectra → signatures → hidden groups.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out the hidden group G from what a run file holds.",
    discussion: """
      Exact irreps fix p = [G:N] and the number of irreps of every kind; options that choose indices \
      then matter only where irreps have no level. Levels alone leave candidates, which their \
      statistics rank; plateaus alone leave sets of signatures.

      Example:

        bootstrap solve s3-chain.h5
      """)

  @OptionGroup var question: Question

  @Flag(help: "Print the answer as JSON.")
  var json = false

  @Flag(help: "Do not store the answer in the run file.")
  var noStore = false

  @OptionGroup var verbosity: VerbosityOptions

  func run() throws {
    let logger = verbosity.logger("bootstrap")
    try publish(question.answer(logger), URL(fileURLWithPath: question.file), logger)
    try Interruption.check()
  }

  /// Prints an answer and stores it; one that cannot be stored has been printed all the same.
  func publish(_ report: BootstrapReport, _ url: URL, _ logger: Logger) throws {
    Interruption.beginAnswer()
    if json {
      try StandardStream.output.writeJSON(report)
    } else {
      let text = VerdictText(report.verdict)
      try StandardStream.output.write(
        text.emphasis.applied(to: text.headline, isColoured: Emphasis.isShown(on: .output))
          + AnswerText(report).text.dropFirst(text.headline.count)
          + NextStep.line("bootstrap", "report", question.file))
    }
    guard !noStore else { return }
    do {
      try RunFile.store(report, in: url)
    } catch let error as FileWritingError where error.isLackOfRoom {
      throw PlainFailure(
        .failed, "The answer was printed and not stored. \(error.description)")
    } catch {
      logger.warning("The answer was not stored: \(error)")
    }
  }
}

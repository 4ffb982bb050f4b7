import ArgumentParser
import CommandSupport
import Figures
import Foundation
import Logging
import ResultFiles

/// `bootstrap report`: the answer with its figures as one page.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the answer with figures and tables as one page of HTML.",
    discussion: """
      The page needs no other file, no network and no script, and prints well. It says what \
      `bootstrap solve` says of the same file with the same options, and stores nothing in the run \
      file. Figures need gnuplot (Debian package gnuplot-nox).

      Example:

        bootstrap report s3-chain.h5 -o s3-chain.html
      """)

  @OptionGroup var question: Question

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The page to write. (default: NAME.html in the current folder)", valueName: "file"))
  var output: String?

  @Flag(help: "Overwrite an existing page.")
  var force = false

  @OptionGroup var verbosity: VerbosityOptions

  func run() throws {
    let logger = verbosity.logger("bootstrap")
    let input = URL(fileURLWithPath: question.file)
    let name = input.deletingPathExtension().lastPathComponent
    let output = URL(fileURLWithPath: self.output ?? name + ".html")
    try FileReplacement(output, overwrite: force).check()
    let report = try question.answer(logger)
    try Interruption.check()
    let groups = FigureGroups(
      catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")))
    let page = ReportPage(
      report, name: name, run: try RunSections(reading: input, report),
      figures: try FigureSection(FigureSource(reading: input), groups: groups))
    Interruption.beginAnswer()
    try Array(page.text.utf8).withUnsafeBytes {
      try FileReplacement(output, overwrite: force).write($0)
    }
    try StandardStream.output.write(
      "\(VerdictText(report.verdict).headline)\nWritten to \(output.relativePath)\n")
  }
}

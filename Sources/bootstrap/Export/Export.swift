import ArgumentParser
import CommandSupport
import Exports
import Foundation
import ResultFiles

/// `bootstrap export`: the stored answer for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the stored answer for GAP, or as tables of CSV.",
    discussion: """
      NAME.g is read by GAP: Read("NAME.g") defines the record xsff with the character table, power maps, \
      branching to N and fusion of every solution; xsff.groups(1) builds the groups of the first one. \
      NAME.csv stands for a file NAME-TABLE.csv for each table: solutions, sectors, irreps, branching, \
      classes, characters, power-maps, fusion, visible-fusion, signatures and levels.

      Example:

        bootstrap export s3-chain.h5 -o s3-chain.g
      """)

  @Argument(help: "A run file in which `bootstrap solve` has stored its answer.")
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, NAME.g or NAME.csv.", valueName: "file"))
  var output: String

  @Flag(help: "Overwrite existing files.")
  var force = false

  func validate() throws {
    guard ["g", "csv"].contains(URL(fileURLWithPath: output).pathExtension) else {
      throw ValidationError("--output must end in .g, for GAP, or .csv.")
    }
  }

  func run() throws {
    let input = URL(fileURLWithPath: file)
    let output = URL(fileURLWithPath: output)
    let answer = try ExportedAnswer(RunFile(reading: input))
    let texts =
      output.pathExtension == "g"
      ? [(output, GAPText(answer, name: input.lastPathComponent).text)]
      : CSVTables(answer).all.map { table in
        (URL(fileURLWithPath: "\(self.output.dropLast(4))-\(table.name).csv"), table.text)
      }
    // All names are looked at before the first one is written.
    for (url, _) in texts { try FileReplacement(url, overwrite: force).check() }
    Interruption.beginAnswer()
    for (url, text) in texts {
      try Array(text.utf8).withUnsafeBytes {
        try FileReplacement(url, overwrite: force).write($0)
      }
    }
    try StandardStream.output.write(
      texts.map { "Written to \($0.0.relativePath)\n" }.joined())
  }
}

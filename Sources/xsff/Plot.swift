import ArgumentParser
import CommandSupport
import Figures
import Foundation
import ResultFiles

/// `xsff plot`: figures of what a run file holds.
struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw figures of a run: K(t), plateaus, signatures, irreps, gap ratios.",
    discussion: """
      The figures show what is in the file; gnuplot draws them (Debian package gnuplot-nox). \
      With a name that ends in .gp the script for gnuplot is written, with all numbers in it, to be \
      restyled.

      Example:

        xsff plot s3-chain.h5 --figure ramp -o ramp.svg
      """)

  @Argument(help: "A run file.")
  var file: String

  @Option(
    name: [.customLong("figure"), .customLong("what")],
    help: ArgumentHelp(
      "\(FigureRequest.list), or all that the file has.", valueName: "figure"))
  var figure: FigureRequest = .one(.xsff)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, .svg, .png, .pdf or .gp; with --figure all a folder, which gets FIGURE.svg each. "
        + "(default: NAME-FIGURE.svg in the current folder, and NAME-figures)",
      valueName: "file"))
  var output: String?

  @Option(help: "With --figure all: svg, png, pdf or gp.")
  var format: FigureFormat = .svg

  @Flag(help: "Overwrite existing figures.")
  var force = false

  func run() throws {
    let input = URL(fileURLWithPath: file)
    let source = try reading { try FigureSource(reading: input) }
    switch figure {
    case .one(let kind): try drawOne(kind, of: source)
    case .all: try drawAll(of: source)
    }
  }

  private func drawOne(_ kind: FigureKind, of source: FigureSource) throws {
    let name = output ?? "\(source.name)-\(kind.rawValue).\(format.rawValue)"
    let url = URL(fileURLWithPath: name)
    guard let format = FigureFormat(rawValue: url.pathExtension.lowercased()) else {
      throw ValidationError("--output must end in .svg, .png, .pdf or .gp, not '\(name)'.")
    }
    try FileReplacement(url, overwrite: force).check()
    let pen = try format.pen()
    let figure = try reading { try Figure(kind, of: source, groups: Self.groups) }
    try write(figure, with: pen, to: url)
    try StandardStream.output.write("Written to \(url.relativePath)\n")
  }

  private func drawAll(of source: FigureSource) throws {
    let folder = URL(fileURLWithPath: output ?? "\(source.name)-figures", isDirectory: true)
    let pen = try format.pen()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw PlainFailure(.failed, "The folder \(folder.relativePath) cannot be made.")
    }
    for kind in FigureKind.allCases {
      try Interruption.check()
      let url = folder.appending(path: "\(kind.rawValue).\(format.rawValue)")
      do {
        let figure = try reading { try Figure(kind, of: source, groups: Self.groups) }
        try write(figure, with: pen, to: url)
        try StandardStream.output.write("\(url.relativePath): \(kind.summary)\n")
      } catch let refusal as FigureRefusal {
        try StandardStream.output.write("No figure \(kind.rawValue): \(refusal.description)\n")
      }
    }
  }

  private func write(_ figure: Figure, with pen: FigurePen, to url: URL) throws {
    let bytes = try pen.draw(figure)
    try bytes.withUnsafeBytes { try FileReplacement(url, overwrite: force).write($0) }
  }

  /// The groups' names; figures do without where there are none.
  private static var groups: FigureGroups {
    let folder = try? ResourceLocator().data
    return FigureGroups(
      catalogue: folder.flatMap { try? CatalogueFile.open($0.appending(path: "groups.h5")) })
  }

  /// Whatever is wrong while reading is wrong with the input file.
  private func reading<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as ResultFileError {
      throw PlainFailure(.wrongInputFile, error.description)
    }
  }
}

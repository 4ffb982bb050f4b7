import Foundation
import FoundationXML
import ResultFiles
import Testing

/// Whether figures can be drawn here.
enum Gnuplot {
  static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }
  static let reason: Comment = "no gnuplot; it is the Debian package gnuplot-nox"
}

@Suite("xsff plot", .enabled(if: Gnuplot.isInstalled, Gnuplot.reason))
struct PlotCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let result = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=5", "--samples", "40", "--quiet", "-o", "run.h5",
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
  }

  private func plot(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["plot", "run.h5"] + arguments, in: folder)
  }

  private func drawing(_ name: String) throws -> Drawing { try Drawing(folder.file(name)) }

  private static let kinds = [
    "xsff", "ramp", "plateau", "signatures", "components", "gap-ratio", "commutant", "resolution",
  ]

  @Test("all figures of a run, each well-formed and with a title")
  func all() throws {
    let result = try plot("--figure", "all", "-o", "all")
    #expect(result.status == 0, "\(result.errors)")
    for kind in Self.kinds {
      #expect(result.output.contains("all/\(kind).svg"), "\(result.output)")
      let drawing = try drawing("all/\(kind).svg")
      #expect(drawing.texts.contains { $0.contains("run") }, "\(kind): \(drawing.texts)")
    }
  }

  @Test("a curve for each sector that has one of its own, and a plateau beside it")
  func curves() throws {
    #expect(try plot("-o", "k.svg").status == 0)
    let drawing = try drawing("k.svg")
    // Sectors 1 and 2 share all levels; 0 × 1 and 0 × 2 have no plateau.
    #expect(drawing.named == ["0", "1, 2", "plateau 0", "1 × 2"])
    #expect(drawing.curveCount == 10)
    let text = drawing.texts.joined(separator: " ")
    for part in ["40 samples", "Each sector with itself", "Pairs of different sectors", "λλ", "λμ"]
    {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("the same run gives the same bytes", arguments: ["svg", "png", "pdf", "gp"])
  func deterministic(format: String) throws {
    #expect(try plot("-o", "a.\(format)", "--figure", "plateau").status == 0)
    // The dates of files have seconds.
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try plot("-o", "b.\(format)", "--figure", "plateau").status == 0)
    let files = try ["a", "b"].map { try Data(contentsOf: folder.file("\($0).\(format)")) }
    #expect(files[0] == files[1])
    let starts = ["svg": "<?xml", "png": "\u{89}PNG", "pdf": "%PDF", "gp": "# gnuplot"]
    let start = String(decoding: files[0].prefix(9), as: Unicode.UTF8.self)
    #expect(
      format == "png"
        ? files[0].prefix(4).dropFirst() == Data("PNG".utf8) : start.hasPrefix(starts[format]!))
  }

  @Test("the numbers are those of the file")
  func numbers() throws {
    #expect(try plot("-o", "k.gp").status == 0)
    let script = try String(contentsOf: folder.file("k.gp"), encoding: .utf8)
    let file = try RunFile(reading: folder.file("run.h5"))
    let (record, times) = (try #require(try file.formFactor()), try #require(try file.times()))
    let unit = try #require(times.heisenbergTime)
    let smoothed = try #require(record.smoothed).mean
    for (title, pair) in [("0", (0, 0)), ("1, 2", (1, 1)), ("1 × 2", (1, 2))] {
      let rows = try #require(Self.block(titled: title, in: script), "\(title)")
      #expect(rows.count > 500)
      let known = Dictionary(
        zip(times.times.map { $0 / unit }, smoothed[pair.0][pair.1]), uniquingKeysWith: { $1 })
      for row in rows { #expect(known[row[0]] == row[1]) }
    }
  }

  /// The numbers of the line with a title.
  private static func block(titled title: String, in script: String) -> [[Double]]? {
    guard let start = script.range(of: "# \(title): x y\n") else { return nil }
    let lines = script[start.upperBound...].split(separator: "\n").dropFirst()
    return lines.prefix { $0 != "EOD" }.map { $0.split(separator: " ").map { Double($0)! } }
  }

  @Test("the fitted ramp ends in the plateau")
  func ramp() throws {
    #expect(try plot("--figure", "ramp", "-o", "ramp.gp").status == 0)
    let script = try String(contentsOf: folder.file("ramp.gp"), encoding: .utf8)
    let rows = try #require(Self.block(titled: "fitted ramp and plateau", in: script))
    #expect(abs(rows.last![1] / 81 - 1) < 0.03)
    #expect(rows.last![1] > 1.1 * rows.first![1])
    #expect(script.contains("0: 2 GOE; 1 + 2: 1 GOE"))
  }

  @Test("gap ratios: the likeliest hypothesis with its probability, as it fits")
  func gapRatios() throws {
    #expect(try plot("--figure", "gap-ratio", "-o", "gap.gp").status == 0)
    let script = try String(contentsOf: folder.file("gap.gp"), encoding: .utf8)
    let title = try #require(
      script.firstMatch(of: #/# (\d \w+ \((?:> )?\d+ %\)(?:, fits poorly)?): x y/#))
    let rows = try #require(Self.block(titled: String(title.1), in: script))
    #expect(abs(rows.reduce(0) { $0 + $1[1] } / Double(rows.count) - 1) < 1e-3)
  }

  @Test(
    "quasi-energies are compared with the circular ensembles",
    arguments: ["gap-ratio", "ramp", "plateau"])
  func circular(kind: String) throws {
    let run = try Program.xsff.run(
      "compute", "kicked-clock", "--set", "L=4", "-q", "-o", "driven.h5", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let result = try Program.xsff.run(
      "plot", "driven.h5", "--figure", kind, "-o", "driven.gp", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let script = try String(contentsOf: folder.file("driven.gp"), encoding: .utf8)
    #expect(script.contains("COE"))
    #expect(!script.contains("GOE"))
  }

  @Test("names of a file are shown as they are, and run nothing")
  func names() throws {
    let names = ["<b>'_{x}", "`touch pwned`", "a\"&@b"]
    try RunFile.update(folder.file("run.h5")) { root in
      let sectors = try root.group("sectors")
      try sectors.remove("name")
      try sectors.write(HDF5Array(names), to: "name", HDF5Description("names", axes: ["sector"]))
    }
    for kind in ["xsff", "plateau", "signatures"] {
      #expect(try plot("--figure", kind, "-o", "\(kind).svg").status == 0)
    }
    let texts = try drawing("plateau.svg").texts
    for name in names { #expect(texts.contains(name), "\(texts)") }
    #expect(!folder.names.contains("pwned"))
  }
}

/// An SVG file, read as XML.
struct Drawing {
  /// What is written in it.
  let texts: [String]
  /// The titles of curves that the key names, in order.
  let named: [String]
  /// How many series were drawn.
  let curveCount: Int

  /// Fails when it is not well-formed.
  init(_ url: URL) throws {
    let reader = Reader()
    let parser = XMLParser(data: try Data(contentsOf: url))
    parser.delegate = reader
    try #require(
      parser.parse(), "\(url.lastPathComponent): \(String(describing: parser.parserError))")
    texts = reader.texts.map { $0.trimmingCharacters(in: .whitespaces) }
    named = reader.titles.filter { !$0.contains("_plot_") && $0 != reader.titles.first }
    curveCount = reader.titles.count - 1
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    var titles: [String] = []
    private var element = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if name == "text" { texts.append("") }
      if name == "title" { titles.append("") }
      if ["text", "title"].contains(name) { element = name }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if name == element { element = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if element == "text" { texts[texts.count - 1] += string }
      if element == "title" { titles[titles.count - 1] += string }
    }
  }
}

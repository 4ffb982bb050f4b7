import Foundation
import FoundationXML
import ResultFiles
import Testing

@Suite("bootstrap report")
struct ReportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ arguments: String...) throws {
    let result = try Program.xsff.run(
      ["compute"] + arguments + ["--quiet", "-o", "run.h5"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
  }

  private func page(_ options: String...) throws -> (html: String, page: Page) {
    let result = try Program.bootstrap.run(
      ["report", "run.h5", "-o", "page.html", "--force"] + options, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return (
      try String(contentsOf: folder.file("page.html"), encoding: .utf8),
      try Page(folder.file("page.html"))
    )
  }

  /// The answer's first lines, wrapped as they are, as one line of words.
  private func verdict(_ options: String...) throws -> [String] {
    let result = try Program.bootstrap.run(
      ["solve", "run.h5", "--no-store"] + options, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }
    return [String(lines[0])]
      + lines.dropFirst().joined(separator: " ").replacing("Reason ", with: "|").replacing(
        "To decide ", with: "|"
      )
      .split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test(
    "says what solve says, verdict first",
    arguments: [
      ["s3-chain", "--set", "L=4", "--samples", "3"],
      ["s3-chain", "--set", "L=4", "--samples", "3", "--commutant", "off"],
      ["fermi-hubbard", "--samples", "2"], ["bose-hubbard-ring", "--samples", "2"],
    ])
  func verdicts(model: [String]) throws {
    let result = try Program.xsff.run(
      ["compute"] + model + ["--quiet", "-o", "run.h5"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let before = try Data(contentsOf: folder.file("run.h5"))
    let (_, page) = try page()
    #expect(try Data(contentsOf: folder.file("run.h5")) == before, "nothing is stored")
    let verdict = try verdict()
    let start = page.words.prefix(3000)
    for part in verdict { #expect(start.contains(part), "\(part) in \(start)") }
  }

  @Test("holds every part, loads nothing and runs nothing")
  func parts() throws {
    try compute("s3-chain", "--set", "L=5", "--samples", "20")
    let (html, page) = try page()
    for heading in [
      "Model", "Sectors", "Figures", "Exact irreps", "Solutions", "Operators",
      "Why others were excluded", "The answer as text", "Provenance", "Character table",
    ] {
      #expect(page.headings.contains(heading), "\(heading) in \(page.headings)")
    }
    for word in ["<script", "src=", "@import", "http://", "https://"] {
      let allowed = ["http://www.w3.org/"].reduce(html) { $0.replacing($1, with: "") }
      #expect(!allowed.contains(word), "\(word)")
    }
    #expect(page.elements["svg"] ?? 0 == (Gnuplot.isInstalled ? 8 : 0))
    #expect(Set(page.identifiers).count == page.identifiers.count, "no name stands twice")
    for part in [
      "Seed", "philox", "Processor kernel", "xsff compute s3-chain --set L=5", "χ2×χ2 = χ1",
    ] {
      #expect(page.words.contains(part), "\(part)")
    }
  }

  @Test("text of a file never becomes markup")
  func escaped() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "2")
    let bad = "<script>alert('x')</script> & \"quoted\" \u{1} ]]> <!--"
    try RunFile.update(folder.file("run.h5")) { root in
      try root.setAttribute("command", bad)
      let model = try root.group("model")
      try model.remove("source")
      try model.write(bad, to: "source", HDF5Description("text"))
      let sectors = try root.group("sectors")
      try sectors.remove("name")
      try sectors.write(
        HDF5Array([bad, "<b>", "&amp;"]), to: "name", HDF5Description("names", axes: ["sector"]))
    }
    try FileManager.default.moveItem(
      at: folder.file("run.h5"),
      to: folder.file("<script>alert(1)</script>.h5".replacing("/", with: "|")))
    let name = try #require(folder.names.first { $0.hasSuffix(".h5") })
    let result = try Program.bootstrap.run("report", name, "-o", "page.html", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let html = try String(contentsOf: folder.file("page.html"), encoding: .utf8)
    #expect(!html.contains("<script"))
    let page = try Page(folder.file("page.html"))
    #expect(page.elements["script"] == nil && page.elements["b"] == nil)
    #expect(page.words.contains("<script>alert('x')</script> & \"quoted\""))
    #expect(page.words.contains("The hidden symmetry of <script>alert(1)<|script>"))
  }

  @Test("without gnuplot there is a page without figures that names the package")
  func noGnuplot() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "2")
    let result = try Program.bootstrap.run(
      shell: "PATH=/nowhere; exec \"$@\"", "report", "run.h5", "-o", "page.html", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let page = try Page(folder.file("page.html"))
    #expect(page.words.contains("gnuplot-nox") && page.elements["svg"] == nil)
  }

  @Test("refuses to overwrite a page, and files that are no run")
  func refusals() throws {
    try folder.write("mine", to: "page.html")
    try folder.write("nothing", to: "run.h5")
    expectRefusal(
      try Program.bootstrap.run("report", "run.h5", "-o", "page.html", in: folder), status: 1,
      "--force")
    expectRefusal(
      try Program.bootstrap.run("report", "run.h5", "-o", "other.html", in: folder), status: 3,
      "run.h5")
    #expect(folder.names == ["page.html", "run.h5"])
  }
}

/// A page, read as XML, which is stricter than HTML.
struct Page {
  /// All text but that of drawings and styles, white space as one space.
  let words: String
  /// The texts of h2 and h3.
  let headings: Set<String>
  /// How often each element occurs.
  let elements: [String: Int]
  /// All attributes `id`.
  let identifiers: [String]

  /// Fails when the page is not well-formed.
  init(_ url: URL) throws {
    let reader = Reader()
    let parser = XMLParser(data: try Data(contentsOf: url))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    words = reader.text.split { $0.isWhitespace }.joined(separator: " ")
    (headings, elements, identifiers) = (reader.headings, reader.elements, reader.identifiers)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var text = ""
    var headings: Set<String> = []
    var elements: [String: Int] = [:]
    var identifiers: [String] = []
    private var heading: String?
    private var hidden = 0

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements[name, default: 0] += 1
      if let own = attributes["id"] { identifiers.append(own) }
      if ["svg", "style", "title"].contains(name) { hidden += 1 }
      if ["h2", "h3"].contains(name) { heading = "" }
      text += " "
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if ["svg", "style", "title"].contains(name) { hidden -= 1 }
      if ["h2", "h3"].contains(name), let own = heading {
        headings.insert(own)
        heading = nil
      }
      text += " "
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      heading? += string
      if hidden == 0 { text += string }
    }
  }
}

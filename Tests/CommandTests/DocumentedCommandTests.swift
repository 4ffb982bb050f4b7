import Foundation
import Testing

@Suite("Every command that a document shows")
struct DocumentedCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // Documents are read in a checkout.
    try FileManager.default.createSymbolicLink(
      at: folder.file("Examples"),
      withDestinationURL: Program.packageRoot.appending(path: "Examples"))
  }

  @Test(
    "works, in the order shown, and prints what is shown",
    arguments: [
      "README.md", "Models/README.md", "Data/README.md", "Documentation/Commutant.md",
      "Documentation/LongRuns.md", "Documentation/Figures.md",
    ])
  func commands(path: String) throws {
    let document = try Document(named: path)
    var outputs = ""
    for command in document.commands {
      if command.hasPrefix("make ") {
        try expectTarget(of: command)
      } else {
        outputs += try run(command)
      }
    }
    let shown = document.blocks.filter { $0.language.isEmpty && $0.text.contains("Rank 1: G = ") }
    for block in shown { #expect(outputs.contains(block.text), "\(path) shows:\n\(block.text)") }
  }

  /// Make's targets are tried on fresh machines; here they have to exist.
  private func expectTarget(of command: String) throws {
    let makefile = try String(
      contentsOf: Program.packageRoot.appending(path: "Makefile"), encoding: .utf8)
    let target = command.split(separator: " ")[1]
    #expect(makefile.contains("\n\(target):"), "\(command)")
  }

  private func run(_ command: String) throws -> String {
    let swift = "swift run -c release "
    let line = command.hasPrefix(swift) ? String(command.dropFirst(swift.count)) : command
    let name = line.prefix { $0 != " " }
    let program = try #require(Program(rawValue: String(name)), "unknown command: \(command)")
    let result = try Program.run(
      shellLine: "\"$PROGRAM\" " + line.dropFirst(name.count), program: program, in: folder)
    #expect(result.status == 0, "\(command): \(result.errors)")
    return result.output
  }

  @Test("model files that a document shows can be computed")
  func modelFiles() throws {
    let documents = try ["README.md", "Models/README.md"].map(Document.init)
    let models = documents.flatMap(\.blocks)
      .filter { $0.language == "yaml" && $0.text.hasPrefix("format: 1") }
    #expect(!models.isEmpty)
    for (k, model) in models.enumerated() {
      try folder.write(model.text, to: "model\(k).yaml")
      let result = try Program.xsff.run(
        "compute", "model\(k).yaml", "--quiet", "-o", "\(k).h5", in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test("every bundled model computes with its defaults and few samples")
  func bundledModels() throws {
    let models = Program.packageRoot.appending(path: "Models")
    let names = try FileManager.default.contentsOfDirectory(atPath: models.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    #expect(names.count >= 5)
    for name in names {
      let result = try Program.xsff.run(
        "compute", name, "--samples", "2", "--quiet", in: folder)
      #expect(result.status == 0, "\(name): \(result.errors)")
      #expect(folder.names.contains(name + ".h5"))
    }
  }
}

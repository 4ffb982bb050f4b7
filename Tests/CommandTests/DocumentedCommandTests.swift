import CommandSupport
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

  /// Every document with a block of shell commands.
  private static let documents: [String] = {
    let named = ["README.md", "Models/README.md", "Data/README.md"]
    let folder = Program.packageRoot.appending(path: "Documentation").path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return (named + all.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/" + $0 })
      .filter { (try? Document(named: $0).commands.isEmpty) == false }
  }()

  @Test("works, in the order shown, and prints what is shown", arguments: documents)
  func commands(path: String) throws {
    let document = try Document(named: path)
    for (name, model) in document.models { try folder.write(model, to: name + ".yaml") }
    var outputs = ""
    for command in document.commands {
      if command.hasPrefix("make ") {
        try expectTarget(of: command)
      } else if let tool = command.firstMatch(of: #/ (make-[a-z-]+) /#) {
        try expectTool(String(tool.1))
      } else {
        outputs += try run(command)
      }
    }
    let plain = document.blocks.filter(\.language.isEmpty).map(\.text)
    for block in plain where block.contains("Rank 1: G = ") {
      #expect(outputs.contains(block), "\(path) shows:\n\(block)")
    }
    for block in plain where block.hasPrefix("Decided, ") {
      for line in block.split(separator: "\n") {
        #expect(outputs.contains(line), "\(path) shows: \(line)")
      }
    }
  }

  /// Make's targets are tried on fresh machines; here they have to exist.
  private func expectTarget(of command: String) throws {
    let makefile = try String(
      contentsOf: Program.packageRoot.appending(path: "Makefile"), encoding: .utf8)
    let target = command.split(separator: " ")[1]
    #expect(makefile.contains("\n\(target):"), "\(command)")
  }

  /// What makes data takes long; it has to be there.
  private func expectTool(_ name: String) throws {
    let manifest = try String(
      contentsOf: Program.packageRoot.appending(path: "Package.swift"), encoding: .utf8)
    #expect(manifest.contains("\"\(name)\""), "\(name)")
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
    let models = try ["README.md", "Models/README.md", "Documentation/ModelFiles.md"]
      .flatMap { try Document(named: $0).models }
    #expect(!models.isEmpty)
    for (k, model) in models.enumerated() {
      try folder.write(model.text, to: "model\(k).yaml")
      let result = try Program.xsff.run(
        "compute", "model\(k).yaml", "--quiet", "-o", "\(k).h5", in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test("the citation names the version")
  func citation() throws {
    let text = try String(
      contentsOf: Program.packageRoot.appending(path: "CITATION.cff"), encoding: .utf8)
    #expect(text.contains("\nversion: \(ProgramVersion.number)\n"))
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

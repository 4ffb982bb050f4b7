import Foundation
import TestSupport
import Testing

@Suite("The published schemas of --json")
struct OutputSchemaTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The schema as the command prints it, which is the file.
  private func schema(_ program: Program, _ name: String) throws -> SchemaValidator {
    let result = try program.run("schema", name, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    try folder.write(result.output, to: "schema.json")
    return try SchemaValidator(reading: folder.file("schema.json"))
  }

  private func check(
    _ program: Program, _ arguments: [String], _ name: String, statuses: Set<Int32> = [0]
  ) throws {
    let result = try program.run(arguments + ["--json"], in: folder)
    try #require(statuses.contains(result.status), "\(arguments) \(result.errors)")
    let value = try JSONDecoder().decode(PlainValue.self, from: Data(result.output.utf8))
    let schema = try schema(program, name)
    #expect(schema.violations(value).prefix(5) == [], "\(arguments)")
    #expect(schema.unknownKeys(value) == [], "\(arguments)")
  }

  @Test(
    "answers of every kind",
    arguments: [
      ("s3-chain", ["--set", "L=4", "--samples", "3"]), ("d4-chain", ["--samples", "2"]),
      ("chiral-clock", ["--set", "L=4", "--samples", "3"]), ("potts4-open", []),
      ("driven-bose-hubbard", ["--samples", "2"]), ("fermi-hubbard", ["--samples", "2"]),
      ("kennedy-tasaki", ["--samples", "2"]),
    ])
  func answers(model: String, options: [String]) throws {
    let computed = try Program.xsff.run(
      ["compute", model, "-q", "-o", "run.h5"] + options, in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let limits = ["--no-store", "--time-limit", "10", "--max-index", "4"]
    for source in ["commutant", "spectra", "plateau", "curves"] {
      let arguments = ["solve", "run.h5", "--from", source] + limits
      // Not every run has data of every kind.
      let trial = try Program.bootstrap.run(arguments, in: folder)
      if trial.status == 0 { try check(.bootstrap, arguments, "solve") }
    }
    let stored = try Program.bootstrap.run("solve", "run.h5", "-q", in: folder)
    try #require(stored.status == 0, "\(stored.errors)")
    try check(.bootstrap, ["verify", "run.h5"], "verify")
    if !["fermi-hubbard"].contains(model) {
      try check(.bootstrap, ["identify", "run.h5"], "identify")
    }
    try check(.xsff, ["inspect", model], "inspect")
    try check(.xsff, ["symmetries", model], "symmetries")
  }

  @Test("the catalogue, operators, comparisons")
  func others() throws {
    try check(.bootstrap, ["identify", "--order", "24"], "groups")
    try check(.bootstrap, ["identify", "--order", "24", "--id", "12"], "group")
    for model in ["s3-chain", "heisenberg", "d4-chain"] {
      try check(.xsff, ["operators", model, "--set", "L=3"], "operators")
    }
    for length in 3...4 {
      let computed = try Program.xsff.run(
        "compute", "s3-chain", "--set", "L=\(length)", "-q", "-o", "\(length).h5", in: folder)
      try #require(computed.status == 0)
    }
    try check(.bootstrap, ["compare", "3.h5", "4.h5"], "compare")
  }

  @Test("the schema of model files is the bundled one, and unknown names are refused")
  func model() throws {
    let result = try Program.xsff.run("schema", in: folder)
    let file = Program.packageRoot.appending(path: "Models/model.schema.json")
    #expect(try result.output == String(contentsOf: file, encoding: .utf8))
    for (program, name, known) in [
      (Program.xsff, "solve", "inspect"), (.bootstrap, "model", "solve"),
    ] {
      let refused = try program.run("schema", name, in: folder)
      #expect(refused.status == 2 && refused.errors.contains("'\(name)'"))
      #expect(refused.errors.contains(known) && refused.output.isEmpty)
    }
  }
}

import Foundation
import ResultFiles
import Testing

@Suite("From any folder and any place")
struct InstallationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Copies both executables into a folder inside the temporary one.
  private func install(in place: String) throws {
    let target = folder.file(place)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for program in [Program.xsff, .bootstrap] {
      try FileManager.default.copyItem(
        at: program.executable, to: target.appending(path: program.rawValue))
    }
  }

  /// Links Models and Data into a folder inside the temporary one.
  private func linkResources(in place: String) throws {
    let target = folder.file(place)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for name in ["Models", "Data"] {
      try FileManager.default.createSymbolicLink(
        at: target.appending(path: name),
        withDestinationURL: Program.packageRoot.appending(path: name))
    }
  }

  /// Runs both commands of a folder from `/`, without help from the environment by default.
  private func runBoth(
    in place: String, home: String? = nil, _ name: String = "run.h5"
  ) throws -> [CommandResult] {
    let file = folder.file(name).path
    let lines = [
      ("xsff", ["compute", "s3-chain", "--set", "L=3", "--samples", "2", "-q", "-o", file]),
      ("bootstrap", ["solve", file, "--max-index", "2", "-q"]),
    ]
    return try lines.map { program, arguments in
      try RunningCommand(
        folder.file(place).appending(path: program), arguments, in: folder, current: "/",
        home: home
      ).result()
    }
  }

  private func expectSuccess(_ results: [CommandResult]) {
    for result in results { #expect(result.status == 0, "\(result.errors)") }
    #expect(results.last?.output.contains("G = S3 = SmallGroup(6,1)") == true)
  }

  @Test("in a checkout's build folder")
  func checkout() throws {
    try folder.write("", to: "checkout/Package.swift")
    try linkResources(in: "checkout")
    try install(in: "checkout/.build/x86_64/release")
    expectSuccess(try runBoth(in: "checkout/.build/x86_64/release"))
  }

  @Test("as make install lays it out, through symbolic links too")
  func installed() throws {
    try linkResources(in: "prefix/share/xsff")
    try install(in: "prefix/bin")
    expectSuccess(try runBoth(in: "prefix/bin"))
    let links = folder.file("links")
    try FileManager.default.createDirectory(at: links, withIntermediateDirectories: true)
    for name in ["xsff", "bootstrap"] {
      try FileManager.default.createSymbolicLink(
        at: links.appending(path: name), withDestinationURL: folder.file("prefix/bin/\(name)"))
    }
    expectSuccess(try runBoth(in: "links", "again.h5"))
  }

  @Test("moved away alone, with XSFF_HOME or without")
  func moved() throws {
    try install(in: "elsewhere")
    for result in try runBoth(in: "elsewhere").prefix(1) {
      expectRefusal(result, status: 1, "Models and Data were not found", "XSFF_HOME")
    }
    expectSuccess(try runBoth(in: "elsewhere", home: Program.packageRoot.path))
    let result = try runBoth(in: "elsewhere", "run.h5").last
    expectRefusal(try #require(result), status: 1, "Models and Data were not found")
  }

  @Test("an XSFF_HOME that holds nothing is named")
  func wrongHome() throws {
    let result = try Program.xsff.run("compute", "s3-chain", in: folder, home: "/usr/nowhere")
    expectRefusal(result, status: 1, "XSFF_HOME", "'/usr/nowhere'", "Models and Data")
  }

  @Test("a model file by its path needs no bundled models")
  func modelByPath() throws {
    try install(in: "elsewhere")
    let model = Program.packageRoot.appending(path: "Models/s3-chain.yaml").path
    let result = try RunningCommand(
      folder.file("elsewhere/xsff"), ["compute", model, "--set", "L=3", "-q"], in: folder,
      home: nil
    ).result()
    #expect(result.status == 0, "\(result.errors)")
    #expect(folder.names.contains("s3-chain.h5"))
  }

  @Test("names with spaces and accents")
  func otherNames() throws {
    let name = "Läufe mit ω/run 1.h5"
    try folder.write("", to: "Läufe mit ω/x")
    let run = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=3", "-q", "-o", name, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Program.bootstrap.run("solve", name, "--index", "2", in: folder).status == 0)
  }
}

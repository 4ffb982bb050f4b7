import Foundation
import ResultFiles
import Testing

@Suite("What bootstrap solve refuses")
struct SolveErrorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func solve(_ arguments: String...) throws -> CommandResult {
    try Program.bootstrap.run(["solve"] + arguments, in: folder)
  }

  private func makeRun() throws -> URL {
    let run = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=3", "--samples", "2", "-o", "run.h5", "--quiet",
      in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return folder.file("run.h5")
  }

  @Test("a missing file, a folder, a text file, an empty file")
  func noRunFile() throws {
    expectRefusal(try solve("nowhere.h5"), status: 3, "nowhere.h5", "no such file")
    expectRefusal(try solve("."), status: 3, "folder")
    try folder.write("levels: 1 2 3\n", to: "text.h5")
    expectRefusal(try solve("text.h5"), status: 3, "text.h5", "not an HDF5 file")
    try folder.write("", to: "empty.h5")
    expectRefusal(try solve("empty.h5"), status: 3, "empty.h5", "not an HDF5 file")
  }

  @Test("an HDF5 file of another kind")
  func otherFormat() throws {
    let catalogue = Program.packageRoot.appending(path: "Data/groups.h5").path
    expectRefusal(try solve(catalogue), status: 3, "groups.h5", "xsff-groups")
  }

  @Test("a file that was cut off, anywhere", arguments: [0.05, 0.3, 0.6, 0.9, 0.999])
  func truncatedFile(fraction: Double) throws {
    let bytes = try Data(contentsOf: makeRun())
    let rest = bytes.prefix(Int(Double(bytes.count) * fraction))
    try rest.write(to: folder.file("cut.h5"))
    expectRefusal(try solve("cut.h5"), status: 3, "cut.h5")
    #expect(try Data(contentsOf: folder.file("cut.h5")) == rest)
  }

  @Test(
    "a file without something that solving needs",
    arguments: ["visible_group", "sectors", "spectra"])
  func missingPart(name: String) throws {
    try RunFile.update(makeRun()) { try $0.remove(name) }
    expectRefusal(try solve("run.h5", "--from", "spectra"), status: 3, "/\(name)", "missing")
  }

  @Test("levels that are not finite")
  func undefinedLevels() throws {
    try RunFile.update(makeRun()) { root in
      let levels = try root.read("spectra/1", as: Double.self)
      try root.remove("spectra/1")
      try root.write(
        HDF5Array(shape: levels.shape, elements: [.nan] + levels.elements.dropFirst()),
        to: "spectra/1", HDF5Description("spoiled", axes: ["sample", "level"]))
    }
    expectRefusal(try solve("run.h5"), status: 3, "/spectra/1")
  }

  @Test("a file with only what solving needs is enough")
  func minimalFile() throws {
    try RunFile.update(makeRun()) { root in
      for name in try root.members()
      where !["visible_group", "sectors", "spectra"].contains(name) {
        try root.remove(name)
      }
    }
    let result = try solve("run.h5", "--max-index", "2", "--exhaustive", "--json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try SolveAnswer(result.output).unitaryNames == [["S3"]])
  }

  @Test(
    "a wrong command line",
    arguments: [
      (["--max-indx", "3"], "Did you mean '--max-index'"), (["--max-index", "0"], "at least 1"),
      (["--index", "0"], "at least 1"), (["--time-limit", "0"], "positive"),
      (["--time-limit", "nan"], "positive"), (["--margin", "1"], "share a rank"),
    ])
  func wrongOption(options: [String], fragment: String) throws {
    let result = try Program.bootstrap.run(["solve", "run.h5"] + options, in: folder)
    expectRefusal(result, status: 2, fragment)
    #expect(result.errors.contains("Usage: bootstrap solve"))
  }

  @Test("a command without its file, and an unknown command")
  func wrongCommand() throws {
    expectRefusal(try solve(), status: 2, "<file>")
    expectRefusal(try Program.bootstrap.run("slove", in: folder), status: 2, "slove")
  }
}

import Foundation
import ResultFiles
import TestSupport
import Testing

/// A Python interpreter that has a module, where there is one.
private func python(with module: String) -> String? {
  let named = ProcessInfo.processInfo.environment["H5PY_PYTHON"]
  return [named, "python3"].compactMap { $0 }.first { python in
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? Python.run(python, "import \(module)", in: folder))?.status == 0
  }
}

private let numpy = python(with: "numpy")
private let quspin = python(with: "quspin")

@Suite("Recipes for other programs")
struct RecipeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The commands that Recipes.md shows under a heading, the first one for the other program.
  private func commands(_ heading: String) throws -> [[String]] {
    let text = try String(
      contentsOf: Program.packageRoot.appending(path: "Documentation/Recipes.md"), encoding: .utf8)
    let section = try #require(
      text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") })
    let blocks = section.components(separatedBy: "```\n")
    let block = try #require(blocks.count > 1 ? blocks[1] : nil)
    return block.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }

  private func runOurs(_ heading: String) throws -> String {
    let shown = try commands(heading)
    #expect(shown.count == 3 && shown[1][0] == "xsff" && shown[2][0] == "bootstrap")
    let imported = try Program.xsff.run(Array(shown[1].dropFirst()), in: folder)
    try #require(imported.status == 0, "\(imported.errors)")
    let solved = try Program.bootstrap.run(Array(shown[2].dropFirst()), in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    return solved.output
  }

  private func runScript(_ heading: String, _ interpreter: String) throws {
    let shown = try commands(heading)[0]
    let script = Program.packageRoot.appending(path: "Examples/recipes/\(shown[1])").path
    let result = try RunningCommand(
      URL(fileURLWithPath: "/usr/bin/env"), [interpreter, script] + shown.dropFirst(2), in: folder
    ).result()
    try #require(result.status == 0, "\(result.errors)")
  }

  /// The levels of Heisenberg chains with random bonds, by the names of their sectors. Shape of the values: [sample][level].
  private func heisenberg(_ sites: Int, samples: Int) throws -> [(name: String, rows: [[Double]])] {
    let computed = try Program.xsff.run(
      "compute", "heisenberg", "--set", "L=\(sites)", "--samples", "\(samples)", "-q", "-o",
      "own.h5", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let spectra = try RunFile(reading: folder.file("own.h5")).spectra()
    return spectra.sectorNames.enumerated().map { k, name in (name, spectra.levels.map { $0[k] }) }
  }

  @Test("NumPy", .enabled(if: numpy != nil, "no python3 with numpy; set H5PY_PYTHON to one"))
  func withNumPy() throws {
    try runScript("NumPy", try #require(numpy))
    let answer = try runOurs("NumPy")
    #expect(answer.split(separator: "\n")[0].contains("G = S3"), "\(answer)")
  }

  @Test("QuSpin", .enabled(if: quspin != nil, "no python3 with quspin; set H5PY_PYTHON to one"))
  func withQuSpin() throws {
    try runScript("QuSpin", try #require(quspin))
    #expect(try runOurs("QuSpin").hasPrefix("Decided, from the spectra: G = SO(3)."))
  }

  @Test("the file that the QuSpin script writes")
  func quspinFile() throws {
    var writer = NumPyWriter()
    for (name, rows) in try heisenberg(6, samples: 3) {
      writer.add("levels_\(name)", rows.flatMap { $0 }, shape: [rows.count, rows[0].count])
    }
    try writer.write(to: folder.file("levels.npz"))
    #expect(try runOurs("QuSpin").hasPrefix("Decided, from the spectra: G = SO(3)."))
  }

  @Test("the file that XDiag.jl writes, and that of Armadillo", arguments: [false, true])
  func xdiag(isArmadillo: Bool) throws {
    let file = try HDF5File(named: folder.file("levels-xdiag.h5").path)
    let levels = try file.root.createGroup("levels")
    for (name, rows) in try heisenberg(6, samples: 1) {
      let array =
        isArmadillo ? HDF5Array(rows: rows, width: rows[0].count) : HDF5Array(rows[0])
      try levels.write(
        array, to: name,
        HDF5Description("", axes: isArmadillo ? ["column", "row"] : ["row"]))
    }
    try file.write(to: folder.file("levels-xdiag.h5"), overwrite: true)
    #expect(try runOurs("XDiag").hasPrefix("Decided, from the spectra: G = SO(3)."))
  }

  @Test("the files that HΦ writes", arguments: ["Eigenvalue.dat", "zvo_energy.dat"])
  func hphi(form: String) throws {
    for (name, rows) in try heisenberg(4, samples: 1) {
      let output = "sz\(name)/output"
      try FileManager.default.createDirectory(
        at: folder.file(output), withIntermediateDirectories: true)
      let lines = rows[0].enumerated().map { k, level in
        form == "Eigenvalue.dat"
          ? " \(k) \(String(format: "%.10f", level)) \n"
          : "State \(k)\n  Energy  \(String(format: "%.16f", level)) \n  Doublon  0.0000000000000000 \n"
            + "  Sz  \(String(format: "%.16f", Double(Int(name)!) / 2)) \n\n"
      }
      try folder.write(lines.joined(), to: "\(output)/Eigenvalue.dat")
    }
    #expect(try runOurs("HΦ").contains("SO(3)"))
  }
}

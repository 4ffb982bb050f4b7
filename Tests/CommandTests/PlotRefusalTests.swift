import Foundation
import ResultFiles
import Testing

@Suite("xsff plot says in a sentence why there is no figure")
struct PlotRefusalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let result = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=3", "--samples", "1", "--quiet", "-o", "run.h5",
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
  }

  private func plot(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["plot"] + arguments, in: folder)
  }

  private func remove(_ groups: Set<String>) throws {
    try RunFile.update(folder.file("run.h5"), omitting: groups) { _ in }
  }

  @Test("without gnuplot it names the package")
  func noGnuplot() throws {
    let result = try Program.xsff.run(
      shell: "PATH=/nowhere; exec \"$@\"", "plot", "run.h5", in: folder)
    expectRefusal(result, status: 1, "gnuplot-nox")
    // The script needs no gnuplot.
    let script = try Program.xsff.run(
      shell: "PATH=/nowhere; exec \"$@\"", "plot", "run.h5", "-o", "k.gp", in: folder)
    #expect(script.status == 0, "\(script.errors)")
  }

  @Test(
    "a file without the data of a figure",
    arguments: [
      ("xsff", "xsff", "K(t)"), ("ramp", "xsff", "K(t)"), ("plateau", "plateau", "/plateau"),
      ("signatures", "signatures", "/signatures"), ("components", "commutant", "/commutant"),
      ("commutant", "commutant", "/commutant"), ("gap-ratio", "spectra", "/spectra"),
      ("resolution", "spectra", "/spectra"),
    ])
  func missing(figure: String, group: String, words: String) throws {
    try remove([group])
    expectRefusal(try plot("run.h5", "--figure", figure, "-o", "f.gp"), status: 1, words)
    #expect(!folder.names.contains("f.gp"))
  }

  @Test("too few levels for gap ratios; all other figures are drawn")
  func few() throws {
    expectRefusal(
      try plot("run.h5", "--figure", "gap-ratio", "-o", "f.gp"), status: 1, "gap ratios")
    let all = try plot("run.h5", "--figure", "all", "--format", "gp", "-o", "all")
    #expect(all.status == 0, "\(all.errors)")
    #expect(all.output.contains("No figure gap-ratio: No signature in run has 50 gap ratios"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("all").path).count == 7)
  }

  @Test("wrong command lines, files that are there, and files that are not")
  func commandLines() throws {
    expectRefusal(try plot("run.h5", "--figure", "histogram"), status: 2, "--figure")
    expectRefusal(try plot("run.h5", "-o", "figure.bmp"), status: 2, ".svg")
    expectRefusal(try plot("none.h5", "-o", "f.gp"), status: 3, "none.h5")
    try folder.write("mine", to: "f.gp")
    expectRefusal(try plot("run.h5", "-o", "f.gp"), status: 1, "--force")
    #expect(try String(contentsOf: folder.file("f.gp"), encoding: .utf8) == "mine")
    #expect(try plot("run.h5", "--what", "plateau", "-o", "f.gp", "--force").status == 0)
  }

  @Test("curves without an irrep behind them have no fitted ramp, and it is said why")
  func noIrreps() throws {
    try remove(["commutant"])
    #expect(try plot("run.h5", "--figure", "ramp", "-o", "ramp.gp").status == 0)
    let script = try String(contentsOf: folder.file("ramp.gp"), encoding: .utf8)
    #expect(script.contains("No ramp was fitted") && script.contains("bootstrap solve"))
    #expect(!script.contains("fitted ramp and plateau"))
  }
}

@Suite("Figures of many sectors")
struct ManySectorFigureTests {
  @Test("are limited to what can be read, and say so")
  func many() throws {
    let folder = try TemporaryFolder()
    let result = try Program.xsff.run(
      "compute", "fermi-hubbard", "--samples", "2", "--quiet", "-o", "run.h5", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    for kind in ["xsff", "ramp", "plateau"] {
      let plot = try Program.xsff.run(
        "plot", "run.h5", "--figure", kind, "-o", "\(kind).gp", in: folder)
      #expect(plot.status == 0, "\(plot.errors)")
    }
    let curves = try String(contentsOf: folder.file("xsff.gp"), encoding: .utf8)
    // 25 sectors, of which those that symmetries exchange have one curve.
    #expect(curves.contains("named together") && curves.contains("no curves of different sectors"))
    #expect(curves.matches(of: #/lw 1.5 dt 1 title/#).count == 6)
    #expect(
      try String(contentsOf: folder.file("ramp.gp"), encoding: .utf8).contains(
        "irreps behind visible charges have no common size"))
    let matrix = try String(contentsOf: folder.file("plateau.gp"), encoding: .utf8)
    #expect(matrix.contains("those of 0 are left out"))
  }
}

import Foundation
import ResultFiles
import Testing

@Suite("Runs with couplings from files and with superposed levels")
struct CouplingFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      format: 1
      name: model
      sites: {count: 4, local: qubit}
      lattice: open chain
      terms:
        - {name: J, over: bonds, coupling: {values: J.csv}, operator: X(j)*X(k) + Y(j)*Y(k)}
        - {name: h, over: sites, coupling: 'uniform(-1, 1)', operator: Z(j)}
      symmetry:
        visible: [{name: P, on-site: Z}]
      """, to: "model.yaml")
    try folder.write("1 2 3\n1.5 2.5 3.5\n-1 0.5 0.25\n0.1 0.2 0.3\n", to: "J.csv")
  }

  private func compute(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["compute", "./model.yaml", "-q"] + arguments, in: folder)
  }

  @Test("the rows are stored as the couplings, and there are no more samples than rows")
  func rows() throws {
    #expect(try compute("-o", "run.h5").status == 0)
    let file = try RunFile(reading: folder.file("run.h5"))
    let couplings = try file.couplings().first { $0.name == "J" }
    #expect(couplings?.values.shape == [4, 3])
    #expect(
      couplings?.values.elements == [1, 2, 3, 1.5, 2.5, 3.5, -1, 0.5, 0.25, 0.1, 0.2, 0.3])
    #expect(try file.model()?.couplingLists?.hasPrefix("J 4x3 fnv1a-64 ") == true)
    #expect(try file.localBasis() == nil)
    expectRefusal(
      try compute("-o", "more.h5", "--samples", "5"), status: 2, "'J' has 4 rows")
    let inspected = try Program.xsff.run("inspect", "./model.yaml", in: folder)
    #expect(inspected.status == 0 && inspected.output.contains("values of J.csv"))
  }

  @Test("a stopped run does not go on with other numbers")
  func resume() throws {
    let model = try String(contentsOf: folder.file("model.yaml"), encoding: .utf8)
    try folder.write(
      model.replacingOccurrences(of: "count: 4", with: "count: 10"), to: "model.yaml")
    let rows = (0..<400).map { row in
      (0..<9).map { "\(1 + Double((row * 9 + $0) % 17) / 16)" }.joined(separator: " ")
    }
    try folder.write(rows.joined(separator: "\n") + "\n", to: "J.csv")
    let command = try RunningCommand(
      Program.xsff.executable,
      ["compute", "./model.yaml", "-q", "--threads", "1", "--samples", "400", "-o", "run.h5"],
      in: folder)
    command.wait { [folder] _ in
      (try? Data(contentsOf: folder.file("run.h5.partial")).count > 40_000) ?? false
    }
    command.send(SIGKILL)
    _ = command.result()
    let journal = try Data(contentsOf: folder.file("run.h5.partial"))
    var changed = rows
    changed[399] = "2" + changed[399].dropFirst()
    try folder.write(changed.joined(separator: "\n") + "\n", to: "J.csv")
    let resumed = try compute("--samples", "400", "-o", "run.h5", "--resume")
    expectRefusal(resumed, status: 1, "run.h5.partial belongs to another run")
    #expect(try Data(contentsOf: folder.file("run.h5.partial")) == journal)
    try folder.write(rows.joined(separator: "\n") + "\n", to: "J.csv")
    #expect(try compute("--samples", "400", "-o", "run.h5", "--resume").status == 0)
  }

  @Test("parts that have read other numbers are not merged")
  func shards() throws {
    #expect(try compute("-o", "1.h5", "--shard", "1/2").status == 0)
    #expect(try compute("-o", "2.h5", "--shard", "2/2").status == 0)
    #expect(try compute("-o", "whole.h5").status == 0)
    let merged = try Program.xsff.run("merge", "merged.h5", "1.h5", "2.h5", "-q", in: folder)
    #expect(merged.status == 0, "\(merged.errors)")
    let (first, second) = try (
      RunFile(reading: folder.file("merged.h5")), RunFile(reading: folder.file("whole.h5"))
    )
    #expect(try first.model() == second.model())
    #expect(try first.couplings() == second.couplings())
    #expect(
      try first.spectra(of: first.visibleSymmetry()).levels
        == second.spectra(of: second.visibleSymmetry()).levels)
    try folder.write("1 2 3\n1.5 2.5 3.5\n-1 0.5 0.25\n0.1 0.2 0.4\n", to: "J.csv")
    #expect(try compute("-o", "2.h5", "--shard", "2/2", "--force").status == 0)
    expectRefusal(
      try Program.xsff.run("merge", "other.h5", "1.h5", "2.h5", in: folder), status: 1,
      "couplings read from files differ")
  }

  @Test("levels that are superpositions are in the file, and inspect says that they are")
  func localBasis() throws {
    let run = try Program.xsff.run(
      ["compute", "fourier-clock", "--set", "L=3", "--samples", "1", "-q", "-o", "run.h5"],
      in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let basis = try #require(try RunFile(reading: folder.file("run.h5")).localBasis())
    #expect(basis.numbers == [0, 0, 0] && basis.matrices.count == 1)
    // Eigenvectors of the Fourier matrix: F V = V D.
    let v = basis.matrices[0]
    for column in 0..<3 {
      let image = (0..<3).map { row in
        (0..<3).reduce((real: 0.0, imaginary: 0.0)) { sum, level in
          let angle = 2 * Double.pi * Double(row * level % 3) / 3
          let amplitude = v[level][column].real / 3.0.squareRoot()
          return (sum.real + cos(angle) * amplitude, sum.imaginary + sin(angle) * amplitude)
        }
      }
      #expect(v.allSatisfy { abs($0[column].imaginary) < 1e-14 })
      let main = (0..<3).max { abs(v[$0][column].real) < abs(v[$1][column].real) }!
      let eigenvalue = (
        image[main].real / v[main][column].real, image[main].imaginary / v[main][column].real
      )
      for row in 0..<3 {
        #expect(abs(image[row].real - eigenvalue.0 * v[row][column].real) < 1e-12)
        #expect(abs(image[row].imaginary - eigenvalue.1 * v[row][column].real) < 1e-12)
      }
    }
    let inspected = try Program.xsff.run("inspect", "fourier-clock", "--set", "L=3", in: folder)
    #expect(inspected.output.contains("local basis"))
    let report = try Program.xsff.run(
      "inspect", "fourier-clock", "--set", "L=3", "--json", in: folder)
    #expect(report.output.contains("\"superposedSites\":3"), "\(report.output)")
    let blockade = try Program.xsff.run("inspect", "pxp", "--set", "L=5", "--json", in: folder)
    #expect(blockade.output.contains("\"constraintRules\":5"))
    #expect(blockade.output.contains("\"hilbertSpaceDimension\":11"))
  }
}

import Foundation
import ResultFiles
import Testing

@Suite("Many sectors")
struct ManySectorsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// 10 × `tens` sectors of four states, two spins beside a conserved number.
  private func model(tens: Int) -> String {
    """
    format: 1
    name: many
    title: Two spins beside a conserved number
    samples: 10
    sites: {count: 1, local: {m: boson(\(tens - 1)), l: boson(9), a: spin(1/2), b: spin(1/2)}}
    terms:
      - {name: U, over: sites, coupling: 'normal(1, 0.2)', operator: '(10*m.n(j) + l.n(j))^2/500'}
      - {name: A, over: sites, coupling: 'normal(1, 0.2)', operator: 'a.Sx(j)*b.Sx(j)'}
      - {name: B, over: sites, coupling: 'normal(1, 0.2)', operator: 'a.Sz(j)*(10*m.n(j) + l.n(j))/500'}
      - {name: C, over: sites, coupling: 'normal(1, 0.2)', operator: 'b.Sx(j)'}
      - {name: D, over: sites, coupling: 'normal(1, 0.2)', operator: 'b.Sz(j) + a.Sx(j)'}
    symmetry:
      charges:
        - {name: N, of: 10*m.n + l.n}
      anti-unitary: none

    """
  }

  private func compute(tens: Int, _ options: String...) throws -> (
    file: RunFile, bytes: Int, peak: Double
  ) {
    try folder.write(model(tens: tens), to: "many.yaml")
    let command = try RunningCommand(
      Program.xsff.executable,
      ["compute", "./many.yaml", "-q", "--force", "-o", "many.h5"] + options, in: folder)
    var peak = 0.0
    command.wait {
      peak = max(peak, $0.peakMemory)
      return false
    }
    let result = command.result()
    try #require(result.status == 0, "\(result.errors)")
    let url = folder.file("many.h5")
    return (try RunFile(reading: url), try Data(contentsOf: url).count, peak)
  }

  @Test("500 of four states take less than 1 MB of file and 100 MB of memory")
  func sizes() throws {
    let (file, bytes, peak) = try compute(tens: 50)
    #expect(bytes < 1_000_000, "\(bytes)")
    #expect(peak < 100e6 || Program.isSanitized, "\(peak)")
    let curves = try #require(try file.formFactor()).mean
    #expect(curves.sectorCount == 500 && curves.pairs.count == 4)
    let plateau = try #require(try file.plateau())
    #expect(plateau.timeAverage.indices.allSatisfy { plateau.timeAverage[$0][$0].isFinite })
    #expect(plateau.exact?[7][7] == 4 && plateau.exact?[7][8] == 0)
    #expect(plateau.timeAverage[7][8].isNaN)
    for options in [[], ["--from", "spectra"]] {
      let solved = try Program.bootstrap.run(["solve", "many.h5", "--json"] + options, in: folder)
      #expect(solved.status == 0, "\(solved.errors)")
    }
    let refused = try Program.bootstrap.run("solve", "many.h5", "--from", "plateau", in: folder)
    expectRefusal(refused, status: 3, "lack a late-time average", "--pairs all")
    #expect(try Program.bootstrap.run("verify", "many.h5", in: folder).status == 0)
  }

  @Test("have the averages and curves of all pairs that all are asked for")
  func pairs() throws {
    let arguments = ["--times", "100", "--samples", "3", "--commutant", "off"]
    let all = try compute(
      tens: 14, arguments[0], arguments[1], arguments[2], arguments[3], "--pairs", "all"
    ).file
    let (curves, averages) = (try #require(try all.formFactor()), try #require(try all.plateau()))
    #expect(curves.mean.pairs.count == 140 * 141 / 2)
    let some = try compute(
      tens: 14, arguments[0], arguments[1], arguments[2], arguments[3], "--pairs", "3:5", "--pairs",
      "diagonal"
    ).file
    let (own, plateau) = (try #require(try some.formFactor()), try #require(try some.plateau()))
    #expect(own.mean.pairs.count == 141)
    #expect(own.mean[5][3] == curves.mean[3][5] && own.mean[139][139] == curves.mean[139][139])
    #expect(own.imaginary[5][3] == curves.imaginary[5][3])
    #expect(plateau.timeAverage[3][5] == averages.timeAverage[3][5])
    #expect(plateau.timeAverage[9][9] == averages.timeAverage[9][9])
    #expect(plateau.standardError[9][9] == averages.standardError[9][9])
    #expect(plateau.timeAverage[3][4].isNaN && averages.timeAverage[3][4].isFinite)
  }
}

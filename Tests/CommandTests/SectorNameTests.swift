import Foundation
import ResultFiles
import Testing

@Suite("Sectors by wave vectors")
struct SectorNameTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      format: 1
      name: torus
      sites: {count: 9, local: spin(1/2)}
      lattice: {square: [3, 3], boundary: periodic}
      terms:
        - {name: J, over: bonds, coupling: 1, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.7*Sz(j)*Sz(k)}
      symmetry:
        charges: [{name: 2Sz, of: 2*Sz}]
        visible:
          - {name: Tx, permute: 'site(x + 1, y)'}
          - {name: Ty, permute: 'site(x, y + 1)'}
          - {name: C4, permute: 'site(-y, x)'}
          - {name: M, permute: 'site(x, -y)'}

      """, to: "torus.yaml")
  }

  private struct Inspection: Decodable {
    struct Sector: Decodable {
      let name: String
      let alias: String?
      let irrepDimension, multiplicity: Int
    }
    let sectors: [Sector]
  }

  private func inspect(_ model: String) throws -> [Inspection.Sector] {
    let result = try Program.xsff.run("inspect", model, "--json", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Inspection.self, from: Data(result.output.utf8)).sectors
  }

  /// The levels of the chosen sector by its place among all.
  private func compute(_ model: String, _ name: String, _ file: String) throws -> [Int: [Double]] {
    let result = try Program.xsff.run(
      "compute", model, "-q", "-o", file, "--times", "10", "--commutant", "off", "--sectors", name,
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let run = try RunFile(reading: folder.file(file))
    let (spectra, sectors) = try run.computedSpectra(of: run.visibleSymmetry())
    return Dictionary(uniqueKeysWithValues: zip(sectors.numbers, spectra.levels[0]))
  }

  @Test(
    "a name, its spelling in ASCII and the short name choose one sector, and the file has both names"
  )
  func choice() throws {
    let sectors = try inspect("./torus.yaml")
    let own = try #require(sectors.first { $0.name == "1 k=(0,2π/3) A'" })
    let alias = try #require(own.alias)
    #expect(own.irrepDimension == 4 && own.multiplicity > 0)
    let first = try compute("./torus.yaml", own.name, "a.h5")
    for (name, file) in [(alias, "b.h5"), ("1 k=(0,2pi/3) A'", "c.h5")] {
      let other = try compute("./torus.yaml", name, file)
      #expect(first == other && first.count == 1)
    }
    let file = try RunFile(reading: folder.file("a.h5"))
    let list = try file.sectors(of: file.visibleSymmetry())
    #expect(list.names == sectors.map(\.name))
    #expect(list.aliases == sectors.map { $0.alias ?? $0.name })
    #expect(list.names.contains("-1 Γ A1") && !list.aliases.contains("-1 Γ A1"))
  }

  @Test("a single translation has numbers, and wave vectors as aliases")
  func ring() throws {
    let sectors = try inspect("bose-hubbard-ring")
    #expect(sectors.map(\.name) == ["0", "1", "2", "3", "4"])
    #expect(sectors.map(\.alias) == ["k=0", "k=2π/5", "k=4π/5", "k=-4π/5", "k=-2π/5"])
    let number = try compute("bose-hubbard-ring", "2", "n.h5")
    let wave = try compute("bose-hubbard-ring", "k=4pi/5", "w.h5")
    #expect(number == wave && number.count == 1)
    let plain = try inspect("s3-chain")
    #expect(plain.allSatisfy { $0.alias == nil })
  }

  @Test("an unknown name is refused with one that is near")
  func unknown() throws {
    let result = try Program.xsff.run(
      "compute", "./torus.yaml", "-q", "--sectors", "1 Γ A3", "--commutant", "off", in: folder)
    expectRefusal(result, status: 2, "is no sector", "Γ A")
  }

  @Test("the reflection of a ring and the rotations of a square are found and named")
  func words() throws {
    let ring = try Program.xsff.run(
      "operators", "bose-hubbard-ring", "--set", "L=4", "--set", "bosons=3", in: folder)
    #expect(ring.output.contains("reflection j →"), "\(ring.output)")
    let text = try String(contentsOf: folder.file("torus.yaml"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("C4") && !$0.contains("name: M") }
    try folder.write(lines.joined(separator: "\n"), to: "hidden.yaml")
    let found = try Program.xsff.run("operators", "./hidden.yaml", in: folder).output
    #expect(found.contains("rotation by 90° (x,y) → "), "\(found)")
    #expect(found.contains("reflection (x,y) → "), "\(found)")
    #expect(!found.contains("permutation of sites"), "\(found)")
  }
}

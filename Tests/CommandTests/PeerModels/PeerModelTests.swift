import Foundation
import ResultFiles
import SpectralStatistics
import Testing

/// Models in the files of other programs, of which `Tests/Fixtures/peer-models/make.py` makes the levels by other means.
@Suite("Models of other programs")
struct PeerModelTests {
  static let fixtures = Program.packageRoot.appending(path: "Tests/Fixtures/peer-models")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a file comes to.
  private struct Expectation: Decodable {
    let set: [String]?
    /// All levels, or those of the sector that the file chooses.
    let levels: [Double]
    let chosen: Bool?
    /// The levels of sectors by the names that the file gives them.
    let sectors: [String: [Double]]?
  }

  private static let names = [
    "tj-ring.toml", "tj-ring.toml nup ndn", "hubbard-ring.toml", "matrices.toml",
    "chiral-ring.yaml", "xyz-ring.yaml",
    "fermions.yaml", "electrons.yaml", "chain.in", "kagome.in", "honeycomb.in", "square.in",
    "triangular.in",
    "ladder.in", "kondo.in", "hubbard-gc.in", "expert-hubbard/namelist.def",
    "expert-spin/namelist.def",
    "expert-kondo/namelist.def",
  ]

  private func compute(_ model: String, _ settings: [String]) throws -> SectorSpectra {
    let result = try Program.xsff.run(
      [
        "compute", model, "-q", "-o", "run.h5", "--force", "--commutant", "off", "--operators",
        "off",
      ]
        + settings.flatMap { ["--set", $0] }, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try RunFile(reading: folder.file("run.h5")).spectra()
  }

  /// Every level as often as it occurs.
  private func all(_ spectra: SectorSpectra) -> [Double] {
    zip(spectra.levels[0], spectra.irrepDimensions).flatMap { levels, count in
      levels.flatMap { Array(repeating: $0, count: count) }
    }.sorted()
  }

  private func difference(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
  }

  @Test("the levels are those of another calculation", arguments: names)
  func levels(name: String) throws {
    let table = try JSONDecoder().decode(
      [String: Expectation].self,
      from: Data(contentsOf: Self.fixtures.appending(path: "levels.json")))
    let expected = try #require(table[name])
    let file = String(name.prefix { $0 != " " })
    let spectra = try compute(Self.fixtures.appending(path: file).path, expected.set ?? [])
    if let sectors = expected.sectors {
      #expect(Set(spectra.sectorNames).isSuperset(of: sectors.keys))
      for (name, levels) in zip(spectra.sectorNames, spectra.levels[0]) {
        if let own = sectors[name] { #expect(difference(levels, own) < 1e-10, "\(name)") }
      }
    } else if expected.chosen == true {
      #expect(spectra.levels[0].contains { difference($0, expected.levels) < 1e-10 })
    } else {
      #expect(difference(all(spectra), expected.levels) < 1e-10)
    }
  }

  @Test(
    "the imported model file gives the same bytes",
    arguments: ["tj-ring.toml", "chiral-ring.yaml", "kondo.in", "expert-kondo/namelist.def"])
  func imported(name: String) throws {
    let file = Self.fixtures.appending(path: name).path
    let settings = name.hasSuffix("toml") ? ["t=1", "J=0.4", "V+=0.15"] : []
    let first = try compute(file, settings)
    let result = try Program.xsff.run("import", file, "-o", "model.yaml", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("model.yaml is the same model."))
    let second = try compute("model.yaml", settings.map { $0.replacing("V+", with: "V_plus") })
    #expect(first.sectorNames == second.sectorNames)
    #expect(first.levels == second.levels)
  }

  @Test("couplings without a value are named together")
  func missingCouplings() throws {
    let file = Self.fixtures.appending(path: "tj-ring.toml").path
    let result = try Program.xsff.run("compute", file, "-q", "--set", "t=1", in: folder)
    expectRefusal(result, status: 2, "J", "V_plus")
  }

  @Test("sectors are chosen by their names of there, or by the short ones")
  func chosenSector() throws {
    let file = Self.fixtures.appending(path: "hubbard-ring.toml").path
    let settings = ["T=0.8*exp(0.4*im)", "U=3", "J=0.5", "nup=2", "ndn=2"]
    var levels: [[String]?] = []
    for name in ["odd", "1"] {
      let result = try Program.xsff.run(
        [
          "compute", file, "-q", "-o", "\(name).h5", "--commutant", "off", "--sectors", name,
        ] + settings.flatMap { ["--set", $0] }, in: folder)
      try #require(result.status == 0, "\(result.errors)")
      let contents = try StoredDatasets(folder.file("\(name).h5")).contents
      #expect(contents["/spectra/0"] == nil)
      levels.append(contents["/spectra/1"])
    }
    #expect(levels[0] != nil && levels[0] == levels[1])
  }
}

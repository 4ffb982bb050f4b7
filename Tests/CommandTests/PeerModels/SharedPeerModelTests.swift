import Foundation
import ResultFiles
import Testing

/// Levels that XDiag and lattice-symmetries found for their own files, which lie beside the project.
@Suite("Levels of XDiag and lattice-symmetries")
struct SharedPeerModelTests {
  private static let folder: URL? = {
    var folder = Program.packageRoot
    while folder.path != "/" {
      let candidate = folder.appending(path: "shared/formats/lattices.json")
      if FileManager.default.fileExists(atPath: candidate.path) {
        return candidate.deletingLastPathComponent()
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  private struct Lattice: Decodable {
    let couplings: [String: Double]
    let levels: [String: Sector]

    struct Sector: Decodable {
      let states: Int
      let lowest: [Double]
    }
  }

  private struct Sector: Decodable {
    let states: Int
    let levels: [Double]
  }

  private func levels(_ file: URL, _ settings: [String]) throws -> [String: [Double]] {
    let folder = try TemporaryFolder()
    let result = try Program.xsff.run(
      ["compute", file.path, "-q", "-o", "run.h5", "--commutant", "off", "--operators", "off"]
        + settings.flatMap { ["--set", $0] }, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let spectra = try RunFile(reading: folder.file("run.h5")).spectra()
    return Dictionary(uniqueKeysWithValues: zip(spectra.sectorNames, spectra.levels[0]))
  }

  @Test("every irrep of a lattice file of XDiag", arguments: ["ring6.toml", "square9-chiral.toml"])
  func lattice(name: String) throws {
    guard let folder = Self.folder else {
      print("skipped: the files of other programs are not beside the project")
      return
    }
    let table = try JSONDecoder().decode(
      [String: Lattice].self, from: Data(contentsOf: folder.appending(path: "lattices.json")))
    let expected = try #require(table[name])
    let found = try levels(
      folder.appending(path: name), expected.couplings.map { "\($0.key)=\($0.value)" })
    for (irrep, sector) in expected.levels {
      let own = try #require(found[irrep])
      #expect(own.count == sector.states)
      // The list has ten decimals.
      for (a, b) in zip(own, sector.lowest) { #expect(abs(a - b) < 1e-9, "\(irrep)") }
    }
  }

  @Test("the sector of a file of lattice-symmetries")
  func sector() throws {
    guard let folder = Self.folder else {
      print("skipped: the files of other programs are not beside the project")
      return
    }
    let table = try JSONDecoder().decode(
      [String: Sector].self,
      from: Data(contentsOf: folder.appending(path: "lattice-symmetries.json")))
    let expected = try #require(table["ring8.yaml"])
    let found = try levels(folder.appending(path: "ring8.yaml"), [])
    let isThere = found.values.contains { own in
      own.count == expected.states && zip(own, expected.levels).allSatisfy { abs($0 - $1) < 1e-9 }
    }
    #expect(isThere)
  }
}

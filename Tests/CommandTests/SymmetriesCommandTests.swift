import Foundation
import ResultFiles
import Testing

@Suite("Finding symmetries and using them")
struct SymmetriesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The JSON of `xsff symmetries`.
  private struct Report: Decodable {
    let formatVersion: Int
    let name, phaseOrder, permutationOrder, section: String
    let cellPermutationOrder: String?
    let chargeCount, visibleOrder: Int
    let charges: [Charge]
    let symmetries: [Symmetry]
    let antiunitary: Symmetry?
    let sectors: Sectors?
    let isIncomplete: Bool

    struct Charge: Decodable {
      let name, of, words: String
    }

    struct Symmetry: Decodable {
      let name, words: String
      let inSection: Bool
      let omission: String?
    }

    struct Sectors: Decodable {
      let count, largest: Int
      let secondsPerSample: Double
    }
  }

  /// What is needed of the JSON of `xsff inspect`.
  private struct Inspection: Decodable {
    let visibleGroup: Group
    let charges: [String]
    let antiunitarySymmetries: [String]
    let sectors: [Sector]
    let checks: [Check]

    struct Group: Decodable {
      let order: Int
    }

    struct Sector: Decodable, Equatable {
      let name: String
      let multiplicity: Int
    }

    struct Check: Decodable {
      let name, result: String
    }
  }

  private static let models: [String] = {
    let folder = Program.packageRoot.appending(path: "Models")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func decode<Value: Decodable>(
    _ type: Value.Type, _ arguments: String...
  ) throws -> (value: Value, errors: String) {
    let result = try Program.xsff.run(arguments, in: folder)
    try #require(result.status == 0, "\(arguments): \(result.errors)")
    return (
      try JSONDecoder().decode(Value.self, from: Data(result.output.utf8)), result.errors
    )
  }

  /// A bundled model file without its section `symmetry:`.
  private func bare(_ model: String) throws -> String {
    let file = Program.packageRoot.appending(path: "Models/\(model).yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "\nsymmetry:\n"))
    return String(text[..<start.upperBound].dropLast("symmetry:\n".count))
  }

  @Test("what is printed can be pasted, and is what --visible auto uses", arguments: models)
  func paste(model: String) throws {
    #expect(Self.models.count >= 22)
    let found = try decode(Report.self, "symmetries", model, "--json").value
    #expect(found.formatVersion == 1 && !found.isIncomplete)
    try folder.write(try bare(model) + found.section, to: "pasted.yaml")
    let pasted = try decode(Inspection.self, "inspect", "pasted.yaml", "--json").value
    #expect(pasted.checks.allSatisfy { $0.result == "passed" })
    #expect(pasted.visibleGroup.order == found.visibleOrder)
    #expect(pasted.charges == found.charges.map(\.name))
    #expect(pasted.sectors.count == found.sectors?.count)
    #expect(pasted.sectors.map(\.multiplicity).max() == found.sectors?.largest)
    // The file's own symmetry plays no part, and a file without one says how to get it.
    try folder.write(try bare(model), to: "bare.yaml")
    let auto = try decode(Inspection.self, "inspect", "bare.yaml", "--visible", "auto", "--json")
    #expect(auto.value.sectors == pasted.sectors && auto.errors.isEmpty)
    let plain = try decode(Inspection.self, "inspect", "bare.yaml", "--json")
    #expect(plain.value.sectors.count == 1)
    #expect(plain.errors.hasPrefix("The model file states no symmetry. xsff symmetries finds "))
    #expect(plain.errors.split(separator: "\n").count == 1)
  }

  @Test("the run file keeps the model as it is, and the section that was used")
  func run() throws {
    try folder.write(try bare("xyz-chain"), to: "bare.yaml")
    let result = try Program.xsff.run(
      "compute", "bare.yaml", "--set", "L=5", "--samples", "2", "--visible", "auto", "--quiet",
      "--commutant", "off", "-o", "auto.h5", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let found = try decode(Report.self, "symmetries", "bare.yaml", "--set", "L=5", "--json").value
    let record = try #require(try RunFile(reading: folder.file("auto.h5")).model())
    #expect(record.source == (try bare("xyz-chain")))
    #expect(record.symmetry == found.section)
    let plain = try Program.xsff.run(
      "compute", "bare.yaml", "--set", "L=5", "--samples", "2", "--quiet", "--commutant", "off",
      "-o", "plain.h5", in: folder)
    #expect(plain.status == 0 && plain.errors.isEmpty)
    #expect(try RunFile(reading: folder.file("plain.h5")).model()?.symmetry == nil)
    // The levels are those without symmetry, in other sectors.
    let levels = try ["auto.h5", "plain.h5"].map { name in
      let spectra = try RunFile(reading: folder.file(name)).spectra()
      return zip(spectra.irrepDimensions, spectra.levels[0])
        .flatMap { dimension, levels in levels.flatMap { Array(repeating: $0, count: dimension) } }
        .sorted()
    }
    #expect(levels[0].count == levels[1].count)
    #expect(zip(levels[0], levels[1]).allSatisfy { abs($0 - $1) < 1e-10 })
  }

  @Test("generic words, and why something is not in the section")
  func words() throws {
    let square = try Program.xsff.run("symmetries", "square-xxz", in: folder).output
    for words in [
      "flip of spins on all sites", "translation by one site along x", "reflection of x",
      "rotation by a quarter turn", "order 768",
    ] { #expect(square.contains(words)) }
    let fermions = try Program.xsff.run("symmetries", "fermi-hubbard", in: folder).output
    for words in ["number of particles of up", "exchange of up and down", "it changes a charge"] {
      #expect(fermions.contains(words))
    }
    let hubbard = try decode(Report.self, "symmetries", "fermi-hubbard", "--json").value
    #expect(
      hubbard.symmetries.contains {
        $0.words == "exchange of particles and holes on all sites, with the sign (-1)^j"
          && !$0.inSection
      })
    let potts = try decode(Report.self, "symmetries", "ashkin-teller", "--json").value
    #expect(potts.cellPermutationOrder == "24")
    let clock = try Program.xsff.run("symmetries", "s3-chain", in: folder).output
    #expect(clock.contains("shift a → a + 1") && clock.contains("reversal a → -a"))
  }

  @Test("a hundred sites")
  func large() throws {
    let found = try decode(
      Report.self, "symmetries", "bose-hubbard-ring", "--set", "L=100", "--set", "bosons=3",
      "--json"
    ).value
    #expect(found.permutationOrder == "200" && found.visibleOrder == 200)
    #expect(found.symmetries.map(\.words).contains("translation by one site"))
  }
}

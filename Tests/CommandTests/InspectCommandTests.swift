import Foundation
import Testing

@Suite("Looking at models before computing")
struct InspectCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The JSON of `xsff inspect`, with the keys that scripts rely on.
  private struct Report: Decodable {
    let formatVersion: Int
    let name, title, description, file: String
    let parameters: [Parameter]
    let samples, hilbertSpaceDimension: Int
    let siteDimensions: [Int]
    let conservedTotal: Int?
    let terms: [Term]
    let charges: [String]
    let visibleGroup: Group
    let antiunitarySymmetries: [String]
    let sectors: [Sector]
    let checks: [Check]
    let estimate: Estimate

    struct Parameter: Decodable {
      let name: String
      let value: Double
    }

    struct Term: Decodable {
      let name, over, coupling, `operator`: String
      let indices: [String]
      let tuples: Int
      let drawn: Bool
    }

    struct Group: Decodable {
      let order: Int
      let abelian: Bool
      let generators: [Generator]
      let classSizes, elementOrders: [Int]
      let groups: [Name]?
    }

    struct Generator: Decodable, Equatable {
      let name: String
      let order: Int
    }

    struct Name: Decodable, Equatable {
      let order, id: Int
      let name: String
    }

    struct Sector: Decodable {
      let name: String
      let charges: [Int]
      let irrepDimension, multiplicity, indicator: Int
    }

    struct Check: Decodable {
      let name, result: String
      let message: String?
    }

    struct Estimate: Decodable {
      let threads: Int
      let memoryBytes, secondsPerSample, seconds: Double
      let commutant: Commutant?
    }

    struct Commutant: Decodable {
      let memoryBytes, seconds, windowMemoryBytes: Double
    }
  }

  private func inspect(_ arguments: String..., status: Int32 = 0) throws -> Report {
    let result = try Program.xsff.run(["inspect", "--json"] + arguments, in: folder)
    try #require(result.status == status, "\(result.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  private static let models = [
    "ashkin-teller", "bose-hubbard-ring", "brickwork", "chiral-clock", "compass", "d4-chain",
    "driven-bose-hubbard", "fermi-hubbard", "fourier-clock", "heisenberg", "kennedy-tasaki",
    "kicked-clock", "petersen", "potts4-open", "potts5", "pxp", "random-field-ring", "s3-chain",
    "spin-orbital",
    "square-xxz",
    "su3-chain", "su3-spin1", "torus-chain", "triangular-clock", "xyz-chain", "z4-clock",
  ]

  @Test("every bundled model has a line that fits")
  func list() throws {
    let result = try Program.xsff.run("models", in: folder)
    #expect(result.status == 0 && result.errors.isEmpty)
    let lines = result.output.split(separator: "\n")
    for model in Self.models {
      #expect(lines.filter { $0.hasPrefix(model + " ") }.count == 1, "\(model)")
    }
    #expect(lines.allSatisfy { $0.count <= 100 && !$0.contains("cannot") })
  }

  @Test("a model of the list is complete, and passes its checks", arguments: models)
  func everyModel(model: String) throws {
    let report = try inspect(model)
    #expect(report.formatVersion == 1)
    #expect(report.name == model)
    #expect(report.checks.allSatisfy { $0.result == "passed" })
    let total = report.sectors.reduce(0) { $0 + $1.irrepDimension * $1.multiplicity }
    #expect(total == report.hilbertSpaceDimension)
    let squares = report.sectors.reduce(0) { $0 + $1.irrepDimension * $1.irrepDimension }
    let order = report.visibleGroup.order
    #expect(squares == order * Set(report.sectors.map(\.charges)).count)
    #expect(report.sectors.allSatisfy { $0.charges.count == report.charges.count })
    #expect(report.visibleGroup.classSizes.reduce(0, +) == order)
    #expect(report.estimate.memoryBytes > 0 && report.estimate.seconds > 0)
    let text = try Program.xsff.run("inspect", model, in: folder)
    #expect(text.status == 0 && text.errors.isEmpty)
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    for part in [
      report.title, "dim H = \(total)", "Visible group N", "passed", "Memory", "Time",
      "Commutant",
    ] {
      #expect(text.output.contains(part))
    }
    #expect(folder.names.isEmpty)
  }

  @Test("the torus chain in numbers")
  func torusChain() throws {
    let report = try inspect("torus-chain", "--set", "L=9", "--samples", "6", "--threads", "2")
    #expect(report.hilbertSpaceDimension == 19683)
    #expect(report.siteDimensions == Array(repeating: 3, count: 9))
    #expect(report.visibleGroup.order == 18)
    #expect(!report.visibleGroup.abelian)
    #expect(
      report.visibleGroup.generators
        == [.init(name: "U", order: 3), .init(name: "V", order: 3), .init(name: "C", order: 2)])
    #expect(report.visibleGroup.groups?.map(\.order) == [18])
    #expect(report.visibleGroup.groups?.map(\.id) == [4])
    #expect(report.parameters.first { $0.name == "theta" }?.value == .pi / 4)
    #expect(report.terms.map(\.tuples) == [8])
    #expect(report.terms.map(\.drawn) == [true])
    #expect(report.terms[0].coupling == "normal(J, sigma)")
    #expect(report.antiunitarySymmetries.isEmpty)
    #expect(report.samples == 6)
    // Three samples one after the other, the start, and the file.
    let rest = report.estimate.seconds - 3 * report.estimate.secondsPerSample
    #expect((0.01...0.4).contains(rest))
  }

  @Test("the cost of exact irreps is predicted where something can vary")
  func commutantCost() throws {
    let report = try inspect("s3-chain", "--set", "L=8", "--threads", "2")
    let cost = try #require(report.estimate.commutant)
    // Three real sectors of 2187 levels: all three members of one, and the vectors of two at a time; programs, libraries and sparse
    // matrices take the rest.
    let square = 8.0 * 2187 * 2187
    #expect((10...25).contains(cost.memoryBytes / square))
    #expect(cost.seconds > report.estimate.secondsPerSample)
    #expect(cost.windowMemoryBytes < cost.memoryBytes / 2)
    let clean = ["driven-bose-hubbard", "--set", "kappa_width=0", "--set", "L=4"]
    #expect(try inspect(clean[0], clean[1], clean[2], clean[3], clean[4]).estimate.commutant == nil)
    let text = try Program.xsff.run(["inspect"] + clean, in: folder)
    #expect(text.output.contains("levels are all there is"))
  }

  @Test("a symmetry that H has not is named, and everything else is printed")
  func brokenSymmetry() throws {
    try folder.write(
      """
      format: 1
      name: broken
      sites: {count: 2, local: clock(3)}
      lattice: open chain
      terms:
        - {name: field, over: sites, operator: Z(j) + h.c.}
      symmetry:
        visible:
          - {name: shift, on-site: X}
        anti-unitary: none
      """, to: "broken.yaml")
    let report = try inspect("broken.yaml", status: 1)
    #expect(report.checks.first { $0.name == "symmetry" }?.result == "failed")
    #expect(report.checks.filter { $0.result == "passed" }.count == 3)
    let text = try Program.xsff.run("inspect", "broken.yaml", in: folder)
    #expect(text.status == 1)
    #expect(text.output.contains("FAILED"))
    #expect(text.errors.hasPrefix("error: The visible symmetry shift does not commute"))
  }

  @Test("a size far beyond memory is planned all the same")
  func largeSize() throws {
    let report = try inspect("s3-chain", "--set", "L=20")
    #expect(report.hilbertSpaceDimension == 3_486_784_401)
    #expect(report.checks.contains { $0.result == "skipped" })
    #expect(report.estimate.memoryBytes > 1e18)
  }

  @Test("wrong command lines are told from wrong files")
  func refusals() throws {
    #expect(try Program.xsff.run("inspect", "no-such-model", in: folder).status == 2)
    #expect(try Program.xsff.run("inspect", "s3-chain", "--set", "M=3", in: folder).status == 2)
    #expect(try Program.xsff.run("inspect", "s3-chain", "--set", "L", in: folder).status == 2)
    #expect(try Program.xsff.run("inspect", "s3-chain", "--threads", "0", in: folder).status == 2)
    #expect(try Program.xsff.run("inspect", "./no-such.yaml", in: folder).status == 3)
  }
}

import ExactDiagonalization
import Testing

@Suite("Sectors of the bundled models with fixed totals and large groups")
struct ModelSpectrumTests {
  private func sectors(_ name: String, _ overrides: [String: String]) throws -> [Sector] {
    try SectorPlan(try ModelBundledTests.load(name, overrides)).sectors
  }

  @Test("The driven ring has the published numbers of levels")
  func driven() throws {
    #expect(
      try sectors("driven-bose-hubbard", ["bosons": "5"]).map(\.multiplicity).sorted()
        == [42, 42, 57, 57, 99, 99, 99])
    #expect(
      try sectors("driven-bose-hubbard", ["bosons": "9"]).map(\.multiplicity).sorted()
        == [680, 680, 750, 750, 1430, 1430, 1430])
  }

  @Test("The torus chain has the published numbers of levels")
  func torus() throws {
    #expect(
      try sectors("torus-chain", ["L": "9"]).map(\.multiplicity).sorted()
        == [1093, 1094, 2187, 2187, 2187, 2187])
    #expect(
      try sectors("torus-chain", ["L": "6"]).map(\.multiplicity).sorted()
        == [40, 41, 81, 81, 81, 81])
  }

  @Test("The Bose-Hubbard ring and the square cluster fill their spaces")
  func dimensions() throws {
    let ring = try sectors("bose-hubbard-ring", ["L": "8", "bosons": "8"])
    #expect(ring[0].multiplicity == 810)
    let square = try sectors("square-xxz", [:])
    #expect(square.reduce(0) { $0 + $1.irrepDimension * $1.multiplicity } == 12_870)
    #expect(square.reduce(0) { $0 + $1.irrepDimension * $1.irrepDimension } == 128)
  }
}

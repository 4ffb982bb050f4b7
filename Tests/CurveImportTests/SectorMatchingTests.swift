import CurveImport
import GroupTheory
import TestSupport
import Testing

@Suite("Which sector is which")
struct SectorMatchingTests {
  private func known(_ name: String, common: Bool = true) throws -> KnownSectors {
    KnownSectors(try #require(try LabelledIrreps(productName: name)), hasCommonNames: common)
  }

  private func match(
    _ labels: [String], _ known: KnownSectors, d: [Int]? = nil, levels: [Int]? = nil,
    said: [String: String] = [:]
  ) throws -> [String] {
    let candidates = labels.enumerated().map { place, label in
      SectorMatching.Candidate(
        label: SectorLabel(label), irrep: said[label], dimension: d?[place],
        multiplicity: levels?[place])
    }
    return try SectorMatching(candidates, known, file: "f").places.map { known.names[$0!] }
  }

  private func problem(_ work: () throws -> [String]) -> CurveImportError? {
    #expect(throws: CurveImportError.self) { _ = try work() }
  }

  @Test(
    "the irreps of products of cyclic and dihedral groups have the names that sectors of models have"
  )
  func names() throws {
    #expect(try known("Z3").names == ["0", "1", "2"])
    #expect(try known("D8").names == ["(0,+)", "(0,-)", "(4,+)", "(4,-)", "1", "2", "3"])
    #expect(try known("D3").names == ["(0,+)", "(0,-)", "1"])
    #expect(Set(try known("Z2xZ2").names) == ["(0,0)", "(0,1)", "(1,0)", "(1,1)"])
    #expect(try known("Z3×Z3").names.count == 9)
    #expect(try known("D4*Z2").symmetry.table?.order == 16)
    #expect(try LabelledIrreps(productName: "S4") == nil)
    #expect(try LabelledIrreps(productName: "Z3×") == nil)
    #expect(throws: GroupError.self) { try LabelledIrreps(productName: "Z100×Z100") }
    // χ_k of the generator is ζ^k, so that products of irreps add the numbers.
    let table = try #require(try LabelledIrreps(productName: "Z5")?.table)
    for a in 0..<5 {
      for b in 0..<5 { #expect(table.fusion.coefficients[a][b][(a + b) % 5] == 1) }
    }
  }

  @Test("names count up to brackets, signs and multiples of n")
  func byName() throws {
    #expect(try match(["2", "0", "1"], known("Z3")) == ["2", "0", "1"])
    #expect(try match(["-1", "0", "1"], known("Z3")) == ["2", "0", "1"])
    let labels = ["0_p", "0_m", "1", "2", "3", "4_p", "4_m"]
    #expect(
      try match(labels, known("D8")) == ["(0,+)", "(0,-)", "1", "2", "3", "(4,+)", "(4,-)"])
    #expect(try match(["[0, 1]", "[0,0]", "[1,0]", "[1,1]"], known("Z2×Z2"))[0] == "(0,1)")
  }

  @Test("both names of a sector count")
  func aliases() throws {
    let ring = try #require(try LabelledIrreps(productName: "D3"))
    let known = KnownSectors(
      symmetry: .finite(ring.table), names: ["k=0 +", "k=0 -", "k=2π/3"], aliases: ring.names,
      multiplicities: nil, description: "a ring")
    #expect(try match(["1", "0_m", "0_p"], known) == ["k=2π/3", "k=0 -", "k=0 +"])
    #expect(try match(["k=0 +", "(0,-)", "x"], known, said: ["x": "1"])[2] == "k=2π/3")
  }

  @Test("what dimensions and symmetry leave is taken, what they do not leave is asked")
  func byCharacters() throws {
    // D3: the trivial irrep has to be said; the rest follows from dimensions.
    let d3 = try known("D3")
    #expect(
      try match(["A1", "A2", "E"], d3, d: [1, 1, 2], said: ["A1": "(0,+)"]) == [
        "(0,+)", "(0,-)", "1",
      ])
    let ambiguous = problem { try match(["A1", "A2", "E"], d3, d: [1, 1, 2]) }
    #expect(ambiguous?.isRequest == true)
    #expect(ambiguous?.problem.contains("'A1'") == true)
    #expect(ambiguous?.problem.contains("--mapping") == true)
    // All assignments of the nontrivial irreps of Z2×Z2 differ by automorphisms; those of Z4 do not.
    let klein = try match(["0", "a", "b", "c"], known("Z2×Z2", common: false))
    #expect(klein[0] == "(0,0)" && Set(klein).count == 4)
    #expect(problem { try match(["0", "a", "b", "c"], known("Z4", common: false)) } != nil)
    #expect(
      try match(["0", "a", "b", "c"], known("Z4", common: false), said: ["b": "2"])[2] == "2")
    // Names that the catalogue made up say nothing.
    #expect(problem { try match(["1", "2", "3", "4", "5"], known("Z5", common: false)) } != nil)
  }

  @Test("numbers of levels of a model tell sectors apart, and have to agree")
  func byLevels() throws {
    let irreps = try #require(try LabelledIrreps(productName: "D3"))
    let model = KnownSectors(
      symmetry: .finite(irreps.table), names: irreps.names, multiplicities: [10, 8, 18],
      description: "model")
    #expect(
      try match(["x", "y", "z"], model, d: [1, 2, 1], levels: [8, 18, 10]) == [
        "(0,-)", "1", "(0,+)",
      ])
    let wrong = problem { try match(["(0,+)", "(0,-)", "1"], model, levels: [10, 9, 18]) }
    #expect(wrong?.problem.contains("R = 9") == true && wrong?.isRequest == false)
    #expect(problem { try match(["x", "y", "z"], model, d: [1, 1, 1]) } != nil)
  }

  @Test("two sectors cannot be one, and irreps that do not exist are refused")
  func contradictions() throws {
    let z3 = try known("Z3")
    #expect(problem { try match(["1", "4", "0"], z3) }?.problem.contains("both") == true)
    #expect(
      problem { try match(["a", "1", "0"], z3, said: ["a": "7"]) }?.problem.contains("'7'") == true)
    #expect(
      problem { try match(["0", "1", "2"], z3, d: [1, 2, 1]) }?.problem.contains("d = 2") == true)
  }

  @Test("many sectors that cannot be matched are refused at once")
  func many() throws {
    let labels = (0..<60).map { "s\($0)" }
    let known = try known("Z60")
    let dimensions = [Int](repeating: 1, count: 59) + [2]
    #expect(
      problem { try match(labels, known, d: dimensions) }?.problem.contains("dimensions") == true)
    #expect(problem { try match(labels, known) }?.isRequest == true)
    // More automorphisms than anybody wants to look at.
    let large = try self.known("Z2×Z2×Z2×Z2×Z2", common: false)
    #expect(problem { try match((0..<32).map { "\($0)" }, large) }?.isRequest == true)
  }

  @Test("charges number sectors, halves too")
  func charges() throws {
    let arrays = NamedArrays(file: "f", names: [], arrays: [:])
    let sectors = try ChargeLabels.sectors(
      ["(1,-0.5)", "(0,0.5)", "(0,-0.5)"].map(SectorLabel.init), ["N", "S"], arrays)
    #expect(sectors.symmetry.charges?.values == [[0, -1], [0, 1], [1, -1]])
    #expect(sectors.symmetry.charges?.units == [1, 0.5])
    #expect(sectors.names == ["(0,-0.5)", "(0,0.5)", "(1,-0.5)"])
    #expect(throws: CurveImportError.self) {
      try ChargeLabels.sectors([SectorLabel("a")], ["N"], arrays)
    }
    #expect(throws: CurveImportError.self) {
      try ChargeLabels.sectors([SectorLabel("0.37")], ["N"], arrays)
    }
  }
}

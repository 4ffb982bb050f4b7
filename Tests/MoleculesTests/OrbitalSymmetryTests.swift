import ExactDiagonalization
import LatticeModels
import PointGroups
import TestSupport
import Testing

@Suite("The point group of ORBSYM")
struct OrbitalSymmetryTests {
  private func names(_ text: String, _ choices: [String: String] = [:]) throws -> Set<String> {
    Set(try SectorPlan(try model(text, choices)).visible.names)
  }

  /// The orbitals of a p shell in PySCF's order counted from 1, from 0, and in Molpro's: all three are D2h, and levels do not differ.
  @Test("Molpro's and PySCF's numbers, counted from 0 and from 1")
  func numberings() throws {
    let labels = [0, 5, 6, 7]
    let molecule = TestMolecule(random: 4, seed: 3, labels: labels)
    let all = Set(AbelianPointGroup.d2h.symbols(.pyscf))
    let fromOne = molecule.restrictedText([1, 6, 7, 8])
    let fromZero = molecule.restrictedText([0, 5, 6, 7])
    let molpro = TestMolecule(random: 4, seed: 3, labels: [0, 4, 2, 1])
      .restrictedText([1, 5, 3, 2])
    for text in [fromOne, fromZero, molpro] {
      #expect(try names(text) == all)
    }
    let own = try SectorPlan(try model(fromOne))
    #expect(own.sectors.contains { $0.name == "(1,0) B1u" && $0.multiplicity == 1 })
    #expect(!own.sectors.contains { $0.name == "(1,0) B1g" && $0.multiplicity > 0 })
    // As Molpro's numbers the same orbitals would be gerade but for one.
    let stated = try SectorPlan(try model(fromOne, ["orbsym": "molpro"]))
    #expect(stated.sectors.contains { $0.name == "(1,0) B2g" && $0.multiplicity == 1 })
  }

  /// In either order these may be orbitals of a molecule: s and three d, or s, two p and one d.
  @Test("where as many orbitals have Molpro's Au as PySCF's, irreps have numbers")
  func undecidedOrder() throws {
    let text = TestMolecule(random: 4, seed: 3, labels: [0, 5, 6, 3]).restrictedText([1, 6, 7, 4])
    #expect(try names(text) == ["1", "6", "7", "4"])
    #expect(try names(text, ["orbsym": "pyscf"]) == ["Ag", "B1u", "B2u", "B3g"])
    #expect(try names(text, ["orbsym": "molpro"]) == ["Ag", "B2g", "B3g", "B1g"])
  }

  @Test("four irreps may be those of C2v, C2h or D2: they have numbers until one is stated")
  func undecided() throws {
    let text = TestMolecule(random: 3, seed: 4, labels: [0, 2, 3]).restrictedText([1, 3, 4])
    #expect(try names(text) == ["1", "2", "3", "4"])
    #expect(try names(text, ["point_group": "C2v"]) == ["A1", "A2", "B1", "B2"])
    #expect(try names(text, ["point_group": "D2"]) == ["A", "B1", "B2", "B3"])
    let own = try SectorPlan(try model(text, ["point_group": "C2v", "orbsym": "molpro"]))
    #expect(own.sectors.contains { $0.name == "(1,0) B2" && $0.multiplicity == 1 })
    #expect(own.sectors.contains { $0.name == "(1,0) A2" && $0.multiplicity == 1 })
  }

  @Test(
    "products of irreps are exclusive ors in both orders", arguments: AbelianPointGroup.allCases)
  func tables(group: AbelianPointGroup) throws {
    // A symbol's parity and its signs under the rotations multiply.
    for numbering in AbelianPointGroup.Numbering.allCases {
      let symbols = group.symbols(numbering)
      #expect(Set(symbols).count == group.order)
      for a in symbols.indices {
        for b in symbols.indices {
          let product = symbols[a ^ b]
          let gerade = [symbols[a], symbols[b], product].map { $0.hasSuffix("u") }
          if ["D2h", "C2h", "Ci"].contains(group.rawValue) {
            #expect(gerade[2] == (gerade[0] != gerade[1]), "\(symbols[a]) \(symbols[b])")
          }
          let isA = [symbols[a], symbols[b], product].map { $0.hasPrefix("A") }
          if ["C2v", "C2h", "C2"].contains(group.rawValue) {
            #expect(isA[2] == (isA[0] == isA[1]), "\(symbols[a]) \(symbols[b])")
          }
        }
      }
    }
    let other = group.symbols(.molpro).map { group.symbols(.pyscf).firstIndex(of: $0)! }
    for a in other.indices {
      for b in other.indices { #expect(other[a] ^ other[b] == other[a ^ b]) }
    }
  }

  @Test("labels that integrals contradict are refused with the integral")
  func contradiction() throws {
    let text = TestMolecule(random: 3, seed: 5).restrictedText([1, 6, 7])
    #expect(throws: (any Error).self) { try model(text) }
  }

  @Test("spin orbitals have one point group")
  func unrestricted() throws {
    let molecule = TestMolecule(random: 3, seed: 6, labels: [0, 1, 1])
    let text = molecule.blockText.replacing("IUHF=1,", with: "IUHF=1,ORBSYM=1,2,2,")
    let own = try SectorPlan(try model(text, ["point_group": "Cs"]))
    #expect(Set(own.visible.names) == ["A'", "A\""])
    let plain = try model(molecule.restrictedText([1, 2, 2]))
    let reference = try levels(plain, up: 2, down: 1)
    let found = try levels(try model(text), up: 2, down: 1)
    #expect(zip(found, reference).allSatisfy { abs($0 - $1) < 1e-10 })
  }
}

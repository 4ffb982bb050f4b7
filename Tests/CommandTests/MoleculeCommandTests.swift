import Foundation
import TestSupport
import Testing

/// From an FCIDUMP file to the group in one command after another, for molecules whose symmetry was planted.
@Suite("Molecules")
struct MoleculeCommandTests {
  private struct Answer: Decodable {
    struct Verdict: Decodable {
      let kind: String
      let groups: [String]
      let words: String?
    }
    struct Beside: Decodable {
      struct Irrep: Decodable {
        let dimension, levels: Int
        let label: String
        let visible: String?
      }
      let groups: [String]
      let pointGroups: [String]?
      let seenThrough: String?
      let irreps: [Irrep]
      let factors: [Int]
      let terms: [String]?
    }
    let verdict: Verdict
    let beside: Beside?
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func solve(_ text: String, _ set: String...) throws -> Answer {
    try Data(text.utf8).write(to: folder.url.appending(path: "molecule.fcidump"))
    let choices = set.flatMap { ["--set", $0] }
    let run = try Program.xsff.run(
      ["compute", "molecule.fcidump", "-o", "run.h5", "-q", "--force"] + choices, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run("solve", "run.h5", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
    return try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
  }

  private static func text(_ planted: (molecule: TestMolecule, symmetries: [Int])) -> String {
    planted.molecule.restrictedText(planted.symmetries.map { $0 + 1 })
  }

  @Test("a ring of six: SU(2) and D6h through D2h", arguments: [1, 2] as [UInt64])
  func hexagon(seed: UInt64) throws {
    let answer = try solve(Self.text(TestMolecule.ring(6, seed: seed)))
    #expect(answer.verdict.kind == "decided" && answer.verdict.groups == ["U(2)×D6"])
    #expect(
      answer.verdict.words?.hasPrefix("spin SU(2) × point group D6h, seen through D2h") == true)
    let terms = try #require(answer.beside?.terms)
    // One electron has the irreps of the waves around the ring; six of one spin fill all of them, E1u and E2g each as A2g.
    #expect(Set(terms).isSuperset(of: ["²A1g", "²E1u", "²E2g", "²B1u", "¹A1g", "⁷B1u"]))
    #expect(!terms.contains { $0.contains("|") || $0.contains("+") })
    #expect(!terms.contains("⁷B2u"))
    let visible = answer.beside?.irreps.first { $0.label == "E1u" }?.visible
    #expect(visible == "B2u+B3u")
  }

  @Test("a square: SU(2) and D4h through D2h", arguments: [3, 4] as [UInt64])
  func square(seed: UInt64) throws {
    let answer = try solve(Self.text(TestMolecule.ring(4, seed: seed)))
    #expect(answer.verdict.kind == "decided" && answer.verdict.groups == ["U(2)×D4"])
    #expect(answer.beside?.pointGroups == ["D4h"] && answer.beside?.seenThrough == "D2h")
    let terms = Set(try #require(answer.beside?.terms))
    // Λ²(A1g + B1g + Eu) = B1g + 2 Eu + A2g, Λ⁴ = B2g; Ag of D2h alone would leave A1g and B1g open, as it does for one electron.
    #expect(
      terms.isSuperset(of: ["²A1g|B1g", "²Eu", "³B1g", "³Eu", "³A2g", "⁵B2g", "¹A1g", "¹B1g"]))
    #expect(!terms.contains("⁵A2g") && !terms.contains("⁵A2g|B2g") && !terms.contains("³A1g"))
  }

  @Test("a tetrahedron: SU(2) and S4, which is Td or O, through D2", arguments: [5, 6] as [UInt64])
  func tetrahedron(seed: UInt64) throws {
    let answer = try solve(Self.text(TestMolecule.tetrahedron(seed: seed)), "point_group=D2")
    #expect(answer.verdict.groups == ["U(2)×S4"])
    #expect(answer.beside?.pointGroups == ["Td", "O"] && answer.beside?.seenThrough == "D2")
    #expect(
      answer.verdict.words?.contains(
        "point group Td or O (isomorphic, and D2 does not tell them apart)") == true)
    let terms = Set(try #require(answer.beside?.terms))
    // Λ²(A1 + T2) = T2 + T1, and Λ⁴ = A2.
    #expect(terms.isSuperset(of: ["²A1", "²T2", "³T1", "³T2", "⁵A2", "¹A1"]))
    #expect(!terms.contains("⁵A1"))
  }

  @Test("an atom: SU(2) and O(3), every irrep a term", arguments: [7, 8] as [UInt64])
  func atom(seed: UInt64) throws {
    let answer = try solve(Self.text(TestMolecule.atom(seed: seed)))
    #expect(answer.verdict.kind == "infinite" && answer.verdict.groups == ["U(2)×SO(3)×Z2"])
    #expect(answer.verdict.words?.hasPrefix("spin SU(2) × point group O(3)") == true)
    let beside = try #require(answer.beside)
    #expect(Set(beside.irreps.map(\.label)) == ["S", "P", "D", "S°", "P°", "D°"])
    // Three electrons in a p shell, and two in s and p shells.
    let terms = try #require(beside.terms)
    #expect(Set(terms).isSuperset(of: ["⁴S°", "²D°", "²P°", "³P", "¹D", "¹P°", "³P°"]))
    // All five electrons of a sextet are in different orbitals.
    #expect(terms.contains("⁶S°") && !terms.contains("⁶P°") && !terms.contains("⁶D°"))
  }

  @Test("no symmetry but that of spin and of what is visible")
  func nothingMore() throws {
    let labels = [0, 0, 2, 3]
    let molecule = TestMolecule(random: 4, seed: 9, labels: labels)
    let answer = try solve(
      molecule.restrictedText(labels.map { $0 + 1 }), "point_group=C2v", "orbsym=pyscf")
    #expect(answer.verdict.kind == "decided" && answer.verdict.groups == ["U(2)×Z2×Z2"])
    #expect(answer.beside?.pointGroups?.contains("C2v") == true)
  }

  /// Other orbitals for spin down hide the rotations of the spin, and do not remove them.
  @Test("an unrestricted file has the spin symmetry of the molecule")
  func unrestricted() throws {
    let plain = TestMolecule(random: 3, seed: 10)
    let (c, s) = (0.6, 0.8)
    let rotated = plain.rotatingDown(by: [[c, -s, 0], [s, c, 0], [0, 0, 1]])
    for text in [plain.restrictedText(), rotated.blockText] {
      let answer = try solve(text)
      #expect(answer.verdict.kind == "decided" && answer.verdict.groups == ["U(2)"])
    }
  }

  @Test("the translation is a model file with the same levels")
  func translation() throws {
    let text = Self.text(TestMolecule.ring(4, seed: 11))
    try Data(text.utf8).write(to: folder.url.appending(path: "ring.fcidump"))
    let imported = try Program.xsff.run("import", "ring.fcidump", "-o", "ring.yaml", in: folder)
    #expect(imported.status == 0 && imported.output.contains("an FCIDUMP file"))
    let a = try Program.xsff.run("compute", "ring.fcidump", "-o", "a.h5", "-q", in: folder)
    let b = try Program.xsff.run("compute", "ring.yaml", "-o", "b.h5", "-q", in: folder)
    #expect(a.status == 0 && b.status == 0, "\(a.errors) \(b.errors)")
    let names = [a, b].map { $0.output.replacing("a.h5", with: "").replacing("b.h5", with: "") }
    #expect(names[0] == names[1])
    let inspected = try Program.xsff.run("inspect", "ring.yaml", in: folder)
    #expect(inspected.status == 0 && inspected.output.contains("(1,0) B3u"))
  }
}

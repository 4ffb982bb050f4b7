import Commutant
import ExactDiagonalization
import LatticeModels
import ModelFiles
import Testing

@Suite("The commutant of driven models")
struct FloquetCommutantTests {
  private func commutant(_ model: Model, seed: UInt64 = 1) throws -> CommutantSummary {
    let family = try #require(ModelFamily(of: model, seed: seed))
    return try CommutantRun(ExactDiagonalization(model: model), family: family, threads: 2).run()
      .decomposition
  }

  private func table(_ found: CommutantSummary) -> [String] {
    found.components.map { "\($0.dimension) \($0.levelCount) \($0.branching)" }.sorted()
  }

  @Test("a kicked chain hides what the chain hides", arguments: [0, 0.3])
  func clock(theta: Double) throws {
    let overrides = ["L": "4", "theta": "\(theta)"]
    let kicked = try commutant(ModelBundledTests.load("kicked-clock", overrides))
    let chain = try commutant(ModelBundledTests.load("s3-chain", overrides))
    #expect(table(kicked) == table(chain))
    #expect(kicked.components.map(\.field) == chain.components.map(\.field))
    #expect(kicked.components.map(\.conjugate) == chain.components.map(\.conjugate))
    #expect(kicked.residual < 1e-11)
    #expect(kicked.weights.leastJoining! > 1e-3 && kicked.weights.largestBetween! < 1e-9)
  }

  @Test("Heisenberg gates in a brick wall keep the rotations of all spins")
  func brickwork() throws {
    let found = try commutant(ModelBundledTests.load("brickwork", ["L": "6"]))
    #expect(
      found.components.map { "\($0.dimension):\($0.levelCount)" } == ["1:5", "3:9", "5:5", "7:1"])
  }

  private func kickedIsing(angle: String) throws -> Model {
    try ModelFile.parse(
      source: """
        format: 1
        name: kicked
        sites: {count: 4, local: qubit}
        lattice: open chain
        terms:
          - {name: J, over: bonds, coupling: 'normal(1, 0.3)', operator: Z(j)*Z(k)}
          - {name: h, over: sites, coupling: 'normal(1, 0.3)', operator: X(j)}
          - {name: kick, over: sites, operator: Z(j)}
        floquet:
          - {terms: [J, h], time: 1}
          - {terms: [kick], time: \(angle)}
        """, sourceName: "kicked.yaml")
  }

  @Test("a kick by a quarter turn keeps the flip that its Hamiltonian breaks")
  func specialKick() throws {
    // exp(-iπ/2 ΣZ) is ΠZ up to a phase, which commutes with the flip ΠX of four spins; ΣZ does not.
    #expect(table(try commutant(kickedIsing(angle: "pi/2"))) == ["1 8 [1]", "1 8 [1]"])
    #expect(table(try commutant(kickedIsing(angle: "1.5"))) == ["1 16 [1]"])
  }

  @Test("without disorder all strengths vary, and terms that keep N together only are averaged")
  func averaged() throws {
    func ring(_ terms: [(String, String)]) throws -> CommutantSummary {
      let list = terms.map { name, condition in
        "  - {name: \(name), over: bonds, where: \(condition), operator: 'Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.4*Sz(j)*Sz(k)'}"
      }
      return try commutant(
        ModelFile.parse(
          source: """
            format: 1
            name: ring
            sites: {count: 6, local: spin(1/2)}
            lattice: ring
            terms:
            \(list.joined(separator: "\n"))
              - {name: h, over: sites, operator: Sx(j) + 0.3*Sz(j)}
            floquet:
              - {terms: [\(terms.map(\.0).joined(separator: ", "))], time: 1}
              - {terms: [h], time: 0.7}
            symmetry:
              visible: [{name: T, permute: (j + 1) mod 6}]
            """, sourceName: "ring.yaml"))
    }
    let whole = try ring([("bonds", "j >= 0")])
    let split = try ring([("even", "j mod 2 == 0"), ("odd", "j mod 2 == 1")])
    #expect(table(split) == table(whole))
    #expect(whole.components.contains { $0.dimension == 2 }, "the reflection is hidden")
  }

  @Test("three real steps that are others in reverse have no anti-unitary symmetry")
  func fields() throws {
    let source = """
      format: 1
      name: kicked
      sites: {count: 4, local: spin(1/2)}
      lattice: open chain
      terms:
        - {name: x, over: bonds, coupling: 'normal(1, 0.3)', operator: Sx(j)*Sx(k)}
        - {name: y, over: bonds, coupling: 'normal(1, 0.3)', operator: Sy(j)*Sy(k)}
        - {name: z, over: bonds, coupling: 'normal(1, 0.3)', operator: Sz(j)*Sz(k)}
      floquet: [STEPS]
      """
    func fields(_ steps: String) throws -> Set<NumberField> {
      let list = steps.map { "{terms: [\($0)], time: 2}" }.joined(separator: ", ")
      return Set(
        try commutant(
          ModelFile.parse(
            source: source.replacing("STEPS", with: list), sourceName: "kicked.yaml")
        ).components.map(\.field))
    }
    #expect(try fields("xyz") == [.complex])
    #expect(try fields("xyzy") == [.real])
  }
}

import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import TestSupport
import Testing

@Suite("Levels of molecules from FCIDUMP files")
struct MoleculeLevelTests {
  private func expectEqual(
    _ a: [Double], _ b: [Double], _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(a.count == b.count, "\(what)", sourceLocation: sourceLocation)
    let difference = zip(a, b).map { abs($0 - $1) }.max() ?? 0
    #expect(difference < 1e-10, "\(what): \(difference)", sourceLocation: sourceLocation)
  }

  /// H2 in a minimal basis at 1.4 bohr. Source: A. Szabo, N. S. Ostlund, *Modern Quantum Chemistry*, sections 3.5.2 and 4.1.1:
  /// h11 = -1.2528, h22 = -0.4756, J11 = 0.6746, J12 = 0.6636, J22 = 0.6975, K12 = 0.1813; correlation energy -0.0206 hartree.
  @Test("the hydrogen molecule of the textbook")
  func hydrogen() throws {
    let text = """
       &FCI NORB=2,NELEC=2,MS2=0,
        ORBSYM=1,5,
        ISYM=1,
       &END
       0.6746D+00 1 1 1 1
       0.6636 1 1 2 2
       0.6975 2 2 2 2
       0.1813 2 1 2 1
       -1.2528 1 1 0 0
       -0.4756 2 2 0 0
       -0.5782 1 0 0 0
       0.714285714 0 0 0 0
      """
    let own = try model(text)
    let (a, b, k) = (2 * -1.2528 + 0.6746, 2 * -0.4756 + 0.6975, 0.1813)
    let root = ((a - b) * (a - b) / 4 + k * k).squareRoot()
    let middle = -1.2528 - 0.4756 + 0.6636
    let singlets = [(a + b) / 2 - root, (a + b) / 2 + root, middle + k]
    expectEqual(
      try levels(own, up: 1, down: 1), (singlets + [middle - k]).sorted())
    expectEqual(try levels(own, up: 2, down: 0), [middle - k])
    #expect(abs(singlets[0] - a - -0.0206) < 1e-4)
    let shifted = try model(text, ["core": "1"])
    #expect(
      abs(
        try levels(shifted, up: 1, down: 1)[0] - levels(own, up: 1, down: 1)[0] - 0.714285714)
        < 1e-12)
  }

  @Test("restricted files agree with plain determinants", arguments: 1...4 as ClosedRange<UInt64>)
  func restricted(seed: UInt64) throws {
    let molecule = TestMolecule(random: 3, seed: seed)
    let own = try model(molecule.restrictedText())
    for (up, down) in [(0, 0), (1, 0), (1, 1), (2, 1), (0, 3), (2, 2), (3, 2), (3, 3)] {
      expectEqual(
        try levels(own, up: up, down: down),
        try DeterminantMatrix.levels(molecule, up: up, down: down), "\(up), \(down)")
    }
  }

  /// Other orbitals for spin down change no level; both ways to write the file say the same.
  @Test("unrestricted files agree with plain determinants", arguments: 5...7 as ClosedRange<UInt64>)
  func unrestricted(seed: UInt64) throws {
    let plain = TestMolecule(random: 3, seed: seed)
    let angle = Double(seed)
    let (c, s) = (cos(angle), sin(angle))
    let rotated = plain.rotatingDown(by: [[c, -s, 0], [s * c, c * c, -s], [s * s, c * s, c]])
    for text in [rotated.blockText, rotated.spinOrbitalText] {
      let own = try model(text)
      for (up, down) in [(1, 1), (2, 1), (1, 2), (3, 1)] {
        let found = try levels(own, up: up, down: down)
        expectEqual(found, try DeterminantMatrix.levels(rotated, up: up, down: down))
        expectEqual(found, try DeterminantMatrix.levels(plain, up: up, down: down))
      }
    }
  }

  @Test("the family scales the two parts against each other; spread draws both")
  func family() throws {
    let text = TestMolecule(random: 2, seed: 9).restrictedText()
    let own = try model(text)
    #expect(own.structures.map(\.name).prefix(2) == ["one_electron", "two_electron"])
    #expect(own.coefficients(seed: 1, sample: 0).prefix(2) == [1, 1])
    let family = try #require(ModelFamily(of: own, seed: 1))
    #expect(family.variation == .terms(["one_electron", "two_electron"]))
    let random = try model(text, ["spread": "0.1"])
    #expect(random.coefficients(seed: 1, sample: 0)[0] != 1)
    #expect(ModelFamily(of: random, seed: 1)?.variation == .disorder)
  }

  /// Published levels beside the checkout.
  @Test("molecules with levels by another program")
  func published() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/formats").standardized
    guard let data = try? Data(contentsOf: folder.appending(path: "fcidump.json")) else {
      print("skipped: ../shared/formats is absent")
      return
    }
    struct Molecule: Decodable {
      struct Sector: Decodable {
        let nUp, nDown, states: Int
        let lowest: [Double]
        let trace: Double
      }
      let withoutNuclearRepulsion: [Sector]
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let molecules = try decoder.decode([String: Molecule].self, from: data)
    #expect(molecules.count >= 6)
    for (name, molecule) in molecules.sorted(by: { $0.key < $1.key }) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let own = try model(text)
      for sector in molecule.withoutNuclearRepulsion {
        let found = try levels(own, up: sector.nUp, down: sector.nDown)
        #expect(found.count == sector.states, "\(name)")
        let difference = zip(found, sector.lowest).map { abs($0 - $1) }.max()!
        #expect(difference < 1e-9, "\(name): \(difference)")
        #expect(abs(found.reduce(0, +) - sector.trace) < 1e-6, "\(name)")
      }
    }
  }
}

import Foundation
import Testing

@Suite("The example models")
struct ExampleModelTests {
  /// What the guide says is found. Source: the symmetry of each Hamiltonian, worked out by hand.
  private static let truths = [
    "1-ising": "Decided, from the commutant: G = Z2, p = 2.",
    "2-heisenberg-square": "Decided, from the commutant: G = SO(3)×D10.",
    "3-ladder": "Decided, from the commutant: G = Z2×Z2×Z2, p = 4.",
    "4-clock":
      "Decided, from the commutant: G = Z4 with an anti-unitary symmetry, p = 1: no hidden unitary symmetry.",
    "5-fermions": "Infinite group, from the commutant: G = U(1) extended by Z2.",
    "6-kitaev": "Decided, from the commutant: G = Z2×Z2×Z2×Z2×Z2, p = 8.",
    "7-spin-1": "Infinite group, from the commutant: G = SO(3).",
    "8-floquet": "Decided, from the commutant: G = Z2×Z2, p = 2.",
  ]

  private static let folder = Program.packageRoot.appending(path: "Examples/models")

  @Test("what is found is the truth, and what the guide says", arguments: truths.keys.sorted())
  func found(name: String) throws {
    let folder = try TemporaryFolder()
    let file = Self.folder.appending(path: name + ".yaml").path
    let inspected = try Program.xsff.run("inspect", file, "--json", in: folder)
    #expect(inspected.status == 0 && inspected.output.contains(#""warnings":[]"#))
    let computed = try Program.xsff.run("compute", file, "-q", "-o", "run.h5", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run("solve", "run.h5", "-q", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let truth = try #require(Self.truths[name])
    let line = String(solved.output.split(separator: "\n")[0])
    #expect(line == truth)
    let guide = try String(
      contentsOf: Program.packageRoot.appending(path: "Models/README.md"), encoding: .utf8)
    #expect(guide.contains("> \(truth)\n"))
    #expect(guide.contains("xsff compute Examples/models/\(name).yaml\n"))
  }

  @Test("every file is one of them")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(Self.truths.keys.map { $0 + ".yaml" }))
  }
}

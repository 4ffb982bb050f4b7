import Foundation
import ResultFiles
import Testing

@Suite("Couplings that few samples switch on")
struct RareCouplingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Of three-state chains whose reversal is broken where a normal number exceeds `threshold`.
  private func model(threshold: String) -> String {
    """
    format: 1
    name: rare
    title: A three-state chain whose reversal is broken in few samples
    samples: 40
    sites: {count: 4, local: clock(3)}
    lattice: open chain
    random:
      x: normal(0, 1)
    terms:
      - {name: J, over: bonds, coupling: 'normal(1, 0.25)', operator: "-(Z(j)' * Z(k) + h.c.)"}
      - {name: h, over: sites, coupling: 'normal(1, 0.25)', operator: '-(X(j) + h.c.)'}
      - {name: c, over: bonds, coupling: '\(threshold)', operator: "im*(Z(j)' * Z(k) - Z(k)' * Z(j))"}
    symmetry:
      visible:
        - {name: X, on-site: X}
      anti-unitary: none

    """
  }

  private func compute(_ coupling: String, _ options: String...) throws -> RunFile {
    try folder.write(model(threshold: coupling), to: "rare.yaml")
    let run = try Program.xsff.run(
      ["compute", "./rare.yaml", "--seed", "8", "--times", "10", "-q", "--force", "-o", "rare.h5"]
        + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return try RunFile(reading: folder.file("rare.h5"))
  }

  @Test("are there in these samples", arguments: ["on", "off"])
  func levels(reduce: String) throws {
    let rare = try compute("max(0, x - 2)", "--reduce", reduce)
    let variable = try rare.root.read("couplings/x", as: Double.self).elements
    let switched = variable.indices.filter { variable[$0] > 2 }
    #expect(!switched.isEmpty && switched.count < 5)
    let levels = try rare.root.read("spectra/0", as: Double.self)
    let always = try compute("x - 2", "--reduce", "off")
    let expected = try always.root.read("spectra/0", as: Double.self)
    let width = levels.shape[1]
    for sample in switched {
      for level in (sample * width)..<((sample + 1) * width) {
        #expect(abs(levels.elements[level] - expected.elements[level]) < 1e-12)
      }
    }
  }

  @Test("count for the symmetry of the family")
  func verdict() throws {
    _ = try compute("max(0, x - 2)")
    let run = try Program.bootstrap.run("solve", "rare.h5", in: folder)
    #expect(
      run.output.hasPrefix("Decided, from the commutant: G = Z3 with an anti-unitary"),
      "\(run.output)")
  }
}

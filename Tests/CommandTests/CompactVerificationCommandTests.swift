import AnswerFiles
import Foundation
import ResultFiles
import Testing
import Verification

/// `bootstrap verify` on infinite compact groups that exact irreps behind a finite visible group were read as.
@Suite("Verification of stored infinite compact groups")
struct CompactVerificationCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Solves a model, and verifies the answer; the printed table.
  private func verified(_ model: String) throws -> String {
    try folder.write(model, to: "model.yaml")
    let computed = try Program.xsff.run(
      "compute", "model.yaml", "--samples", "1", "--force", "-q", "-o", "run.h5", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run("solve", "run.h5", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
    return verified.output
  }

  @Test("a generic Ashkin-Teller chain, and without its exact irreps")
  func ashkinTeller() throws {
    let output = try verified(
      """
      format: 1
      name: chain
      sites: {count: 4, local: {s: qubit, t: qubit}}
      lattice: open chain
      terms:
        - {name: J, over: bonds, indices: [j, k], coupling: 'normal(1, 0.3)', operator: s.Z(j)*s.Z(k) + t.Z(j)*t.Z(k)}
        - {name: U, over: bonds, indices: [j, k], coupling: 'normal(0.5, 0.3)', operator: s.Z(j)*s.Z(k)*t.Z(j)*t.Z(k)}
        - {name: h, over: sites, coupling: 'normal(0.8, 0.3)', operator: s.X(j) + t.X(j)}
        - {name: g, over: sites, coupling: 'normal(0.3, 0.2)', operator: s.X(j)*t.X(j)}
      symmetry:
        visible:
          - {name: s, on-site: s.X}
          - {name: t, on-site: t.X}
        anti-unitary: none
      """)
    #expect(output.contains("continuous") && output.contains("all hold"))
    let numbers = try RunFile(reading: folder.file("run.h5")).compactNumbers()
    #expect(!numbers.isEmpty)
    // Without the exact irreps nothing says what the labels are of.
    try RunFile.update(folder.file("run.h5"), omitting: ["commutant"]) { _ in }
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 1 && verified.output.contains("FAIL"), "\(verified.output)")
  }

  @Test("an odd spin chain by a rotation with a phase: SU(2)")
  func halfIntegers() throws {
    let output = try verified(
      """
      format: 1
      name: chain
      sites: {count: 5, local: spin(1/2)}
      lattice: open chain
      terms:
        - {name: J, over: bonds, indices: [j, k], coupling: 'normal(1, 0.3)', operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + Sz(j)*Sz(k)}
      symmetry:
        visible:
          - {name: Rz, on-site: exp(im*pi*(Sz-1/2))}
        anti-unitary: none
      """)
    #expect(output.contains("continuous") && output.contains("all hold"))
    let numbers = try RunFile(reading: folder.file("run.h5")).compactNumbers()
    #expect(numbers.first?.group == "SU(2)" && numbers.first?.isVisibleProjective == true)
  }
}

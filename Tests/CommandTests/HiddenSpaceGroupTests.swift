import Foundation
import Testing

/// Spins whose magnetization alone is visible, with a space group or decoupled parts behind it.
@Suite("Finite symmetries behind one charge")
struct HiddenSpaceGroupTests {
  private func verdict(_ terms: String, sites: Int, _ lattice: String) throws
    -> VerdictAnswer.Verdict
  {
    let folder = try TemporaryFolder()
    let model = """
      format: 1
      name: spins
      sites: {count: \(sites), local: spin(1/2)}
      lattice: \(lattice)
      terms:
      \(terms)
      symmetry:
        charges:
          - {name: 2Sz, of: 2*Sz}
        anti-unitary: none
      """
    try Data(model.utf8).write(to: folder.url.appending(path: "spins.yaml"))
    let run = try Program.xsff.run(
      "compute", "spins.yaml", "-o", "run.h5", "--samples", "1", "-q", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run("solve", "run.h5", "--json", in: folder)
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
    return try VerdictAnswer(solved.output).verdict
  }

  /// SO(3)×D8 with all spins integer: irreps of dimension 2 of D8 are two copies of a spin.
  @Test("a ring with second neighbours is undecided, and no cover of SO(3)")
  func ring() throws {
    let terms = ["bonds", "bonds(2)"].map {
      "  - {name: \($0.filter(\.isLetter))\($0.count), over: \($0), indices: [j, k], operator: Sx(j)*Sx(k)+Sy(j)*Sy(k)+Sz(j)*Sz(k)}"
    }
    let verdict = try verdict(terms.joined(separator: "\n"), sites: 8, "ring")
    #expect(verdict.kind == "undecided" && verdict.groups == ["SO(3)"], "\(verdict)")
    #expect(verdict.from == "commutant" && verdict.wouldDecide != nil)
  }

  /// Two rungs in triplets beside a singlet are free spins 1 of their own.
  @Test("a ladder that singlets of its rungs cut has no group")
  func ladder() throws {
    let rungs =
      "  - {name: rung, over: [[0,1],[2,3],[4,5]], indices: [j, k], coupling: \"normal(1, 0.3)\", "
      + "operator: Sx(j)*Sx(k)+Sy(j)*Sy(k)+Sz(j)*Sz(k)}"
    let legs =
      "  - {name: leg, over: [[0,2],[2,4]], indices: [j, k], coupling: \"normal(1, 0.3)\", "
      + "operator: \"(Sx(j)+Sx(j+1))*(Sx(k)+Sx(k+1))+(Sy(j)+Sy(j+1))*(Sy(k)+Sy(k+1))+(Sz(j)+Sz(j+1))*(Sz(k)+Sz(k+1))\"}"
    let verdict = try verdict(rungs + "\n" + legs, sites: 6, "open chain")
    #expect(verdict.kind == "noGroup" && verdict.groups.isEmpty, "\(verdict)")
    #expect(verdict.reason.contains("decoupled"))
  }
}

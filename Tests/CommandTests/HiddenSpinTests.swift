import Foundation
import Testing

@Suite("SU(2) hidden behind a lattice group")
struct HiddenSpinTests {
  private struct Answer: Decodable {
    let verdict: Verdict

    struct Verdict: Decodable {
      let kind: String
      let groups: [String]
    }
  }

  @Test("is not called no group, and its charge made visible decides", arguments: [false, true])
  func torus(charge: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      format: 1
      name: torus
      title: Nine spins on a torus with two exchanges that all bonds share
      sites: {count: 9, local: spin(1/2)}
      lattice: {square: [3, 3], boundary: periodic}
      random: {x: 'normal(1, 0.2)', y: 'normal(0.5, 0.2)'}
      terms:
        - {name: a, over: bonds, coupling: x, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + Sz(j)*Sz(k)}
        - {name: b, over: bonds(2), coupling: y, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + Sz(j)*Sz(k)}
      symmetry:
        \(charge ? "charges: [{name: 2Sz, of: 2*Sz}]" : "")
        visible:
          - {name: Tx, permute: 'site(x + 1, y)'}
          - {name: Ty, permute: 'site(x, y + 1)'}
        anti-unitary: none

      """, to: "torus.yaml")
    let run = try Program.xsff.run(
      "compute", "./torus.yaml", "--samples", "2", "--times", "10", "-q", "-o", "t.h5", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run("solve", "t.h5", "--json", "-q", in: folder)
    let verdict = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8)).verdict
    #expect(verdict.groups.contains { $0.contains("SU(2)") }, "\(verdict)")
    #expect(charge ? verdict.kind != "noGroup" : verdict.kind == "undecided", "\(verdict)")
  }
}

import LatticeModels
import ModelFiles
import MonomialSymmetries
import Testing

@Suite("Symmetries of the steps of driven models")
struct DrivenModelTests {
  private func symmetries(_ steps: String, terms: String) throws -> MonomialSymmetries {
    try MonomialSymmetries(
      of: ModelFile.parse(
        source: """
          format: 1
          name: driven
          sites: {count: 6, local: qubit}
          lattice: ring
          terms: [\(terms)]
          floquet: [\(steps)]
          """, sourceName: "driven.yaml"))
  }

  @Test("what exchanges layers is a symmetry of their sum and not of the period")
  func layers() throws {
    let layers = [("even", 0), ("odd", 1)].map { name, parity in
      "{name: \(name), over: bonds, where: j mod 2 == \(parity), operator: 2*Z(j)*Z(k) + X(j)*X(k)}"
    }.joined(separator: ", ")
    let sum = try symmetries("{terms: [even, odd], time: 1}", terms: layers)
    let driven = try symmetries(
      "{terms: [even], time: 1}, {terms: [odd], time: 1}", terms: layers)
    let (whole, half) = (sum.permutationOrder.value, driven.permutationOrder.value)
    #expect(whole != nil && whole == half.map { 2 * $0 })
  }

  @Test("complex conjugation needs steps that are the same in reverse")
  func conjugation() throws {
    let terms = ["x", "y", "z"].map {
      "{name: \($0), over: bonds, coupling: 'normal(1, 0.3)', operator: \($0.uppercased())(j)*\($0.uppercased())(k)}"
    }.joined(separator: ", ")
    func steps(_ names: String) -> String {
      names.map { "{terms: [\($0)], time: 1}" }.joined(separator: ", ")
    }
    #expect(try symmetries(steps("xyz"), terms: terms).antiunitary == nil)
    #expect(try symmetries(steps("xyzy"), terms: terms).antiunitary != nil)
  }
}

import ExactDiagonalization
import LatticeModels
import ModelFiles
import Testing

@Suite("Fixed totals")
struct ModelConservedTotalTests {
  private func total(
    count: Int = 4, local: String, conserve: String
  ) throws -> ConservedTotal {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: \(count), local: \(local)}
        conserve: \(conserve)
        terms: [{name: unit, over: sites, operator: 1}]
        """, sourceName: "test.yaml")
    return try #require(model.conservedTotal)
  }

  /// The states that have the total, by trying all of them.
  private func states(_ conserved: ConservedTotal) -> [[Int]] {
    let all = conserved.weights.reduce([[]]) { states, site in
      states.flatMap { state in site.indices.map { state + [$0] } }
    }
    return all.filter(conserved.allows)
  }

  @Test(
    "The number of states is that of the literature",
    arguments: [
      ("boson(4)", "{total: 4, of: n}", 35), ("spin(1/2)", "{total: 0, of: Sz}", 6),
      ("spin(1/2)", "{total: -1, of: Sz}", 4), ("qubit", "{total: 0, of: Z}", 6),
      ("spin(1)", "{total: 0, of: Sz}", 19), ("spin(3/2)", "{total: 6, of: Sz}", 1),
      ("boson(2)", "{total: 1, of: n/4}", 19), ("boson(2)", "{total: 6, of: n + 1/2}", 19),
      ("boson(2)", "{total: 3, of: n^2}", 4), ("spin(1/2)", "{total: 0, of: (-1)^j * Sz}", 6),
      ("'{up: boson(1), down: boson(1)}'", "{total: 3, of: up.n + down.n}", 56),
    ])
  func counts(local: String, conserve: String, count: Int) throws {
    let conserved = try total(
      local: local.replacing("'{", with: "{").replacing("}'", with: "}"), conserve: conserve)
    #expect(conserved.dimension == count)
    #expect(states(conserved).count == count)
  }

  /// States with both totals, by trying all of them.
  @Test(
    "Several totals hold together",
    arguments: [
      ("boson(2)", ["{total: 2, of: n}", "{total: 1, of: 'n*(j mod 2)'}"]),
      ("spin(1)", ["{total: 0, of: Sz}", "{total: 2, of: Sz^2}"]),
      ("{up: fermion, down: fermion}", ["{total: 2, of: up.n}", "{total: 1, of: down.n}"]),
    ])
  func several(local: String, conserve: [String]) throws {
    let together = try total(local: local, conserve: "[\(conserve.joined(separator: ", "))]")
    let alone = try conserve.map { try total(local: local, conserve: $0) }
    let expected = states(alone[0]).filter(alone[1].allows)
    #expect(states(together) == expected && together.dimension == expected.count)
    #expect(together.parts.count == 2)
  }

  @Test("A number of states beyond the largest integer is no crash")
  func overflow() throws {
    #expect(try total(count: 200, local: "qubit", conserve: "{total: 0, of: Z}").dimension == nil)
  }

  @Test(
    "A generator must map the states of the total onto themselves, no others",
    arguments: [
      ("Sz", 0, "on-site: 2*Sx", true), ("Sz", 1, "on-site: 2*Sx", false),
      ("Sz", 1, "permute: (j + 1) mod 4", true),
      ("(-1)^j * Sz", 1, "permute: (j + 1) mod 4", false),
      ("(-1)^j * Sz", 1, "permute: (j + 1) mod 4, on-site: 2*Sx", true),
    ])
  func preserved(quantity: String, total: Int, generator: String, accepted: Bool) throws {
    let source = """
      format: 1
      name: test
      sites: {count: 4, local: spin(1/2)}
      conserve: {total: \(total), of: \(quantity)}
      terms: [{name: unit, over: sites, operator: 1}]
      symmetry: {visible: [{name: g, \(generator)}]}
      """
    if accepted {
      #expect(try ModelFile.parse(source: source, sourceName: "a").visibleGenerators.count == 1)
    } else {
      let error = try #require(throws: ModelFileError.self) {
        try ModelFile.parse(source: source, sourceName: "a")
      }
      #expect(error.line == 6 && error.message.contains("the generator 'g' takes"))
    }
  }

  @Test("A matrix element that changes the total is found")
  func violation() throws {
    let conserved = try total(local: "boson(2)", conserve: "{total: 2, of: n}")
    let b = LocalSpace.boson(cutoff: 2).matrices["b"]!
    let hop = LocalOperator(site: 1, rows: b).adjoint * LocalOperator(site: 3, rows: b)
    #expect(conserved.violation(of: hop) == nil)
    let violation = try #require(conserved.violation(of: LocalOperator(site: 2, rows: b)))
    #expect(violation.sites == [2])
    #expect(violation.before == [1])
    #expect(violation.after == [0])
  }
}

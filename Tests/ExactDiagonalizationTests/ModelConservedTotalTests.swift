import ExactDiagonalization
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

  @Test("A number of states beyond the largest integer is no crash")
  func overflow() throws {
    #expect(try total(count: 200, local: "qubit", conserve: "{total: 0, of: Z}").dimension == nil)
  }

  @Test("An operation preserves a total where it maps the states onto themselves")
  func preserved() throws {
    let flip = try MonomialOperator(
      dimensions: [2, 2, 2, 2], sitePermutation: [0, 1, 2, 3],
      onSite: Array(repeating: [[0, 1], [1, 0]], count: 4))
    let rotation = try MonomialOperator(
      dimensions: [2, 2, 2, 2], sitePermutation: [1, 2, 3, 0],
      onSite: Array(repeating: [[1, 0], [0, 1]], count: 4))
    let middle = try total(local: "spin(1/2)", conserve: "{total: 0, of: Sz}")
    let upper = try total(local: "spin(1/2)", conserve: "{total: 1, of: Sz}")
    let staggered = try total(local: "spin(1/2)", conserve: "{total: 1, of: (-1)^j * Sz}")
    #expect(middle.isPreserved(by: flip) && middle.isPreserved(by: rotation))
    #expect(!upper.isPreserved(by: flip) && upper.isPreserved(by: rotation))
    #expect(!staggered.isPreserved(by: rotation))
    #expect(staggered.isPreserved(by: rotation.multiplied(by: flip)))
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

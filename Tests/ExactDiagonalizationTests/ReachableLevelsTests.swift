import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Operators between levels that a conserved total allows")
struct ReachableLevelsTests {
  private func model(_ term: String, total: Int = 4, cutoff: Int = 9) throws -> Model {
    try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: 4, local: boson(\(cutoff))}
        conserve: {total: \(total), of: n}
        terms: [\(term)]
        symmetry: {}
        """, sourceName: "test.yaml")
  }

  private func configuration(_ number: Int, _ operation: LocalOperator) -> [Int] {
    let strides = LocalOperator.strides(operation.dimensions)
    return strides.indices.map { number / strides[$0] % operation.dimensions[$0] }
  }

  @Test(
    "Elements between levels that cannot stand together are left out, and no others",
    arguments: [9, 4])
  func elements(total: Int) throws {
    let model = try model(
      "{name: U, over: [[0, 1, 2]], operator: n(j)*n(k) + b(j)'*b(k)*n(l) + h.c.}", total: total)
    let operation = try #require(model.structures[0].operators.first)
    #expect(operation.dimension == 1000)
    for (column, entries) in operation.columns.enumerated() {
      let levels = configuration(column, operation)
      let isKept = levels.reduce(0, +) <= total || levels.contains { $0 > total }
      let diagonal = entries.first { $0.row == column }?.amplitude ?? .zero
      #expect(diagonal == Complex(isKept ? 2.0 * Double(levels[0] * levels[1]) : 0))
      let moves =
        levels[2] > 0 && (levels[0] < 9 && levels[1] > 0 || levels[0] > 0 && levels[1] < 9)
      if levels.reduce(0, +) <= total { #expect(entries.contains { $0.row != column } == moves) }
    }
  }

  /// With a cutoff that is the total no level is out of reach on a single site, and with a total in the middle none at all.
  @Test("The levels are those of a basis written by hand", arguments: [3, 5])
  func levels(bosons: Int) throws {
    let model = try model(
      "{name: J, over: [[0, 1], [1, 2], [2, 3]], operator: b(j)'*b(k) + h.c.}, "
        + "{name: U, over: [[0, 1, 2, 3]], operator: n(j)*n(k)*n(l)*n(m) + n(j)*n(k)}",
      total: bosons, cutoff: bosons)
    let diagonalization = try ExactDiagonalization(model: model)
    let levels = try diagonalization.spectrum(
      sector: 0, coefficients: model.coefficients(seed: 1, sample: 0))
    let states = all(bosons, sites: 4)
    let place = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, $0) })
    var (trace, square) = (0.0, 0.0)
    for state in states {
      let diagonal = Double(state.reduce(1, *) + state[0] * state[1])
      trace += diagonal
      square += diagonal * diagonal
      for bond in 0..<3 where state[bond] > 0 {
        var moved = state
        moved[bond] -= 1
        moved[bond + 1] += 1
        #expect(place[moved] != nil)
        square += 2 * Double(state[bond] * (state[bond + 1] + 1))
      }
    }
    #expect(levels.count == states.count)
    #expect(abs(levels.reduce(0, +) - trace) < 1e-9)
    #expect(abs(levels.reduce(0) { $0 + $1 * $1 } - square) < 1e-8)
  }

  private func all(_ bosons: Int, sites: Int) -> [[Int]] {
    if sites == 1 { return [[bosons]] }
    return (0...bosons).flatMap { first in
      all(bosons - first, sites: sites - 1).map { [first] + $0 }
    }
  }

  @Test("Summands that are Hermitian only together are taken whole")
  func cancellation() throws {
    let model = try model(
      "{name: U, over: [[0, 1], [1, 2], [2, 0]], operator: n(j)*n(k) + im*(n(j) - n(k))}")
    let pair = try #require(model.structures[0].operators.first { $0.sites == [0, 1] })
    #expect(!pair.columns[99].isEmpty)
  }

  @Test("A term that does not conserve the total is refused in the words of the whole operator")
  func violation() throws {
    #expect {
      try model("{name: U, over: [[0, 1]], operator: b(j)*b(k) + h.c.}")
    } throws: { error in
      "\(error)".contains("term 'U' does not conserve the total")
        && "\(error)".contains("it takes the levels [0, 0] to [1, 1]")
    }
  }
}

import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Bosons and ladder operators")
struct ModelBosonTests {
  private func operation(_ symbol: String, _ space: LocalSpace) throws -> LocalOperator {
    LocalOperator(site: 0, rows: try #require(space.matrices[symbol]))
  }

  @Test("[b, b†] = 1 below the cutoff", arguments: [1, 2, 5, 9])
  func commutator(cutoff: Int) throws {
    let b = try operation("b", .boson(cutoff: cutoff))
    let commutator = (b * b.adjoint - b.adjoint * b).denseRows
    for row in 0...cutoff {
      for column in 0...cutoff {
        let expected = row != column ? 0 : row < cutoff ? 1 : -Double(cutoff)
        #expect((commutator[row][column] - Complex(expected)).length < 1e-14 * Double(cutoff + 1))
      }
    }
  }

  @Test("n = b†b and n b = b (n - 1)", arguments: [1, 2, 5, 9])
  func number(cutoff: Int) throws {
    let space = LocalSpace.boson(cutoff: cutoff)
    let (b, n) = try (operation("b", space), operation("n", space))
    #expect((b.adjoint * b - n).largestModulus < 1e-14 * Double(cutoff + 1))
    let one = LocalOperator.identity(sites: [0], dimensions: [cutoff + 1])
    #expect((n * b - b * (n - one)).largestModulus < 1e-13 * Double(cutoff + 1))
    #expect(space.dimension == cutoff + 1)
    #expect(space.description == "boson(\(cutoff))")
  }

  @Test("Qubits and spins 1/2 have the same ladder operators")
  func ladder() throws {
    for symbol in ["Sp", "Sm"] {
      #expect(LocalSpace.qubit.matrices[symbol]! == LocalSpace.spin(twice: 1).matrices[symbol]!)
    }
    let (x, y) = try (operation("X", .qubit), operation("Y", .qubit))
    let raising = (x + y.scaled(by: .i)).scaled(by: Complex(0.5))
    #expect((raising - (try operation("Sp", .qubit))).isZero)
  }

  @Test("Four modes of ten levels are one operator of a term")
  func fourModes() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: four
        sites: {count: 4, local: boson(9)}
        conserve: {total: 9, of: n}
        terms:
          - {name: U, over: [[0, 1, 2, 3]], operator: b(j)'*b(k)'*b(l)*b(m) + h.c.}
        """, sourceName: "four.yaml")
    #expect(model.structures[0].operators.map(\.dimension) == [10_000])
    #expect(model.conservedTotal?.dimension == 220)
  }
}

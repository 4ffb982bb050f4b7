import Commutant
import Foundation
import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// Chains whose symmetry is known, with nothing told: one sector, all couplings random.
@Suite("The commutant of known models")
struct KnownModelsTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  /// Two random members of the span of some terms, decomposed.
  private func decompose(
    _ terms: [ComplexMatrix], furtherMembers: Int = 1, seed: UInt64 = 7
  ) throws -> CommutantDecomposition {
    var generator = SeededGenerator(seed: seed)
    let members = (0...furtherMembers).map { _ in
      terms.reduce(mapped(terms[0]) { _ in .zero }) { sum, term in
        let coupling = Complex(Double.random(in: 0.5...1.5, using: &generator))
        return sum.adding(mapped(term) { $0 * coupling })
      }
    }
    let system = try members[0].hermitianEigensystem()
    let elements = members.dropFirst().map { member in
      MatrixElements.complex(
        system.vectors.adjointMultiplied(by: member.multiplied(by: system.vectors)))
    }
    return try CommutantDecomposition(
      of: MatrixFamily(sectors: [.init(levels: system.values, members: elements)]))
  }

  private func content(_ found: CommutantDecomposition) -> [String] {
    found.components.map { "\($0.dimension):\($0.levelCount) \($0.field.rawValue)" }.sorted()
  }

  private func clockChain(_ length: Int, angle: Double) -> [ComplexMatrix] {
    let chain = Chain(localDimension: 3, length: length)
    let omega = Complex<Double>(length: 1, phase: 2 * Double.pi / 3)
    let z = ComplexMatrix(rowCount: 3, columnCount: 3) { row, column in
      row != column ? .zero : row == 0 ? .one : row == 1 ? omega : omega.conjugate
    }
    let x = ComplexMatrix(rowCount: 3, columnCount: 3) { $0 == ($1 + 1) % 3 ? .one : .zero }
    let phase = Complex<Double>(length: 1, phase: angle)
    let bonds = (0..<(length - 1)).map { site in
      let bond = mapped(chain.product([site: z, site + 1: z.adjoint])) { $0 * phase }
      return bond.adding(bond.adjoint)
    }
    return bonds + (0..<length).map { chain.product([$0: x.adding(x.adjoint)]) }
  }

  @Test("the clock chain has S3")
  func clockChain() throws {
    let found = try decompose(clockChain(5, angle: 0))
    #expect(content(found) == ["1:40 real", "1:41 real", "2:81 real"])
    #expect(found.dimension == 6)
    #expect(found.weights.leastJoining ?? 0 > 1e-3)
    #expect(found.weights.largestBetween ?? 1 < 1e-9)
  }

  @Test("the chiral clock chain has Z3, two of its irreps joined by an anti-unitary symmetry")
  func chiralClockChain() throws {
    let found = try decompose(clockChain(5, angle: 0.3))
    #expect(content(found) == ["1:81 complex", "1:81 complex", "1:81 real"])
    #expect(found.dimension == 3)
    let complex = found.components.indices.filter { found.components[$0].field == .complex }
    #expect(complex.map { found.components[$0].conjugate } == complex.reversed())
    #expect(found.hasAntiUnitarySymmetry)
  }

  @Test("a slightly chiral clock chain has Z3 exactly and S3 approximately")
  func slightlyChiralClockChain() throws {
    let found = try decompose(clockChain(5, angle: 1e-5))
    #expect(content(found) == ["1:81 complex", "1:81 complex", "1:81 real"])
    #expect(found.weakEdges.count == 1)
    let edge = try #require(found.weakEdges.first)
    #expect([edge.first.multipletCount, edge.second.multipletCount].sorted() == [40, 41])
    #expect(edge.strength > 1e-6 && edge.strength < 1e-3)
    let strengths = found.components.filter { $0.field == .complex }.map(\.imaginaryStrength)
    #expect(strengths.allSatisfy { $0 > 1e-6 && $0 < 1e-3 })
  }

  private func pottsChain(_ length: Int, range: Int) -> [ComplexMatrix] {
    let chain = Chain(localDimension: 4, length: length)
    let flip = ComplexMatrix(rowCount: 4, columnCount: 4) { $0 == $1 ? .zero : .one }
    var terms = (0..<length).map { chain.product([$0: flip]) }
    for first in 0..<length {
      for second in (first + 1)..<max(first + 1, min(length, first + range + 1)) {
        terms.append(
          (0..<4).map { state in
            let projector = ComplexMatrix(rowCount: 4, columnCount: 4) {
              $0 == state && $1 == state ? .one : .zero
            }
            return chain.product([first: projector, second: projector])
          }.reduce(mapped(terms[0]) { _ in .zero }) { $0.adding($1) })
      }
    }
    return terms
  }

  @Test("the 4-state Potts chain with second neighbours has S4")
  func pottsChain() throws {
    let found = try decompose(pottsChain(4, range: 2))
    #expect(content(found) == ["1:15 real", "1:7 real", "2:21 real", "3:28 real", "3:36 real"])
    #expect(found.dimension == 24)
  }

  @Test("with nearest neighbours only it has SO(3)")
  func nearestNeighbourPottsChain() throws {
    let found = try decompose(pottsChain(4, range: 1))
    #expect(content(found) == ["1:14 real", "3:28 real", "5:20 real", "7:7 real", "9:1 real"])
  }

  @Test("the XXZ ring in a random field has U(1): binomials")
  func randomFieldRing() throws {
    let chain = Chain(localDimension: 2, length: 6)
    let terms = (0..<6).flatMap { site -> [ComplexMatrix] in
      let pair = { (axis: ComplexMatrix) in chain.product([site: axis, (site + 1) % 6: axis]) }
      return [
        pair(pauli[0]).adding(pair(pauli[1])), pair(pauli[2]), chain.product([site: pauli[2]]),
      ]
    }
    let found = try decompose(terms)
    #expect(found.components.allSatisfy { $0.dimension == 1 && $0.field == .real })
    #expect(found.components.map(\.levelCount) == [20, 15, 15, 6, 6, 1, 1])
  }

  @Test("a generic two-body chain of an odd number of spins has Kramers pairs and nothing else")
  func kramers() throws {
    let chain = Chain(localDimension: 2, length: 5)
    let terms = (0..<4).flatMap { site in
      pauli.flatMap { left in pauli.map { chain.product([site: left, site + 1: $0]) } }
    }
    let found = try decompose(terms)
    #expect(content(found) == ["1:32 quaternionic"])
    #expect(found.components[0].isKramers && found.components[0].isSettled)
    #expect(found.hasAntiUnitarySymmetry)
  }

  @Test("a generic chain of spins in fields has no symmetry at all")
  func generic() throws {
    let chain = Chain(localDimension: 2, length: 4)
    let terms = (0..<3).flatMap { site in
      pauli.flatMap { left in
        [chain.product([site: left])]
          + pauli.map { chain.product([site: left, site + 1: $0]) }
      }
    }
    let found = try decompose(terms)
    #expect(content(found) == ["1:16 complex"])
    #expect(!found.hasAntiUnitarySymmetry)
    #expect(found.components[0].imaginaryStrength > 1e-3)
  }
}

private let pauli: [ComplexMatrix] = [
  ComplexMatrix(rowCount: 2, columnCount: 2, storage: [.zero, .one, .one, .zero]),
  ComplexMatrix(rowCount: 2, columnCount: 2, storage: [.zero, .i, -.i, .zero]),
  ComplexMatrix(rowCount: 2, columnCount: 2, storage: [.one, .zero, .zero, -.one]),
]

/// Products of local operators on a chain.
private struct Chain {
  let localDimension: Int
  let length: Int

  func product(_ factors: [Int: ComplexMatrix]) -> ComplexMatrix {
    let size = (0..<length).reduce(1) { result, _ in result * localDimension }
    return ComplexMatrix(rowCount: size, columnCount: size) { row, column in
      var (row, column) = (row, column)
      var entry = Complex<Double>.one
      for site in 0..<length {
        let (left, right) = (row % localDimension, column % localDimension)
        if let factor = factors[site] {
          entry *= factor[left, right]
        } else if left != right {
          return .zero
        }
        (row, column) = (row / localDimension, column / localDimension)
      }
      return entry
    }
  }
}

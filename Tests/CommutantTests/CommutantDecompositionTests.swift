import Commutant
import Foundation
import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// Whether the environment asks for the long runs.
let runsLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] == "1"

/// Long runs check 500 random families in place of 60.
let familyCount: UInt64 = runsLong ? 500 : 60

@Suite("The commutant of planted families")
struct CommutantDecompositionTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  @Test("planted irreps are found, with the weights far apart", arguments: 0..<familyCount)
  func plantedIrreps(seed: UInt64) throws {
    let planted = try PlantedFamily(seed: seed)
    let found = try CommutantDecomposition(of: planted.family())
    #expect(found.summaries == planted.summaries)
    #expect(found.weights.leastJoining ?? 1 >= 1e-3)
    #expect(found.weights.largestBetween ?? 0 <= 1e-9)
    #expect(found.residual < 1e-9)
    #expect(found.weakEdges.isEmpty)
    #expect(found.isComplete)
  }

  @Test("Σ b n = R, Σ D n = dim H, D = Σ b d and Σ D² = dim 𝒞", arguments: 0..<familyCount)
  func sumRules(seed: UInt64) throws {
    let planted = try PlantedFamily(seed: seed)
    let family = try planted.family()
    let found = try CommutantDecomposition(of: family)
    var whole = 0
    for (sector, content) in family.sectors.enumerated() {
      whole += content.dimension * content.irrepDimension
      let levels = found.components.reduce(0) { $0 + $1.branching[sector] * $1.levelCount }
      #expect(levels == content.dimension)
      for (number, component) in found.components.enumerated() {
        let members = found.membership[sector].filter { $0 == number }.count
        #expect(members == component.branching[sector] * component.levelCount)
      }
    }
    #expect(found.components.reduce(0) { $0 + $1.dimension * $1.levelCount } == whole)
    #expect(
      found.dimension == planted.summaries.reduce(0) { $0 + $1.dimension * $1.dimension })
    let dimensions = found.components.map(\.dimension)
    #expect(dimensions == dimensions.sorted())
    for (number, component) in found.components.enumerated() {
      let sum = zip(component.branching, family.sectors).reduce(0) {
        $0 + $1.0 * $1.1.irrepDimension
      }
      #expect(component.dimension == sum)
      if let conjugate = component.conjugate {
        #expect(found.components[conjugate].conjugate == number)
      }
    }
  }

  @Test(
    "every copy of a component gives one block, real, complex or quaternionic, with H₂'s levels",
    arguments: 0..<20)
  func blocks(seed: UInt64) throws {
    let planted = try PlantedFamily(seed: 1000 + seed)
    let family = try planted.family()
    let found = try CommutantDecomposition(of: family)
    var levels = family.sectors.map { _ in [Double]() }
    for (number, component) in found.components.enumerated() {
      var first: ComplexMatrix?
      var isComplex = false
      for (sector, copies) in component.branching.enumerated() {
        for copy in 0..<copies {
          let block = found.block(
            of: family.sectors[sector].members[1], component: number, sector: sector, copy: copy)
          levels[sector] += try block.hermitianEigensystem().values
          if first == nil { checkForm(of: block, field: component.field) }
          isComplex =
            isComplex
            || family.sectors[sector].members.contains { member in
              found.block(of: member, component: number, sector: sector, copy: copy).storage
                .contains { abs($0.imaginary) > 1e-3 }
            }
          #expect(distance(block, first ?? block) < 1e-9)
          first = first ?? block
        }
      }
      #expect(isComplex == (component.field != .real))
      guard let first, let conjugate = component.conjugate,
        component.field == .complex, conjugate != number,
        let sector = found.components[conjugate].branching.firstIndex(where: { $0 > 0 })
      else { continue }
      let partner = found.block(
        of: family.sectors[sector].members[1], component: conjugate, sector: sector)
      #expect(distance(partner, mapped(first) { $0.conjugate }) < 1e-9)
    }
    for (sector, content) in family.sectors.enumerated() {
      let whole = try content.members[1].complexMatrix.hermitianEigensystem().values
      #expect(zip(levels[sector].sorted(), whole).allSatisfy { abs($0 - $1) < 1e-9 })
      #expect(levels[sector].count == whole.count)
    }
  }

  @Test("the bases of all copies are the columns of a unitary matrix", arguments: 0..<20)
  func bases(seed: UInt64) throws {
    let family = try PlantedFamily(seed: 1500 + seed).family()
    let found = try CommutantDecomposition(of: family)
    for (sector, content) in family.sectors.enumerated() {
      var columns: [Complex<Double>] = []
      for (number, component) in found.components.enumerated() {
        for copy in 0..<component.branching[sector] {
          let basis = found.basis(component: number, sector: sector, copy: copy)
          columns += basis.storage
          let matrix = content.members[0]
          let block = found.block(of: matrix, component: number, sector: sector, copy: copy)
          let product = basis.adjointMultiplied(by: matrix.complexMatrix.multiplied(by: basis))
          #expect(distance(block, product) < 1e-12)
        }
      }
      let count = content.levels.count
      let whole = ComplexMatrix(rowCount: count, columnCount: count, storage: columns)
      let identity = ComplexMatrix(rowCount: count, columnCount: count) {
        $0 == $1 ? .one : .zero
      }
      #expect(distance(whole.adjointMultiplied(by: whole), identity) < 1e-12)
    }
  }

  private func checkForm(of block: ComplexMatrix, field: NumberField) {
    switch field {
    case .real:
      #expect(block.storage.allSatisfy { abs($0.imaginary) < 1e-9 })
    case .complex:
      #expect(distance(block, block.adjoint) < 1e-9)
    case .quaternionic:
      let half = block.rowCount / 2
      for column in 0..<half {
        for row in 0..<half {
          let same = block[row + half, column + half] - block[row, column].conjugate
          let other = block[row, column + half] + block[row + half, column].conjugate
          #expect(same.length < 1e-9 && other.length < 1e-9)
        }
      }
    }
  }

  @Test("levels of different components have no matrix elements between them", arguments: 0..<20)
  func membership(seed: UInt64) throws {
    let family = try PlantedFamily(seed: 2000 + seed).family()
    let found = try CommutantDecomposition(of: family)
    for (sector, content) in family.sectors.enumerated() {
      let component = try #require(found.membership[sector] as? [Int])
      for row in 0..<content.levels.count {
        for column in 0..<content.levels.count {
          let (left, right) = (component[row], component[column])
          // Two conjugate irreps in one sector share an eigenspace, whose basis is arbitrary.
          if left == right || found.components[left].conjugate == right { continue }
          for member in content.members {
            #expect(member.complexMatrix[row, column].length < 1e-9)
          }
        }
      }
    }
  }

  @Test("an anti-unitary symmetry needs a conjugate of the same dimension for every irrep")
  func antiUnitarySymmetry() throws {
    let cases: [(kind: PlantedIrrep.Kind, conjugate: [Int], exists: Bool)] = [
      (.real, [0, 0], true), (.quaternionic, [0, 0], true), (.complex, [0, 0], false),
      (.pair, [0, 1], true), (.pair, [1, 1], false), (.pair, [2, 0], false),
    ]
    for (kind, conjugate, exists) in cases {
      var generator = SeededGenerator(seed: 8)
      let planted = try PlantedFamily(
        irreps: [
          PlantedIrrep(kind: kind, levels: 4, branching: [1, 0], conjugateBranching: conjugate),
          PlantedIrrep(kind: .real, levels: 3, branching: [0, 1], conjugateBranching: [0, 0]),
        ], irrepDimensions: [1, 1], using: &generator)
      let found = try CommutantDecomposition(of: planted.family())
      #expect(found.summaries == planted.summaries)
      #expect(found.hasAntiUnitarySymmetry == exists)
    }
  }

  @Test("a family without levels, or with a single one, is no special case")
  func smallest() throws {
    let none = MatrixFamily(sectors: [
      .init(levels: [], members: [.real(DenseMatrix(rowCount: 0, columnCount: 0, storage: []))])
    ])
    #expect(try CommutantDecomposition(of: none).components.isEmpty)
    let one = MatrixFamily(sectors: [
      .init(
        levels: [2], irrepDimension: 3,
        members: [.real(DenseMatrix(rowCount: 1, columnCount: 1, storage: [0.5]))])
    ])
    let found = try CommutantDecomposition(of: one)
    #expect(found.dimension == 9)
    #expect(found.components.map(\.levelCount) == [1])
    #expect(found.components[0].isSettled)
    #expect(found.weights.leastJoining == nil && found.weights.largestBetween == nil)
  }
}

/// The largest difference of two entries.
func distance(_ left: ComplexMatrix, _ right: ComplexMatrix) -> Double {
  guard left.storage.count == right.storage.count else { return .infinity }
  return zip(left.storage, right.storage).map { ($0 - $1).length }.max() ?? 0
}

func mapped(
  _ matrix: ComplexMatrix, _ transform: (Complex<Double>) -> Complex<Double>
) -> ComplexMatrix {
  ComplexMatrix(
    rowCount: matrix.rowCount, columnCount: matrix.columnCount,
    storage: matrix.storage.map(transform))
}

import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("Symmetries that are slightly broken")
struct ApproximateSymmetryTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private let sizes = (first: 5, second: 4)

  /// One irrep over two sectors, whose matrices are two blocks with elements of order ε between.
  private func family(
    strength: Double, kind: PlantedIrrep.Kind
  ) throws -> PlantedFamily {
    var generator = SeededGenerator(seed: 11)
    return try PlantedFamily(
      irreps: [
        PlantedIrrep(
          kind: kind, levels: sizes.first + sizes.second, branching: [1, 2],
          conjugateBranching: [2, 1])
      ],
      irrepDimensions: [1, 1], using: &generator
    ) { plain in
      plain.map { member in
        member.map { matrix in
          ComplexMatrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) { row, column in
            isFirst(row) == isFirst(column)
              ? matrix[row, column] : matrix[row, column] * Complex(strength)
          }
        }
      }
    }
  }

  private func isFirst(_ index: Int) -> Bool {
    index % (sizes.first + sizes.second) < sizes.first
  }

  /// From the irrep's matrices: the heaviest edge between the blocks over the heaviest of all, and
  /// the part of the members that lies between the blocks.
  private func expected(
    _ planted: PlantedFamily
  ) throws -> (strength: Double, residual: Double) {
    let matrices = planted.irrepMatrices.map { $0[0] }
    let size = matrices[0].rowCount
    let system = try matrices[0].hermitianEigensystem()
    let elements = matrices.dropFirst().map { matrix -> ComplexMatrix in
      let mean = (0..<size).reduce(0) { $0 + matrix[$1, $1].real } / Double(size)
      let rest = ComplexMatrix(rowCount: size, columnCount: size) {
        matrix[$0, $1] - ($0 == $1 ? Complex(mean) : .zero)
      }
      let norm = rest.frobeniusNorm
      return mapped(system.vectors.adjointMultiplied(by: rest.multiplied(by: system.vectors))) {
        $0 / Complex(norm)
      }
    }
    let firsts = (0..<size).map { level in
      (0..<size).filter(isFirst).reduce(0) { $0 + system.vectors[$1, level].lengthSquared } > 0.5
    }
    var (between, whole, sum) = (0.0, 0.0, 0.0)
    for row in 0..<size {
      for column in 0..<size where row != column {
        let square = elements.reduce(0) { $0 + $1[row, column].lengthSquared }
        whole = max(whole, square)
        if firsts[row] != firsts[column] {
          between = max(between, square)
          sum += square
        }
      }
    }
    return ((between / whole).squareRoot(), (sum / Double(elements.count)).squareRoot())
  }

  @Test(
    "one weak edge has the strength of the breaking and says what it joins",
    arguments: [PlantedIrrep.Kind.real, .complex, .pair], [3e-5, 1e-5, 1e-6])
  func weakEdge(kind: PlantedIrrep.Kind, strength: Double) throws {
    let planted = try family(strength: strength, kind: kind)
    let found = try CommutantDecomposition(of: planted.family())
    #expect(found.summaries == planted.summaries)
    #expect(found.weakEdges.count == 1)
    let edge = try #require(found.weakEdges.first)
    let expected = try expected(planted).strength
    #expect(abs(edge.strength / expected - 1) < 1e-3)
    #expect(edge.strength == found.weights.leastJoining)
    #expect(edge.isJoining)
    #expect([edge.first.multipletCount, edge.second.multipletCount].sorted() == [4, 5])
    #expect(edge.first.component == 0 && edge.second.component == 0)
    #expect(edge.first.states == edge.second.states)
    #expect(edge.first.states == (kind == .pair ? [3, 3] : [1, 2]))
  }

  @Test("a threshold above the weak edge gives the irreps of the approximate symmetry")
  func threshold() throws {
    let planted = try family(strength: 1e-5, kind: .real)
    let found = try CommutantDecomposition(of: planted.family(), threshold: 1e-2)
    #expect(found.components.map(\.levelCount) == [5, 4])
    #expect(found.components.map(\.branching) == [[1, 2], [1, 2]])
    #expect(found.weights.largestBetween ?? 0 > 1e-7)
    #expect(found.weakEdges.map(\.isJoining) == [false])
    #expect(found.weakEdges.map { [$0.first.component, $0.second.component] } == [[0, 1]])
    #expect(abs(found.residual / (try expected(planted).residual) - 1) < 1e-3)
  }

  @Test("a breaking near rounding is exact, and still reported")
  func nearRounding() throws {
    let planted = try family(strength: 1e-8, kind: .real)
    let found = try CommutantDecomposition(of: planted.family())
    #expect(found.components.map(\.levelCount) == [5, 4])
    #expect(found.weakEdges.map(\.isJoining) == [false])
    #expect(
      abs((found.weakEdges.first?.strength ?? 0) / (try expected(planted).strength) - 1) < 1e-3)
  }

  @Test("copies of one irrep that differ by 1e-5 are two irreps, and one for a coarse threshold")
  func brokenTie() throws {
    var generator = SeededGenerator(seed: 12)
    let one = { (sector: Int) in
      PlantedIrrep(
        kind: .real, levels: 6, branching: [sector == 0 ? 1 : 0, sector == 1 ? 1 : 0],
        conjugateBranching: [0, 0])
    }
    let planted = try PlantedFamily(
      irreps: [one(0), one(1)], irrepDimensions: [1, 1], using: &generator
    ) { plain in
      plain.map { [$0[0], $0[0].adding(mapped($0[1]) { $0 * Complex(1e-5) })] }
    }
    let family = try planted.family()
    let exact = try CommutantDecomposition(of: family)
    #expect(exact.components.map(\.branching) == [[1, 0], [0, 1]])
    let coarse = try CommutantDecomposition(of: family, levelTolerance: 1e-2, threshold: 1e-2)
    #expect(coarse.components.map(\.branching) == [[1, 1]])
    #expect(coarse.residual > 1e-6 && coarse.residual < 1e-3)
  }

  @Test("a breaking that keeps copies of levels equal to its square is an approximate symmetry")
  func unequalCopies() throws {
    for strength in [1e-5, 3e-6, 1e-6] {
      var generator = SeededGenerator(seed: 14)
      let irreps = [(9, [1, 0]), (5, [0, 1])].map { levels, branching in
        PlantedIrrep(
          kind: .real, levels: levels, branching: branching, conjugateBranching: [0, 0])
      }
      let planted = try PlantedFamily(
        irreps: irreps, irrepDimensions: [1, 1], using: &generator
      ) { plain in
        plain.map { member in
          let broken = ComplexMatrix(rowCount: 9, columnCount: 9) {
            isFirst($0) == isFirst($1) ? member[0][$0, $1] : member[0][$0, $1] * Complex(strength)
          }
          return [broken, ComplexMatrix(rowCount: 5, columnCount: 5) { broken[$0, $1] }]
        }
      }
      let found = try CommutantDecomposition(of: planted.family(), levelTolerance: 1e-3)
      let edge = try #require(found.weakEdges.first)
      #expect(found.weakEdges.count == 1)
      // The second sector has a say in the members' scales.
      #expect(abs(edge.strength / (try expected(planted).strength) - 1) < 0.2)
      #expect(!edge.isJoining)
      #expect(edge.strength == found.weights.largestBetween)
      #expect(found.components.map(\.branching) == [[1, 0], [1, 1]])
      #expect(found.components.map(\.levelCount) == [4, 5])
    }
  }

  @Test("loops that are real up to a small part are complex, and the part is reported")
  func weaklyComplex() throws {
    for strength in [1e-2, 1e-4, 1e-6] {
      var generator = SeededGenerator(seed: 13)
      let planted = try PlantedFamily(
        irreps: [
          PlantedIrrep(kind: .complex, levels: 7, branching: [1], conjugateBranching: [0])
        ],
        irrepDimensions: [1], using: &generator
      ) { plain in
        plain.map { $0.map { mapped($0) { Complex($0.real, strength * $0.imaginary) } } }
      }
      let found = try CommutantDecomposition(of: planted.family())
      #expect(found.components.map(\.field) == [.complex])
      let ratio = found.components[0].imaginaryStrength / strength
      #expect(ratio > 0.1 && ratio < 10)
    }
  }
}

import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("Levels that coincide by chance")
struct ChanceDegeneracyTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private func irreps(_ first: PlantedIrrep.Kind, _ second: PlantedIrrep.Kind) -> [PlantedIrrep] {
    [
      PlantedIrrep(kind: first, levels: 4, branching: [1, 2, 0], conjugateBranching: [1, 0, 1]),
      PlantedIrrep(kind: second, levels: 5, branching: [0, 1, 2], conjugateBranching: [2, 1, 0]),
    ]
  }

  @Test(
    "two irreps that share a level stay two, of whatever kinds",
    arguments: PlantedIrrep.Kind.allCases, PlantedIrrep.Kind.allCases)
  func twoIrreps(first: PlantedIrrep.Kind, second: PlantedIrrep.Kind) throws {
    for distance in [0, 1e-13, 1e-10, 1e-7] {
      var generator = SeededGenerator(seed: 5)
      let planted = try PlantedFamily(
        irreps: irreps(first, second), irrepDimensions: [1, 2, 1], using: &generator
      ) { plain in
        var shifted = plain
        let shift = lowestLevel(plain[0][0]) - lowestLevel(plain[0][1]) + distance
        let matrix = plain[0][1]
        shifted[0][1] = ComplexMatrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
          $0 == $1 ? matrix[$0, $1] + Complex(shift) : matrix[$0, $1]
        }
        return shifted
      }
      let found = try CommutantDecomposition(of: planted.family())
      #expect(found.summaries == planted.summaries)
      #expect(found.weights.leastJoining ?? 0 >= 1e-3)
      #expect(found.weights.largestBetween ?? 1 <= 1e-9)
      #expect(found.residual < 1e-9)
      #expect(found.chanceDegeneracies == (distance < 1e-12 ? 1 : 0))
    }
  }

  @Test("an irrep with a level that occurs twice stays one", arguments: PlantedIrrep.Kind.allCases)
  func oneIrrep(kind: PlantedIrrep.Kind) throws {
    for distance in [0, 1e-13, 1e-9] {
      var generator = SeededGenerator(seed: 6)
      let planted = try PlantedFamily(
        irreps: irreps(kind, .real), irrepDimensions: [1, 1, 3], using: &generator
      ) { plain in
        var merged = plain
        merged[0][0] = mergingLowestLevels(
          of: plain[0][0], multiplicity: kind == .quaternionic ? 2 : 1, distance: distance)
        return merged
      }
      let found = try CommutantDecomposition(of: planted.family())
      #expect(found.summaries == planted.summaries)
      #expect(found.residual < 1e-9)
    }
  }

  @Test("single levels that coincide in H₁ but not in H₂ are two irreps")
  func singleLevels() throws {
    let levels = [1.0, 1, 1]
    let diagonal = DenseMatrix<Double>(rowCount: 3, columnCount: 3) {
      $0 != $1 ? 0 : $0 == 0 ? 0.5 : -0.7
    }
    let found = try CommutantDecomposition(
      of: MatrixFamily(sectors: [.init(levels: levels, members: [.real(diagonal)])]))
    #expect(found.components.map(\.dimension) == [1, 2])
    #expect(found.components.map(\.levelCount) == [1, 1])
    #expect(found.components.map(\.isSettled) == [true, false])
    #expect(found.components.map(\.conjugate) == [0, nil])
    #expect(found.dimension == 5)
  }
}

private func lowestLevel(_ matrix: ComplexMatrix) -> Double {
  (try? matrix.hermitianEigensystem().values.first) ?? .nan
}

/// The matrix with its second level moved to `distance` above its lowest one.
private func mergingLowestLevels(
  of matrix: ComplexMatrix, multiplicity: Int, distance: Double
) -> ComplexMatrix {
  guard let system = try? matrix.hermitianEigensystem() else { return matrix }
  let levels = system.values.indices.map { index in
    index >= multiplicity && index < 2 * multiplicity
      ? system.values[0] + distance : system.values[index]
  }
  let scaled = ComplexMatrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
    system.vectors[$0, $1] * Complex(levels[$1])
  }
  return scaled.multiplied(by: system.vectors.adjoint)
}

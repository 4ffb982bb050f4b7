import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("Levels and matrix elements that are less accurate than rounding")
struct InaccurateFamilyTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  /// A random Hermitian error for each member of a sector, and one for each level.
  private func spoilt(
    _ family: MatrixFamily, error: Double, using generator: inout SeededGenerator
  ) -> MatrixFamily {
    MatrixFamily(
      sectors: family.sectors.map { sector in
        let levels = sector.levels.map { $0 + error * generator.nextNormal() }.sorted()
        let members = sector.members.map { member -> MatrixElements in
          let matrix = member.complexMatrix
          let noise = ComplexMatrix(
            rowCount: matrix.rowCount, columnCount: matrix.columnCount
          ) { _, _ in
            Complex(error * generator.nextNormal(), error * generator.nextNormal())
          }
          return .complex(matrix.adding(noise).adding(noise.adjoint))
        }
        return MatrixFamily.Sector(
          levels: levels, irrepDimension: sector.irrepDimension, members: members)
      })
  }

  @Test(
    "do not change what is found, up to errors of 1e-8",
    arguments: 0..<(familyCount / 2), [1e-11, 1e-8])
  func errors(seed: UInt64, error: Double) throws {
    let planted = try PlantedFamily(seed: 6000 + seed)
    // Matrices that are all multiples of the identity would consist of errors only.
    guard planted.irreps.contains(where: { $0.levels > 2 }) else { return }
    var generator = SeededGenerator(seed: seed)
    let family = spoilt(try planted.family(), error: error, using: &generator)
    let found = try CommutantDecomposition(of: family, levelTolerance: 1e-5)
    #expect(found.summaries == planted.summaries)
    #expect(found.residual < 100 * error)
  }
}

import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport

/// A dense matrix with known levels, of which the lowest occur several times.
struct PlantedMatrix<Scalar: KrylovScalar>: ChebyshevOperator {
  let levels: [Double]
  let vectors: DenseMatrix<Scalar>
  private let matrix: DenseMatrix<Scalar>

  var dimension: Int { levels.count }
  var bounds: ClosedRange<Double> { levels.min()!...levels.max()! }

  init(levels: [Double], seed: UInt64) throws {
    let n = levels.count
    let random = VectorColumns<Scalar>(rows: RowChunks(rowCount: n, threads: 1), capacity: n)
    random.fillRandomly(0..<n, seed: seed)
    let entries = random.matrix(of: 0..<n)
    let hermitian = DenseMatrix<Scalar>(rowCount: n, columnCount: n) { row, column in
      entries[row, column] + Scalar.conjugate(of: entries[column, row])
    }
    self.levels = levels
    vectors = try Scalar.eigensystem(of: hermitian).vectors
    var scaled = DenseMatrix(rowCount: n, columnCount: n) { _, _ in Scalar.zero }
    for column in 0..<n {
      for row in 0..<n {
        scaled[row, column] = Scalar.scaled(
          Scalar.conjugate(of: vectors[column, row]), by: levels[row])
      }
    }
    matrix = vectors.multiplied(by: scaled)
  }

  func multiply(
    _ vectors: UnsafePointer<Scalar>, columns: Int, into images: UnsafeMutablePointer<Scalar>,
    rows: RowChunks
  ) {
    Scalar.multiply(
      adjoint: false, rows: dimension, columns: columns, inner: dimension, matrix.storage,
      dimension, vectors, dimension, into: images, dimension)
  }
}

/// Levels of which the lowest thirty or so come in groups of up to six copies; ascending.
func plantedLevels(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
  var levels: [Double] = []
  var energy = -10.0
  while levels.count < 40 {
    energy += Double.random(in: 0.05...0.3, using: &generator)
    levels += Array(repeating: energy, count: Int.random(in: 1...6, using: &generator))
  }
  while levels.count < count {
    levels.append(Double.random(in: (energy + 0.02)...10, using: &generator))
  }
  return levels.sorted()
}

import LinearAlgebra
import TestSupport
import Testing

/// Components along eigenvectors against those from the eigenvectors themselves.
@Suite("Components without eigenvectors")
struct SpectralComponentsTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private func matrix(_ n: Int, using generator: inout SeededGenerator) -> DenseMatrix<Double> {
    var matrix = DenseMatrix<Double>(
      rowCount: n, columnCount: n, storage: Array(repeating: 0, count: n * n))
    for column in 0..<n {
      for row in column..<n {
        matrix[row, column] = generator.nextNormal()
        matrix[column, row] = matrix[row, column]
      }
    }
    return matrix
  }

  @Test(
    "are those of the eigenvectors, up to one sign", arguments: [1, 2, 9, 63, 64, 150, 700, 1250])
  func components(n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    let matrix = matrix(n, using: &generator)
    let count = min(n, 1 + n % 8)
    let vectors = (0..<count).map { _ in (0..<n).map { _ in generator.nextNormal() } }
    let found = try SpectralComponents(of: vectors, dimension: n) { target in
      for place in matrix.storage.indices { target[place] = 1e3 * matrix.storage[place] }
    }
    let (levels, states) = try matrix.symmetricEigensystem()
    let scale = max(abs(levels[0]), abs(levels[n - 1]))
    for level in 0..<n {
      #expect(abs(found.levels[level] - 1e3 * levels[level]) < 1e-11 * 1e3 * scale)
      let expected = vectors.map { vector in
        (0..<n).reduce(0) { $0 + states[$1, level] * vector[$1] }
      }
      let largest = expected.indices.max { abs(expected[$0]) < abs(expected[$1]) }!
      let sign = expected[largest] * found.components[level][largest] < 0 ? -1.0 : 1
      let gap =
        (levels[max(0, level - 1)...min(n - 1, level + 1)]).filter { $0 != levels[level] }
        .map { abs($0 - levels[level]) }.min() ?? scale
      for place in 0..<SpectralComponents.vectorCount {
        let value = place < count ? expected[place] : 0
        #expect(
          abs(sign * found.components[level][place] - value) < 1e-12 * scale / gap
            * Double(n).squareRoot())
      }
    }
  }

  @Test("of a matrix that couples nothing, and of one with copies of levels")
  func special() throws {
    let n = 100
    let vectors = [(0..<n).map { $0 == 3 ? 1.0 : 0 }, (0..<n).map { $0 == 3 || $0 == 7 ? 1.0 : 0 }]
    let found = try SpectralComponents(of: vectors, dimension: n) { target in
      for row in 0..<n { target[row * (n + 1)] = Double(row) }
    }
    for level in 0..<n {
      #expect(abs(found.levels[level] - Double(level)) < 1e-12)
      #expect(abs(abs(found.components[level][0]) - (level == 3 ? 1 : 0)) < 1e-12)
      #expect(abs(abs(found.components[level][1]) - (level == 3 || level == 7 ? 1 : 0)) < 1e-12)
    }
    let copies = try SpectralComponents(of: vectors, dimension: n) { target in
      for row in 0..<n { target[row * (n + 1)] = Double(row % 4) }
    }
    // Four levels of 25 copies: what a vector has of each is known, how it lies in the copies is not.
    for value in 0..<4 {
      let weight = copies.levels.indices.filter { abs(copies.levels[$0] - Double(value)) < 1e-9 }
        .reduce(0) { $0 + copies.components[$1][1] * copies.components[$1][1] }
      #expect(abs(weight - (value == 3 ? 2 : 0)) < 1e-10)
    }
  }
}

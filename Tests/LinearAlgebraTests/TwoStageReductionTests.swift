import Foundation
import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// Eigenvalues in two stages against those in one, whose reduction is LAPACK's.
@Suite("Reduction in two stages")
struct TwoStageReductionTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  /// Spectra that a matrix is made from; all have norm 1.
  enum Spectrum: String, CaseIterable {
    case random, graded, clustered, degenerate, zero, identity

    func values(count: Int, using generator: inout SeededGenerator) -> [Double] {
      (0..<count).map { index in
        switch self {
        case .random: Double.random(in: -1...1, using: &generator)
        case .graded: pow(10, -18 * Double(index) / Double(count))
        case .clustered: Double(index % 3 - 1) + 1e-10 * Double(index) / Double(count)
        case .degenerate: Double(index % 4) / 3
        case .zero: 0
        case .identity: 1
        }
      }
    }
  }

  /// A Hermitian matrix with these eigenvalues: three reflections on both sides of the diagonal.
  private func hermitian(
    _ values: [Double], using generator: inout SeededGenerator, complex: Bool = true
  ) -> [[Complex<Double>]] {
    let n = values.count
    var matrix = (0..<n).map { row in
      (0..<n).map { Complex<Double>($0 == row ? values[row] : 0) }
    }
    for _ in 0..<3 {
      var v = (0..<n).map { _ in
        Complex(generator.nextNormal(), complex ? generator.nextNormal() : 0)
      }
      let norm = v.reduce(0) { $0 + $1.lengthSquared }.squareRoot()
      v = v.map { $0 / Complex(norm) }
      let image = matrix.map { row in zip(row, v).reduce(Complex<Double>.zero) { $0 + $1.0 * $1.1 }
      }
      let form: Double = zip(image, v).reduce(0) { $0 + ($1.0 * $1.1.conjugate).real }
      for row in 0..<n {
        for column in 0..<n {
          let twice = image[row] * v[column].conjugate + v[row] * image[column].conjugate
          let fourth = v[row] * v[column].conjugate * Complex(2 * form)
          matrix[row][column] += Complex<Double>(2) * (fourth - twice)
        }
      }
    }
    return matrix
  }

  /// A real symmetric matrix with these eigenvalues.
  private func matrix(
    _ values: [Double], using generator: inout SeededGenerator
  ) -> [[Double]] {
    hermitian(values, using: &generator, complex: false).map { $0.map(\.real) }
  }

  private func eigenvalues(_ rows: [[Complex<Double>]], bandWidth: Int?) throws -> [Double] {
    let n = rows.count
    let solver = ComplexHermitianEigensolver(dimension: n, bandWidth: bandWidth)
    for column in 0..<n {
      for row in 0..<n {
        solver.matrix[column * n + row] =
          row >= column ? rows[row][column] : Complex(.nan, .nan)
      }
    }
    return try solver.eigenvalues()
  }

  private func eigenvalues(_ rows: [[Double]], bandWidth: Int?) throws -> [Double] {
    let n = rows.count
    let solver = RealSymmetricEigensolver(dimension: n, bandWidth: bandWidth)
    for column in 0..<n {
      for row in 0..<n {
        solver.matrix[column * n + row] = row >= column ? rows[row][column] : .nan
      }
    }
    return try solver.eigenvalues()
  }

  @Test(
    "every kind of spectrum, at sizes around the edges of blocks", arguments: Spectrum.allCases,
    [16, 32, 48, 64])
  func agrees(spectrum: Spectrum, width: Int) throws {
    var generator = SeededGenerator(seed: UInt64(width))
    let sizes = [
      2, 3, width - 1, width, width + 1, width + 2, 2 * width - 1, 2 * width, 2 * width + 1,
      3 * width + 1, 129, 130, 128 + width, 257 + width,
    ]
    for size in sizes {
      let known = spectrum.values(count: size, using: &generator).sorted()
      let rows = matrix(known, using: &generator)
      let complexRows = hermitian(known, using: &generator)
      for (one, two) in [
        (try eigenvalues(rows, bandWidth: nil), try eigenvalues(rows, bandWidth: width)),
        (
          try eigenvalues(complexRows, bandWidth: nil),
          try eigenvalues(complexRows, bandWidth: width)
        ),
      ] {
        #expect(two == two.sorted())
        for index in 0..<size {
          #expect(abs(two[index] - known[index]) < 2e-15 * Double(size + 10), "\(size), \(index)")
          #expect(abs(two[index] - one[index]) < 2e-15 * Double(size + 10), "\(size), \(index)")
        }
      }
    }
  }

  @Test("matrices whose blocks are zero, and bands already", arguments: [16, 32, 48, 64])
  func sparse(width: Int) throws {
    var generator = SeededGenerator(seed: 11)
    let n = 3 * width + 5
    for reach in [0, 1, width - 1, width, width + 1, 2 * width] {
      let rows = (0..<n).map { _ in (0..<n).map { _ in generator.nextNormal() } }
      let band = (0..<n).map { row in
        (0..<n).map { column in
          abs(row - column) > reach ? 0 : rows[max(row, column)][min(row, column)]
        }
      }
      let one = try eigenvalues(band, bandWidth: nil)
      let two = try eigenvalues(band, bandWidth: width)
      #expect(zip(one, two).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    // Every second row is joined to every second one only.
    let rows = (0..<n).map { _ in (0..<n).map { _ in generator.nextNormal() } }
    let comb = (0..<n).map { row in
      (0..<n).map { (row + $0) % 2 == 1 ? 0 : rows[max(row, $0)][min(row, $0)] }
    }
    let (one, two) = (
      try eigenvalues(comb, bandWidth: nil), try eigenvalues(comb, bandWidth: width)
    )
    #expect(zip(one, two).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test(
    "complex bands, down to two diagonals whose phases have to go", arguments: [16, 32, 48, 64])
  func complexBands(width: Int) throws {
    var generator = SeededGenerator(seed: 13)
    let n = 3 * width + 5
    for reach in [1, 2, width - 1, width, width + 1] {
      let rows = (0..<n).map { _ in
        (0..<n).map { _ in Complex(generator.nextNormal(), generator.nextNormal()) }
      }
      let band = (0..<n).map { row in
        (0..<n).map { column -> Complex<Double> in
          if abs(row - column) > reach { return .zero }
          if row == column { return Complex(rows[row][row].real) }
          return row > column ? rows[row][column] : rows[column][row].conjugate
        }
      }
      let one = try eigenvalues(band, bandWidth: nil)
      let two = try eigenvalues(band, bandWidth: width)
      #expect(zip(one, two).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  @Test("entries of every scale", arguments: [1e-300, 1e-160, 1e-130, 1, 1e130, 1e160, 1e300])
  func scales(factor: Double) throws {
    var generator = SeededGenerator(seed: 5)
    let known = Spectrum.random.values(count: 150, using: &generator).sorted()
    let rows = matrix(known, using: &generator).map { $0.map { $0 * factor } }
    let complexRows = hermitian(known, using: &generator).map {
      $0.map { Complex($0.real * factor, $0.imaginary * factor) }
    }
    for width in [nil, 16, 32] {
      let values = try eigenvalues(rows, bandWidth: width)
      #expect(zip(values, known).allSatisfy { abs($0 / factor - $1) < 1e-13 })
      let complexValues = try eigenvalues(complexRows, bandWidth: width)
      #expect(zip(complexValues, known).allSatisfy { abs($0 / factor - $1) < 1e-13 })
    }
  }

  @Test("rows of very different scale")
  func gradedRows() throws {
    var generator = SeededGenerator(seed: 6)
    let n = 200
    let scales = (0..<n).map { pow(10, -200 * Double($0) / Double(n)) }
    for order in [scales, scales.reversed()] {
      let normals = (0..<n).map { _ in (0..<n).map { _ in generator.nextNormal() } }
      let rows = (0..<n).map { row in
        (0..<n).map { normals[max(row, $0)][min(row, $0)] * order[row] * order[$0] }
      }
      let one = try eigenvalues(rows, bandWidth: nil)
      for width in [16, 32, 48, 64] {
        let two = try eigenvalues(rows, bandWidth: width)
        #expect(two.allSatisfy { $0.isFinite })
        #expect(zip(one, two).allSatisfy { abs($0 - $1) < 1e-13 * (1 + abs(one[n - 1])) })
      }
    }
  }

  @Test("one matrix gives the same bits at any time and on any thread")
  func deterministic() async throws {
    var generator = SeededGenerator(seed: 7)
    let known = Spectrum.random.values(count: 300, using: &generator)
    let rows = matrix(known, using: &generator)
    let first = try eigenvalues(rows, bandWidth: 32)
    try await withThrowingTaskGroup(of: [Double].self) { group in
      for _ in 0..<4 { group.addTask { try self.eigenvalues(rows, bandWidth: 32) } }
      for try await values in group { #expect(values == first) }
    }
  }

  @Test("a solver that is used again forgets the matrix before")
  func reuse() throws {
    var generator = SeededGenerator(seed: 8)
    let n = 120
    let solver = RealSymmetricEigensolver(dimension: n, bandWidth: 32)
    func solve(_ rows: [[Double]]) throws -> [Double] {
      for column in 0..<n {
        for row in 0..<n { solver.matrix[column * n + row] = rows[row][column] }
      }
      return try solver.eigenvalues()
    }
    let known = Spectrum.random.values(count: n, using: &generator)
    let (rows, other) = (matrix(known, using: &generator), matrix(known, using: &generator))
    let first = try solve(rows)
    #expect(try solve(other) != first)
    #expect(try solve(rows) == first)
  }
}

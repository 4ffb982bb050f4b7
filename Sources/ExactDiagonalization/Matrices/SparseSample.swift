import Numerics

/// Σ_k c_k A_k of one sector as a sparse matrix: entries on and below the diagonal, column by column.
package struct SparseSample {
  private let rows: [Int32]
  private let columns: [Int32]
  private let real: [Double]
  /// Empty for a real matrix.
  private let imaginary: [Double]
  /// A bound on the magnitude of all eigenvalues.
  package let largestRowSum: Double

  package init(_ matrix: SectorMatrix, coefficients: [Double]) {
    var entries: [(position: Int, value: Complex<Double>)] = []
    for (triangle, coefficient) in zip(matrix.triangles, coefficients) where coefficient != 0 {
      for (place, position) in triangle.positions.enumerated() {
        let value = Complex(triangle.real[place], matrix.isReal ? 0 : triangle.imaginary[place])
        entries.append((position, value.multiplied(by: coefficient)))
      }
    }
    entries.sort { $0.position < $1.position }
    var merged: [(position: Int, value: Complex<Double>)] = []
    for entry in entries {
      if merged.last?.position == entry.position {
        merged[merged.count - 1].value += entry.value
      } else {
        merged.append(entry)
      }
    }
    rows = merged.map { Int32($0.position % matrix.dimension) }
    columns = merged.map { Int32($0.position / matrix.dimension) }
    real = merged.map(\.value.real)
    imaginary = matrix.isReal ? [] : merged.map(\.value.imaginary)
    largestRowSum = Self.rowSums(merged, dimension: matrix.dimension).max() ?? 0
  }

  /// Σ_j |A_ij|. Shape: [row].
  private static func rowSums(
    _ entries: [(position: Int, value: Complex<Double>)], dimension: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: dimension)
    for entry in entries {
      let (column, row) = entry.position.quotientAndRemainder(dividingBy: dimension)
      sums[row] += entry.value.length
      if row != column { sums[column] += entry.value.length }
    }
    return sums
  }

  /// Writes the image of a real vector; a caller's bug unless the matrix is real.
  package func apply(
    _ vector: UnsafeBufferPointer<Double>, _ image: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(imaginary.isEmpty, "the matrix is complex")
    image.update(repeating: 0)
    for place in rows.indices {
      let (row, column, value) = (Int(rows[place]), Int(columns[place]), real[place])
      image[row] += value * vector[column]
      if row != column { image[column] += value * vector[row] }
    }
  }

  /// Writes the image of a complex vector.
  func apply(
    _ vector: UnsafeBufferPointer<Complex<Double>>,
    _ image: UnsafeMutableBufferPointer<Complex<Double>>
  ) {
    image.update(repeating: .zero)
    for place in rows.indices {
      let (row, column) = (Int(rows[place]), Int(columns[place]))
      let value = Complex(real[place], imaginary.isEmpty ? 0 : imaginary[place])
      image[row] += value * vector[column]
      if row != column { image[column] += value.conjugate * vector[row] }
    }
  }
}

import Numerics

extension RealSparseMatrix: ChebyshevOperator {
  /// Eight columns at a time.
  public func multiply(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Double>, columns: Int,
    into images: UnsafeMutablePointer<Double>, rows: RowChunks, isCancelled: () -> Bool
  ) {
    product(
      series, vectors, columns: columns, into: images, rows: rows, isCancelled: isCancelled)
  }
}

extension ComplexSparseMatrix: ChebyshevOperator {
  /// Eight columns at a time.
  public func multiply(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Complex<Double>>, columns: Int,
    into images: UnsafeMutablePointer<Complex<Double>>, rows: RowChunks, isCancelled: () -> Bool
  ) {
    product(
      series, vectors, columns: columns, into: images, rows: rows, isCancelled: isCancelled)
  }
}

extension PackedMatrix {
  /// p(A) X for some adjacent columns by Clenshaw's recurrence, packed from the first step to the last; zeros where it was cancelled.
  func product(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Scalar>, columns: Int,
    into images: UnsafeMutablePointer<Scalar>, rows: RowChunks, isCancelled: () -> Bool
  ) {
    let n = dimension
    let memory = UnsafeMutablePointer<Packed>.allocate(capacity: max(1, 3 * n))
    defer { memory.deallocate() }
    for first in stride(from: 0, to: columns, by: 8) {
      let width = min(8, columns - first)
      rows.forEach { _, piece in
        for row in piece {
          memory[row] = gathered(vectors + first * n + row, n, width)
          memory[n + row] = .zero
          memory[2 * n + row] = .zero
        }
      }
      let result = clenshaw(
        series, memory, memory + n, memory + 2 * n, rows: rows, isCancelled: isCancelled)
      rows.forEach { _, piece in
        for row in piece {
          let sums = result?[row] ?? .zero
          for column in 0..<width { images[(first + column) * n + row] = sums[column] }
        }
      }
    }
  }

  /// Where the result lies; nil where it was cancelled.
  private func clenshaw(
    _ series: ChebyshevSeries, _ start: UnsafePointer<Packed>,
    _ first: UnsafeMutablePointer<Packed>, _ second: UnsafeMutablePointer<Packed>,
    rows: RowChunks, isCancelled: () -> Bool
  ) -> UnsafeMutablePointer<Packed>? {
    var (newer, older) = (first, second)
    for (number, coefficient) in series.coefficients.enumerated().reversed() {
      if isCancelled() { return nil }
      let factor = (number == 0 ? 1 : 2) / series.halfWidth
      let center = series.center
      let (source, target) = (newer, older)
      rows.forEach { _, piece in
        multiply(source, piece) { row, image in
          let shifted = image - source[row] * center
          target[row] = start[row] * coefficient + shifted * factor - target[row]
        }
      }
      (newer, older) = (target, source)
    }
    return newer
  }
}

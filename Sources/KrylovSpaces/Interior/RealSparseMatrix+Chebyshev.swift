extension RealSparseMatrix: ChebyshevOperator {
  /// Clenshaw's recurrence on eight columns at a time, of which the numbers of a row lie side by side from the first step to the last.
  public func multiply(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Double>, columns: Int,
    into images: UnsafeMutablePointer<Double>, rows: RowChunks, isCancelled: () -> Bool
  ) {
    let n = dimension
    let memory = UnsafeMutablePointer<SIMD8<Double>>.allocate(capacity: max(1, 3 * n))
    defer { memory.deallocate() }
    for first in stride(from: 0, to: columns, by: 8) {
      let width = min(8, columns - first)
      rows.forEach { _, piece in
        for row in piece {
          var values = SIMD8<Double>.zero
          for column in 0..<width { values[column] = vectors[(first + column) * n + row] }
          memory[row] = values
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
    _ series: ChebyshevSeries, _ start: UnsafePointer<SIMD8<Double>>,
    _ first: UnsafeMutablePointer<SIMD8<Double>>, _ second: UnsafeMutablePointer<SIMD8<Double>>,
    rows: RowChunks, isCancelled: () -> Bool
  ) -> UnsafeMutablePointer<SIMD8<Double>>? {
    var (newer, older) = (first, second)
    for (number, coefficient) in series.coefficients.enumerated().reversed() {
      if isCancelled() { return nil }
      let factor = (number == 0 ? 1 : 2) / series.halfWidth
      let (source, target) = (newer, older)
      rows.forEach { _, piece in
        step(
          source, into: target, start, coefficient, factor, center: series.center, rows: piece)
      }
      (newer, older) = (target, source)
    }
    return newer
  }

  /// U ← c X + f (A - m) V - U for some rows.
  @inline(__always)
  private func step(
    _ vectors: UnsafePointer<SIMD8<Double>>, into target: UnsafeMutablePointer<SIMD8<Double>>,
    _ start: UnsafePointer<SIMD8<Double>>, _ coefficient: Double, _ factor: Double,
    center: Double, rows: Range<Int>
  ) {
    entries.starts.withUnsafeBufferPointer { starts in
      entries.columns.withUnsafeBufferPointer { columns in
        entries.real.withUnsafeBufferPointer { real in
          for row in rows {
            var sums = vectors[row] * (entries.diagonal[row] - center)
            for place in starts[row]..<starts[row + 1] {
              sums += vectors[Int(columns[place])] * real[place]
            }
            target[row] = start[row] * coefficient + sums * factor - target[row]
          }
        }
      }
    }
  }
}

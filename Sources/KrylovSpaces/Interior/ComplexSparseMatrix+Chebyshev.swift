import Numerics

extension ComplexSparseMatrix: ChebyshevOperator {
  /// Clenshaw's recurrence on eight columns at a time, of which the numbers of a row lie side by side from the first step to the last.
  public func multiply(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Complex<Double>>, columns: Int,
    into images: UnsafeMutablePointer<Complex<Double>>, rows: RowChunks, isCancelled: () -> Bool
  ) {
    let n = dimension
    let memory = UnsafeMutablePointer<Eight>.allocate(capacity: max(1, 3 * n))
    defer { memory.deallocate() }
    for first in stride(from: 0, to: columns, by: 8) {
      let width = min(8, columns - first)
      rows.forEach { _, piece in
        for row in piece {
          var values = Eight()
          for column in 0..<width {
            let value = vectors[(first + column) * n + row]
            values.real[column] = value.real
            values.imaginary[column] = value.imaginary
          }
          memory[row] = values
          memory[n + row] = Eight()
          memory[2 * n + row] = Eight()
        }
      }
      let result = clenshaw(
        series, memory, memory + n, memory + 2 * n, rows: rows, isCancelled: isCancelled)
      rows.forEach { _, piece in
        for row in piece {
          let sums = result?[row] ?? Eight()
          for column in 0..<width {
            images[(first + column) * n + row] = Complex(sums.real[column], sums.imaginary[column])
          }
        }
      }
    }
  }

  /// Where the result lies; nil where it was cancelled.
  private func clenshaw(
    _ series: ChebyshevSeries, _ start: UnsafePointer<Eight>,
    _ first: UnsafeMutablePointer<Eight>, _ second: UnsafeMutablePointer<Eight>, rows: RowChunks,
    isCancelled: () -> Bool
  ) -> UnsafeMutablePointer<Eight>? {
    var (newer, older) = (first, second)
    for (number, coefficient) in series.coefficients.enumerated().reversed() {
      if isCancelled() { return nil }
      let factor = (number == 0 ? 1 : 2) / series.halfWidth
      let (source, target) = (newer, older)
      rows.forEach { _, piece in
        multiply(source, piece) { row, image in
          let (own, old, first) = (source[row], target[row], start[row])
          let real = image.real - own.real * series.center
          let imaginary = image.imaginary - own.imaginary * series.center
          target[row] = Eight(
            real: first.real * coefficient + real * factor - old.real,
            imaginary: first.imaginary * coefficient + imaginary * factor - old.imaginary)
        }
      }
      (newer, older) = (target, source)
    }
    return newer
  }
}

/// A Hermitian band with room for its reduction to tridiagonal form, the second of two stages.
///
/// Every sweep clears a column below its subdiagonal with a reflector and chases the bulge that the
/// reflector makes down to the end of the band, one block at a time. Sweeps run in groups, each two
/// blocks behind the one before, so that they find each other's blocks in the cache.
///
/// Source: C. H. Bischof, B. Lang, X. Sun, *A framework for symmetric band reduction*, ACM Trans.
/// Math. Softw. 26, 581 (2000).
final class HermitianBand<Scalar: BandScalar> {
  /// Sweeps that run together.
  private static var groupSize: Int { 4 }

  private let dimension: Int
  private let width: Int

  /// The step in memory from an entry to its right neighbour; one less than between columns.
  private let stride: Int
  private let entries: UnsafeMutableBufferPointer<Scalar>
  private let reflectors: UnsafeMutableBufferPointer<Scalar>

  init(dimension: Int, width: Int) {
    self.dimension = dimension
    self.width = width
    stride = Self.stride(width: width)
    entries = .allocate(capacity: Self.entryCount(dimension: dimension, width: width))
    reflectors = .allocate(capacity: Self.groupSize * width)
    reflectors.initialize(repeating: .zero)
  }

  deinit {
    entries.deallocate()
    reflectors.deallocate()
  }

  static func workspaceCount(dimension: Int, width: Int) -> Int {
    entryCount(dimension: dimension, width: width) + groupSize * width
  }

  private static func stride(width: Int) -> Int { 2 * width + 8 }

  /// Blocks of the last rows reach into columns of zeros behind the last one.
  private static func entryCount(dimension: Int, width: Int) -> Int {
    (stride(width: width) + 1) * (dimension + width + 2)
  }

  /// Takes the band from the lower triangle of a column-major matrix, whose columns are `leading` numbers apart.
  func fill(from matrix: UnsafePointer<Scalar>, leading: Int? = nil) {
    entries.initialize(repeating: .zero)
    for column in 0..<dimension {
      for row in column...min(column + width, dimension - 1) {
        entries[row + column * stride] = matrix[row + column * (leading ?? dimension)]
      }
    }
  }

  /// What a reflector 1 - τ v vᴴ does to rows of the transformation: its first row, v, τ.
  typealias Reflection = (Int, UnsafePointer<Scalar>, Scalar) -> Void

  /// Writes the diagonal and the numbers beside it; destroys the band. `reflect` gets all reflectors in their order.
  func tridiagonalize(
    diagonal: UnsafeMutablePointer<Double>, subdiagonal: UnsafeMutablePointer<Double>,
    reflect: Reflection = { _, _, _ in }
  ) {
    for first in Swift.stride(from: 0, to: dimension - 1, by: Self.groupSize) {
      let columns = first..<min(first + Self.groupSize, dimension - 1)
      sweep(columns, reflect: reflect) { column, beta in
        diagonal[column] = self.entries[column * (self.stride + 1)].realValue
        subdiagonal[column] = beta
      }
    }
    let last = dimension - 1
    diagonal[last] = entries[last * (stride + 1)].realValue
  }

  private func sweep(
    _ columns: Range<Int>, reflect: Reflection, finish: (Int, Double) -> Void
  ) {
    var taus = [Scalar](repeating: .zero, count: columns.count)
    let blocks = (dimension - columns.lowerBound - 2) / width + 1
    for time in 0..<blocks + 2 * (columns.count - 1) {
      for (place, column) in columns.enumerated() where time >= 2 * place {
        let block = time - 2 * place
        let row = column + 1 + block * width
        if row >= dimension { continue }
        let reflector = reflectors.baseAddress! + place * width
        if block == 0 {
          reflector.update(from: entries.baseAddress! + row + column * stride, count: width)
          let (tau, beta) = Scalar.reflector(width: width, reflector)
          taus[place] = tau
          finish(column, beta)
        }
        reflect(row, reflector, taus[place])
        taus[place] = Scalar.chaseStep(
          width: width, block: entries.baseAddress! + row * (stride + 1), stride: stride,
          reflector: reflector, tau: taus[place])
      }
    }
  }
}

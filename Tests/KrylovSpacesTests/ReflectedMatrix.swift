import KrylovSpaces
import LinearAlgebra

/// A matrix with known levels and dense eigenvectors, whose products are cheap: Q Λ Q† with Q made of three reflections.
struct ReflectedMatrix<Scalar: KrylovScalar>: ChebyshevOperator {
  let levels: [Double]
  /// Unit vectors. Shape: [reflection][row].
  private let mirrors: [[Scalar]]

  var dimension: Int { levels.count }
  var bounds: ClosedRange<Double> { levels.min()!...levels.max()! }

  init(levels: [Double], seed: UInt64) {
    let rows = RowChunks(rowCount: levels.count, threads: 1)
    let random = VectorColumns<Scalar>(rows: rows, capacity: 3)
    random.fillRandomly(0..<3, seed: seed &+ 0xABCDEF)
    self.levels = levels
    mirrors = (0..<3).map { number in
      let vector = (0..<levels.count).map { random.column(number)[$0] }
      let length = vector.reduce(0) { $0 + Scalar.squaredModulus(of: $1) }.squareRoot()
      return vector.map { Scalar.scaled($0, by: 1 / length) }
    }
  }

  func multiply(
    _ vectors: UnsafePointer<Scalar>, columns: Int, into images: UnsafeMutablePointer<Scalar>,
    rows: RowChunks
  ) {
    for column in 0..<columns {
      let image = images + column * dimension
      image.update(from: vectors + column * dimension, count: dimension)
      for mirror in mirrors { reflect(image, mirror) }
      for row in 0..<dimension { image[row] = Scalar.scaled(image[row], by: levels[row]) }
      for mirror in mirrors.reversed() { reflect(image, mirror) }
    }
  }

  /// The eigenvector of a level: Q e.
  func fill(_ vector: UnsafeMutablePointer<Scalar>, withVector number: Int) {
    for row in 0..<dimension { vector[row] = Scalar.entry { $0 == 0 && row == number ? 1 : 0 } }
    for mirror in mirrors.reversed() { reflect(vector, mirror) }
  }

  /// x - 2 v <v|x>.
  private func reflect(_ vector: UnsafeMutablePointer<Scalar>, _ mirror: [Scalar]) {
    mirror.withUnsafeBufferPointer { mirror in
      var overlap = Scalar.zero
      Scalar.multiply(
        adjoint: true, rows: 1, columns: 1, inner: dimension, mirror.baseAddress!, dimension,
        vector, dimension, into: &overlap, 1)
      overlap = Scalar.scaled(overlap, by: 2)
      Scalar.subtractProduct(
        rows: dimension, columns: 1, inner: 1, mirror.baseAddress!, dimension, &overlap, 1,
        from: vector, dimension)
    }
  }
}

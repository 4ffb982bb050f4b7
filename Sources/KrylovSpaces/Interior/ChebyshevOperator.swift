import LinearAlgebra

/// A Hermitian matrix that multiplies vectors with polynomials of itself.
public protocol ChebyshevOperator: HermitianOperator {
  /// Writes p(A) X for some adjacent columns of X. Shape: both dimension × columns, column-major.
  ///
  /// Where `isCancelled` becomes true it returns soon, with zeros. The result must not depend on the number of threads.
  func multiply(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Scalar>, columns: Int,
    into images: UnsafeMutablePointer<Scalar>, rows: RowChunks, isCancelled: () -> Bool)
}

extension ChebyshevOperator {
  /// Clenshaw's recurrence B_k = c_k X + 2 (A - m)/h B_{k+1} - B_{k+2}, with the products that every Hermitian matrix has.
  public func multiply(
    _ series: ChebyshevSeries, _ vectors: UnsafePointer<Scalar>, columns: Int,
    into images: UnsafeMutablePointer<Scalar>, rows: RowChunks, isCancelled: () -> Bool
  ) {
    let space = VectorColumns<Scalar>(rows: rows, capacity: 3 * columns)
    var (newer, older) = (space.column(0), space.column(columns))
    let product = space.column(2 * columns)
    let (center, inverse) = (series.center, 1 / series.halfWidth)
    for (number, coefficient) in series.coefficients.enumerated().reversed() {
      if isCancelled() {
        images.update(repeating: .zero, count: columns * dimension)
        return
      }
      multiply(newer, columns: columns, into: product, rows: rows)
      let factor = number == 0 ? inverse : 2 * inverse
      let target = number == 0 ? images : older
      let combination = RealCombination<Scalar>(terms: [
        (coefficient, vectors), (factor, UnsafePointer(product)),
        (-factor * center, UnsafePointer(newer)), (-1, UnsafePointer(older)),
      ])
      combination.write(to: target, 0..<(columns * dimension))
      (newer, older) = (target, newer)
    }
  }
}

/// -p(A) as a matrix of its own, whose lowest levels are where p is largest.
package struct FilteredOperator<Base: ChebyshevOperator>: HermitianOperator {
  private let base: Base
  /// -p.
  private let series: ChebyshevSeries
  /// Between which -p lies on the whole interval.
  package let bounds: ClosedRange<Double>
  private let isCancelled: @Sendable () -> Bool

  package init(
    _ base: Base, _ filter: WindowFilter, isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.base, self.isCancelled) = (base, isCancelled)
    series = filter.series.negated
    bounds = -1.05 ... -filter.lowest
  }

  package var dimension: Int { base.dimension }

  package func multiply(
    _ vectors: UnsafePointer<Base.Scalar>, columns: Int,
    into images: UnsafeMutablePointer<Base.Scalar>, rows: RowChunks
  ) {
    base.multiply(
      series, vectors, columns: columns, into: images, rows: rows, isCancelled: isCancelled)
  }
}

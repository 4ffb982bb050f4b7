import CLAPACK
import LinearAlgebra
import Numerics

/// How many eigenvalues of a Hermitian matrix lie below an energy: by Sylvester's law of inertia the negative ones of D in
/// A - E = L D L†.
///
/// Method: LAPACK's dsytrf and zhetrf, after Bunch and Kaufman. Complexity: n³/3, and n² numbers of memory.
package enum SturmCount {
  /// The number of levels between two energies, none of which is a level.
  ///
  /// Throws: `LinearAlgebraError`, `CancellationError`.
  package static func levels<Operator: HermitianOperator>(
    of matrix: Operator, between ends: ClosedRange<Double>, isCancelled: () -> Bool
  ) throws -> Int {
    var counts: [Int] = []
    for energy in [ends.lowerBound, ends.upperBound] {
      if isCancelled() { throw CancellationError() }
      counts.append(try below(energy, matrix))
    }
    return counts[1] - counts[0]
  }

  /// The number of levels below an energy.
  package static func below<Operator: HermitianOperator>(
    _ energy: Double, _ matrix: Operator
  ) throws -> Int {
    let n = matrix.dimension
    if energy < matrix.bounds.lowerBound { return 0 }
    if energy > matrix.bounds.upperBound { return n }
    var whole = matrix.dense()
    for row in 0..<n { whole[row, row] -= Operator.Scalar.entry { $0 == 0 ? energy : 0 } }
    var pivots = [Int32](repeating: 0, count: n)
    let info = whole.storage.withUnsafeMutableBufferPointer {
      Operator.Scalar.factorize(n, $0.baseAddress!, &pivots)
    }
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "sytrf", info: Int(info), dimension: n)
    }
    return negative(whole, pivots)
  }

  /// The negative eigenvalues of D, which has blocks of one row and of two.
  private static func negative<Scalar: KrylovScalar>(
    _ factor: DenseMatrix<Scalar>, _ pivots: [Int32]
  ) -> Int {
    var (row, count) = (0, 0)
    while row < pivots.count {
      let first = Scalar.real(of: factor[row, row])
      if pivots[row] > 0 {
        count += first < 0 ? 1 : 0
        row += 1
      } else {
        let second = Scalar.real(of: factor[row + 1, row + 1])
        let determinant = first * second - Scalar.squaredModulus(of: factor[row + 1, row])
        count += determinant < 0 ? 1 : (first < 0 ? 2 : 0)
        row += 2
      }
    }
    return count
  }
}

extension KrylovScalar {
  /// A = L D L† in place, from the lower triangle; LAPACK's info.
  fileprivate static func factorize(
    _ n: Int, _ matrix: UnsafeMutablePointer<Self>, _ pivots: inout [Int32]
  ) -> Int32 {
    let raw = UnsafeMutableRawPointer(matrix)
    return realCount == 1
      ? LAPACKE_dsytrf(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(n),
        raw.assumingMemoryBound(to: Double.self), Int32(n), &pivots)
      : LAPACKE_zhetrf(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(n), OpaquePointer(raw), Int32(n), &pivots)
  }
}

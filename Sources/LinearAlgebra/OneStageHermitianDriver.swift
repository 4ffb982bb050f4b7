import CLAPACK
import Numerics

/// LAPACK's zheevd without eigenvectors.
final class OneStageHermitianDriver: HermitianDriver {
  private let dimension: Int
  private let values: UnsafeMutableBufferPointer<Double>
  private let work: UnsafeMutableBufferPointer<Complex<Double>>
  private let realWork: UnsafeMutableBufferPointer<Double>
  private let integerWork: UnsafeMutableBufferPointer<Int32>

  init(dimension: Int) {
    let sizes = Self.workspaceSizes(dimension: dimension)
    self.dimension = dimension
    values = .allocate(capacity: max(1, dimension))
    work = .allocate(capacity: sizes.complex)
    realWork = .allocate(capacity: sizes.real)
    integerWork = .allocate(capacity: sizes.integer)
    values.initialize(repeating: 0)
    work.initialize(repeating: .zero)
    realWork.initialize(repeating: 0)
    integerWork.initialize(repeating: 0)
  }

  deinit {
    values.deallocate()
    work.deallocate()
    realWork.deallocate()
    integerWork.deallocate()
  }

  static func workspaceBytes(dimension: Int) -> Int {
    let sizes = workspaceSizes(dimension: dimension)
    return sizes.complex * MemoryLayout<Complex<Double>>.stride
      + (sizes.real + max(1, dimension)) * MemoryLayout<Double>.stride
      + sizes.integer * MemoryLayout<Int32>.stride
  }

  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Complex<Double>>) throws -> [Double] {
    let info = clapack_zheevd(
      Int32(dimension), matrix.baseAddress!, values.baseAddress!, work.baseAddress!,
      Int32(work.count), realWork.baseAddress!, Int32(realWork.count), integerWork.baseAddress!,
      Int32(integerWork.count))
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "zheevd", info: Int(info), dimension: dimension)
    }
    return Array(values[..<dimension])
  }

  private static func workspaceSizes(
    dimension: Int
  ) -> (complex: Int, real: Int, integer: Int) {
    if dimension == 0 { return (1, 1, 1) }
    var matrix = Complex<Double>.zero
    var value = 0.0
    var complex = Complex<Double>.zero
    var real = 0.0
    var integer: Int32 = 0
    let info = clapack_zheevd(
      Int32(dimension), &matrix, &value, &complex, -1, &real, -1, &integer, -1)
    precondition(info == 0, "LAPACK refused a workspace query for dimension \(dimension)")
    return (max(1, Int(complex.real)), max(1, Int(real)), max(1, Int(integer)))
  }
}

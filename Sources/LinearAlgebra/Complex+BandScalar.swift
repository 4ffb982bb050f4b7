import CBandChase
import CLAPACK
import Numerics

extension Complex: BandScalar where RealType == Double {
  var realValue: Double { real }

  func divided(by scale: Double) -> Complex { Complex(real / scale, imaginary / scale) }

  static func largestMagnitude(
    in matrix: UnsafeMutableBufferPointer<Complex>, dimension: Int
  ) throws -> Double {
    try LinearAlgebra.largestMagnitude(ofLowerTriangle: matrix, dimension: dimension)
  }

  static func tridiagonalize(
    dimension: Int, _ matrix: UnsafeMutablePointer<Complex>,
    _ diagonal: UnsafeMutablePointer<Double>, _ subdiagonal: UnsafeMutablePointer<Double>,
    reflectors: UnsafeMutablePointer<Complex>, work: UnsafeMutablePointer<Complex>, workCount: Int
  ) -> Int32 {
    clapack_zhetrd(
      Int32(dimension), matrix, diagonal, subdiagonal, reflectors, work, Int32(workCount))
  }

  static func update(
    adjointA: Bool, adjointB: Bool, rows: Int, columns: Int, inner: Int, alpha: Double,
    _ a: UnsafePointer<Complex>, _ leadingA: Int, _ b: UnsafePointer<Complex>, _ leadingB: Int,
    beta: Double, _ c: UnsafeMutablePointer<Complex>, _ leadingC: Int
  ) {
    clapack_zgemm_update(
      adjointA ? 1 : 0, adjointB ? 1 : 0, Int32(rows), Int32(columns), Int32(inner), alpha, a,
      Int32(leadingA), b, Int32(leadingB), beta, c, Int32(leadingC))
  }

  static func multiplyTriangle(
    left: Bool, rows: Int, columns: Int, _ t: UnsafePointer<Complex>, _ leadingT: Int,
    _ b: UnsafeMutablePointer<Complex>, _ leadingB: Int
  ) {
    clapack_ztrmm(
      left ? 1 : 0, Int32(rows), Int32(columns), t, Int32(leadingT), b, Int32(leadingB))
  }

  static func factorPanel(
    rows: Int, columns: Int, _ a: UnsafeMutablePointer<Complex>, _ leadingA: Int,
    _ t: UnsafeMutablePointer<Complex>, _ leadingT: Int
  ) -> Int32 {
    clapack_zgeqrt3(Int32(rows), Int32(columns), a, Int32(leadingA), t, Int32(leadingT))
  }

  static func reflector(
    width: Int, _ x: UnsafeMutablePointer<Complex>
  ) -> (tau: Complex, beta: Double) {
    var (tau, beta) = (Complex.zero, 0.0)
    band_reflector_complex(Int32(width), x, &tau, &beta)
    return (tau, beta)
  }

  static func chaseStep(
    width: Int, block: UnsafeMutablePointer<Complex>, stride: Int,
    reflector: UnsafeMutablePointer<Complex>, tau: Complex
  ) -> Complex {
    var tau = tau
    band_chase_step_complex(Int32(width), block, stride, reflector, &tau)
    return tau
  }
}

import CBandChase
import CLAPACK

extension Double: BandScalar {
  var realValue: Double { self }

  func divided(by scale: Double) -> Double { self / scale }

  static func largestMagnitude(
    in matrix: UnsafeMutableBufferPointer<Double>, dimension: Int
  ) throws -> Double {
    try LinearAlgebra.largestMagnitude(ofLowerTriangle: matrix, dimension: dimension)
  }

  static func tridiagonalize(
    dimension: Int, _ matrix: UnsafeMutablePointer<Double>,
    _ diagonal: UnsafeMutablePointer<Double>, _ subdiagonal: UnsafeMutablePointer<Double>,
    reflectors: UnsafeMutablePointer<Double>, work: UnsafeMutablePointer<Double>, workCount: Int
  ) -> Int32 {
    clapack_dsytrd(
      Int32(dimension), matrix, diagonal, subdiagonal, reflectors, work, Int32(workCount))
  }

  static func update(
    adjointA: Bool, adjointB: Bool, rows: Int, columns: Int, inner: Int, alpha: Double,
    _ a: UnsafePointer<Double>, _ leadingA: Int, _ b: UnsafePointer<Double>, _ leadingB: Int,
    beta: Double, _ c: UnsafeMutablePointer<Double>, _ leadingC: Int
  ) {
    clapack_dgemm_update(
      adjointA ? 1 : 0, adjointB ? 1 : 0, Int32(rows), Int32(columns), Int32(inner), alpha, a,
      Int32(leadingA), b, Int32(leadingB), beta, c, Int32(leadingC))
  }

  static func multiplyTriangle(
    left: Bool, rows: Int, columns: Int, _ t: UnsafePointer<Double>, _ leadingT: Int,
    _ b: UnsafeMutablePointer<Double>, _ leadingB: Int
  ) {
    clapack_dtrmm(
      left ? 1 : 0, Int32(rows), Int32(columns), t, Int32(leadingT), b, Int32(leadingB))
  }

  static func factorPanel(
    rows: Int, columns: Int, _ a: UnsafeMutablePointer<Double>, _ leadingA: Int,
    _ t: UnsafeMutablePointer<Double>, _ leadingT: Int
  ) -> Int32 {
    clapack_dgeqrt3(Int32(rows), Int32(columns), a, Int32(leadingA), t, Int32(leadingT))
  }

  static func reflector(
    width: Int, _ x: UnsafeMutablePointer<Double>
  ) -> (tau: Double, beta: Double) {
    var beta = 0.0
    return (band_reflector(Int32(width), x, &beta), beta)
  }

  static func chaseStep(
    width: Int, block: UnsafeMutablePointer<Double>, stride: Int,
    reflector: UnsafeMutablePointer<Double>, tau: Double
  ) -> Double {
    band_chase_step(Int32(width), block, stride, reflector, tau)
  }
}

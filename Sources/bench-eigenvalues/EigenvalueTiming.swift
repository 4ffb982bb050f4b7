import Foundation
import LinearAlgebra
import Numerics

/// The least times of one size, in seconds of the processor.
struct EigenvalueTiming: Encodable {
  let size: Int
  let kernel: String
  let libraryVersion: String
  private(set) var product = Double.infinity
  private(set) var real = Double.infinity
  private(set) var complex: Double?
  let productGigaflops: Double
  let realShare: Double
  let complexShare: Double?

  init(
    size: Int, repetitions: Int, band: Int?, complexBand: Int?, withComplex: Bool
  ) throws {
    self.size = size
    kernel = LinearAlgebraLibrary.kernel
    libraryVersion = LinearAlgebraLibrary.version
    let realSolver =
      band.map { RealSymmetricEigensolver(dimension: size, bandWidth: $0 == 0 ? nil : $0) }
      ?? RealSymmetricEigensolver(dimension: size)
    let complexSolver =
      !withComplex
      ? nil
      : complexBand.map {
        ComplexHermitianEigensolver(dimension: size, bandWidth: $0 == 0 ? nil : $0)
      } ?? ComplexHermitianEigensolver(dimension: size)
    var product = [Double](repeating: 0, count: size * size)
    var (productTime, realTime, complexTime) = (Double.infinity, Double.infinity, Double.infinity)
    for repetition in 0..<repetitions {
      let entries = Self.entries(count: size * size, seed: UInt64(repetition + 1))
      productTime = min(
        productTime,
        Self.time {
          Double.multiply(
            adjoint: false, rows: size, columns: size, inner: size, entries, size, entries, size,
            into: &product, size)
        })
      _ = realSolver.matrix.update(from: entries)
      realTime = min(realTime, try Self.time { _ = try realSolver.eigenvalues() })
      guard let complexSolver else { continue }
      for index in entries.indices {
        complexSolver.matrix[index] = Complex(entries[index], entries[entries.count - 1 - index])
      }
      for row in 0..<size {
        complexSolver.matrix[row * (size + 1)] = Complex(entries[row])
      }
      complexTime = min(complexTime, try Self.time { _ = try complexSolver.eigenvalues() })
    }
    let cube = Double(size) * Double(size) * Double(size)
    self.product = productTime
    real = realTime
    complex = withComplex ? complexTime : nil
    productGigaflops = 2 * cube / productTime * 1e-9
    realShare = 2.0 / 3 * productTime / realTime
    complexShare = withComplex ? 8.0 / 3 * productTime / complexTime : nil
  }

  /// Numbers between -1 and 1 that look random, by a linear congruential generator.
  private static func entries(count: Int, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) / 0x1p52
    }
  }

  private static func time(_ body: () throws -> Void) rethrows -> Double {
    let start = processorSeconds()
    try body()
    return processorSeconds() - start
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}

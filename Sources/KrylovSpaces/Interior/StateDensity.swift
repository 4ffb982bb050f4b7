import Foundation
import LinearAlgebra

/// How many levels a matrix has between two energies, estimated from Chebyshev moments with random vectors.
///
/// Source: A. Weiße, G. Wellein, A. Alvermann, H. Fehske, Rev. Mod. Phys. 78, 275 (2006), with Jackson's kernel.
package struct StateDensity: Sendable {
  private let angles: ChebyshevAngles
  /// g_k Tr T_k, the trace estimated. Shape: [moment].
  private let moments: [Double]
  let products: Int

  private static let vectors = 8
  /// Finer than this no window is estimated.
  private static let mostMoments = 1 << 17

  /// Moments enough to resolve a third of the window.
  package init<Operator: HermitianOperator>(
    of matrix: Operator, interval: ClosedRange<Double>, resolving window: ClosedRange<Double>,
    rows: RowChunks, seed: UInt64, isCancelled: () -> Bool
  ) throws {
    let angles = ChebyshevAngles(interval: interval)
    let width = angles.angle(of: window.lowerBound) - angles.angle(of: window.upperBound)
    let count = min(Self.mostMoments, max(64, Int((3 * Double.pi / max(width, 1e-9)).rounded(.up))))
    try self.init(
      of: matrix, interval: interval, moments: count, rows: rows, seed: seed,
      isCancelled: isCancelled)
  }

  init<Operator: HermitianOperator>(
    of matrix: Operator, interval: ClosedRange<Double>, moments count: Int, rows: RowChunks,
    seed: UInt64, isCancelled: () -> Bool
  ) throws {
    angles = ChebyshevAngles(interval: interval)
    var run = MomentRun(matrix, interval: interval, rows: rows, width: Self.vectors, seed: seed)
    while run.moments.count < count {
      if isCancelled() { throw CancellationError() }
      run.step()
    }
    products = run.products
    let scale = Double(matrix.dimension) / run.moments[0]
    let order = Double(run.moments.count + 1)
    moments = run.moments.enumerated().map { number, moment in
      let angle = Double.pi * Double(number) / order
      let jackson =
        ((order - Double(number)) * cos(angle) + sin(angle) / tan(.pi / order)) / order
      return scale * jackson * moment
    }
  }

  /// The number of levels between two energies.
  package func count(in energies: ClosedRange<Double>) -> Double {
    let low = angles.angle(of: energies.upperBound)
    let high = angles.angle(of: energies.lowerBound)
    var sum = moments[0] * (high - low)
    for number in 1..<moments.count {
      let k = Double(number)
      sum += 2 * moments[number] * (sin(k * high) - sin(k * low)) / k
    }
    return max(0, sum / .pi)
  }

  /// The energies E - w ... E + w between which so many levels are expected.
  package func range(of levels: Double, around energy: Double) -> ClosedRange<Double> {
    let interval = angles.interval
    var (low, high) = (
      0.0, max(interval.upperBound - energy, energy - interval.lowerBound)
    )
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if count(in: (energy - middle)...(energy + middle)) < levels {
        low = middle
      } else {
        high = middle
      }
    }
    return (energy - high)...(energy + high)
  }
}

/// Chebyshev moments Σ <x|T_k|x> of random vectors, two for each product.
private struct MomentRun<Operator: HermitianOperator> {
  private let matrix: Operator
  private let vectors: VectorColumns<Operator.Scalar>
  private let width: Int
  private let center: Double
  private let halfWidth: Double
  /// The first columns of T_k x, of T_{k-1} x, and of room for one more.
  private var places: (newest: Int, before: Int, room: Int)
  private(set) var moments: [Double] = []
  private(set) var products = 0

  init(
    _ matrix: Operator, interval: ClosedRange<Double>, rows: RowChunks, width: Int, seed: UInt64
  ) {
    (self.matrix, self.width) = (matrix, width)
    center = (interval.lowerBound + interval.upperBound) / 2
    halfWidth = (interval.upperBound - interval.lowerBound) / 2
    vectors = VectorColumns(rows: rows, capacity: 3 * width)
    vectors.fillRandomly(0..<width, seed: seed)
    places = (width, 0, 2 * width)
    advance(from: 0, into: width, factor: 1, minus: nil)
    moments = [overlap(0, 0), overlap(width, 0)]
  }

  /// Two more moments.
  mutating func step() {
    let (newest, before, room) = places
    moments.append(2 * overlap(newest, newest) - moments[0])
    advance(from: newest, into: room, factor: 2, minus: before)
    moments.append(2 * overlap(room, newest) - moments[1])
    places = (room, newest, before)
  }

  /// W ← f (A - m)/h V - U.
  private mutating func advance(from: Int, into: Int, factor: Double, minus: Int?) {
    let (source, target) = (vectors.column(from), vectors.column(into))
    matrix.multiply(source, columns: width, into: target, rows: vectors.rows)
    products += width
    let scale = factor / halfWidth
    var terms = [(scale, UnsafePointer(target)), (-scale * center, UnsafePointer(source))]
    if let minus { terms.append((-1, UnsafePointer(vectors.column(minus)))) }
    let combination = RealCombination<Operator.Scalar>(terms: terms)
    let count = vectors.rowCount
    vectors.rows.forEach { _, piece in
      for column in 0..<width {
        combination.write(
          to: target, (column * count + piece.lowerBound)..<(column * count + piece.upperBound))
      }
    }
  }

  /// Σ <v|w> over the columns of two blocks.
  private func overlap(_ first: Int, _ second: Int) -> Double {
    let matrix = vectors.overlaps(
      of: first..<(first + width), with: vectors.column(second), width: width)
    return (0..<width).reduce(0) { $0 + Operator.Scalar.real(of: matrix[$1 * width + $1]) }
  }
}

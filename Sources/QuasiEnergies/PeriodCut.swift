import LinearAlgebra

/// Quasi-energies of all sectors as levels on a line that begins behind their widest gap on the circle, so that no two copies of one
/// stand at both ends.
public struct PeriodCut: Sendable {
  /// The number of the first level behind the gap. Shape: [sector].
  private let starts: [Int]

  /// Quasi-energies in (-π, π], ascending. Shape: [sector][level].
  public init(_ phases: [[Double]]) {
    let merged = phases.joined().sorted()
    let gaps = zip(merged, merged.dropFirst()).map { $1 - $0 }
    let widest = gaps.indices.max { gaps[$0] < gaps[$1] }
    let around = (merged.first ?? 0) + 2 * Double.pi - (merged.last ?? 0)
    let origin = widest.flatMap { gaps[$0] > around ? merged[$0 + 1] : nil } ?? -.infinity
    starts = phases.map { sector in sector.firstIndex { $0 >= origin } ?? sector.count }
  }

  /// A sector's levels from the gap on.
  public func levels(_ phases: [Double], ofSector sector: Int) -> [Double] {
    phases[starts[sector]...] + phases[..<starts[sector]].map { $0 + 2 * Double.pi }
  }

  /// Matrix elements between those.
  public func elements<Scalar>(
    _ matrix: DenseMatrix<Scalar>, ofSector sector: Int
  ) -> DenseMatrix<Scalar> {
    let (n, start) = (matrix.rowCount, starts[sector])
    if start == 0 || start == n { return matrix }
    return DenseMatrix(rowCount: n, columnCount: n) {
      matrix[($0 + start) % n, ($1 + start) % n]
    }
  }

  /// What belongs to levels from the gap on, in the order from -π on.
  public func restored<Value>(_ values: [Value], ofSector sector: Int) -> [Value] {
    let split = values.count - starts[sector]
    return Array(values[split...] + values[..<split])
  }
}

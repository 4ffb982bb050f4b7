import Commutant
import KrylovSpaces
import LinearAlgebra

/// The energies between which the levels of all sectors are known.
public struct CommonWindow: Sendable {
  /// What the windows of all sectors have in common, cut to the energies that were asked for.
  public let energies: ClosedRange<Double>
  /// The levels of each sector that lie inside. Shape: [sector].
  public let ranges: [Range<Int>]

  /// How many levels of each sector lie inside. Shape: [sector].
  public var counts: [Int] { ranges.map(\.count) }

  /// The window that some windows have in common, which must overlap.
  public init(_ windows: [SectorWindow], target: WindowTarget = .lowest(1)) {
    let levels = windows.flatMap(\.levels).sorted()
    let (lowest, highest) = (levels.first ?? 0, levels.last ?? 0)
    let width = max(highest - lowest, 1e-3 * max(abs(lowest), abs(highest), 1))
    let start = windows.map(\.complete.lowerBound).max() ?? -.infinity
    let end = windows.map(\.complete.upperBound).min() ?? .infinity
    precondition(start < end, "windows around one energy overlap")
    let low = start.isFinite ? start : min(lowest - width, end - width)
    let high = end.isFinite ? end : max(highest + width, start + width)
    var common = low...high
    if case .between(let wanted) = target {
      // Levels at the ends are inside, and so are their copies in other sectors.
      let size = windows.map { max(abs($0.bounds.lowerBound), abs($0.bounds.upperBound)) }.max()
      common = WindowEnds.outwards(wanted, among: levels, tie: 1e-9 * (size ?? 1))
        .clamped(to: start...end)
    }
    energies = common
    ranges = windows.map { window in
      let first = window.levels.firstIndex { $0 >= common.lowerBound } ?? window.levels.count
      let last = window.levels.lastIndex { $0 <= common.upperBound } ?? -1
      return first..<max(first, last + 1)
    }
  }
}

extension MatrixElements {
  /// The elements between some levels.
  func block(_ levels: Range<Int>) -> MatrixElements {
    func block<Scalar>(_ matrix: DenseMatrix<Scalar>) -> DenseMatrix<Scalar> {
      DenseMatrix(rowCount: levels.count, columnCount: levels.count) {
        matrix[levels.lowerBound + $0, levels.lowerBound + $1]
      }
    }
    switch self {
    case .real(let matrix): return .real(block(matrix))
    case .complex(let matrix): return .complex(block(matrix))
    }
  }
}

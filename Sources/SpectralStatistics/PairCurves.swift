/// Curves of some pairs of sectors, read as if there were one for every pair: `curves[λ][μ][time]`.
///
/// Memory: that of the pairs which have a curve. The other pairs are NaN at every time.
public struct PairCurves: Sendable, Equatable {
  /// Two sectors.
  public typealias Pair = CrossSpectralFormFactor.Pair

  /// The number of sectors.
  public let sectorCount: Int
  /// The pairs that have a curve, in order.
  public let pairs: [Pair]
  /// The curve of the first sector of each pair with the second. Shape: [pair][time].
  public let values: [[Double]]
  /// Whether the curve of μ and λ is minus that of λ and μ, as for imaginary parts.
  public let isAntisymmetric: Bool
  private let missing: [Double]
  private let places: [Pair: Int]

  /// Curves of pairs in order; `times` is the number of times.
  public init(
    _ values: [[Double]], of pairs: [Pair], sectors: Int, times: Int, isAntisymmetric: Bool = false
  ) {
    precondition(values.count == pairs.count, "a curve for every pair")
    precondition(values.allSatisfy { $0.count == times }, "a value for every time")
    (self.values, self.pairs, sectorCount) = (values, pairs, sectors)
    self.isAntisymmetric = isAntisymmetric
    missing = Array(repeating: .nan, count: times)
    places = Dictionary(uniqueKeysWithValues: zip(pairs, 0...))
  }

  /// The curves of a matrix of curves; pairs that are NaN at every time have none. Shape: [sector][sector][time].
  public init(matrix: [[[Double]]], isAntisymmetric: Bool = false) {
    let pairs = matrix.indices.flatMap { row in
      (row..<matrix.count).filter { matrix[row][$0].contains { !$0.isNaN } }.map { Pair(row, $0) }
    }
    self.init(
      pairs.map { matrix[$0.first][$0.second] }, of: pairs, sectors: matrix.count,
      times: matrix.first?.first?.count ?? 0, isAntisymmetric: isAntisymmetric)
  }

  /// The number of times.
  public var timeCount: Int { missing.count }

  /// The curve of a pair; nil where it has none.
  public func curve(of pair: Pair) -> [Double]? { places[pair].map { values[$0] } }

  /// The curves of all pairs. Shape: [sector][sector][time].
  public var matrix: [[[Double]]] { map { Array($0) } }

  /// The same pairs with other curves.
  public func mapped(_ transform: ([Double]) -> [Double]) -> PairCurves {
    PairCurves(
      values.map(transform), of: pairs, sectors: sectorCount, times: timeCount,
      isAntisymmetric: isAntisymmetric)
  }

  /// The curves of sectors whose numbers among `sectors` are `numbers`, ascending.
  public func renumbered(_ numbers: [Int], among sectors: Int) -> PairCurves {
    PairCurves(
      values, of: pairs.map { Pair(numbers[$0.first], numbers[$0.second]) }, sectors: sectors,
      times: timeCount, isAntisymmetric: isAntisymmetric)
  }

  /// Whether the same pairs have the same curves.
  public static func == (left: PairCurves, right: PairCurves) -> Bool {
    left.sectorCount == right.sectorCount && left.pairs == right.pairs
      && left.values == right.values
  }
}

extension PairCurves: RandomAccessCollection {
  /// The curves of one sector with all sectors.
  public struct Row: RandomAccessCollection, Sendable {
    fileprivate let curves: PairCurves
    fileprivate let row: Int

    /// The first sector.
    public var startIndex: Int { 0 }
    /// The number of sectors.
    public var endIndex: Int { curves.sectorCount }

    /// The curve with one sector; NaN where the pair has none. Shape: [time].
    public subscript(column: Int) -> [Double] {
      guard let curve = curves.curve(of: Pair(row, column)) else { return curves.missing }
      return curves.isAntisymmetric && column < row ? curve.map { -$0 } : curve
    }
  }

  /// The first sector.
  public var startIndex: Int { 0 }
  /// The number of sectors.
  public var endIndex: Int { sectorCount }
  /// The curves of a sector with all sectors.
  public subscript(row: Int) -> Row { Row(curves: self, row: row) }
}

/// Numbers of some pairs of sectors.
struct PairValues: Sendable {
  let pairs: [PairCurves.Pair]
  let sectorCount: Int

  /// Both entries of every pair; NaN for other pairs. Shape: [sector][sector].
  func matrix(_ values: [Double]) -> [[Double]] {
    var matrix = [[Double]](
      repeating: Array(repeating: .nan, count: sectorCount), count: sectorCount)
    for (pair, value) in zip(pairs, values) {
      matrix[pair.first][pair.second] = value
      matrix[pair.second][pair.first] = value
    }
    return matrix
  }

  /// Whether no pair is missing.
  var isWhole: Bool { pairs.count == sectorCount * (sectorCount + 1) / 2 }
}

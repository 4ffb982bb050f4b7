import LatticeModels
import Numerics

extension MaximalTorus {
  /// The charges of which no combination is one number on all states with a fixed total, as the total itself is.
  func actingCharges(under total: ConservedTotal?, in space: CellSpace) -> [Int] {
    let all = Array(0..<rank)
    guard let total, let weights = weights(of: total, in: space) else { return all }
    // What charges the first cells can have, by what they add to the total.
    var hulls = [0: AffineHull(point: all.map { _ in 0 })]
    for cell in charges.indices {
      var next: [Int: AffineHull] = [:]
      for (sum, hull) in hulls {
        for (weight, charge) in zip(weights[cell], charges[cell]) {
          let moved = hull.moved(by: charge)
          next[sum + weight, default: moved].join(moved)
        }
      }
      if next.count > Self.mostSums { return all }
      hulls = next
    }
    return hulls[total.total].map { $0.independentCoordinates } ?? all
  }

  private static let mostSums = 100_000

  /// What each level of the torus's bases adds to a total; nil where that is not a number. Shape [cell][level].
  private func weights(of total: ConservedTotal, in space: CellSpace) -> [[Int]]? {
    var result: [[Int]] = []
    for (cell, basis) in bases.enumerated() {
      guard let own = total.weights(of: space.sites(of: cell)) else { return nil }
      var weights: [Int] = []
      for column in 0..<basis.columnCount {
        let mean = own.indices.reduce(0.0) { sum, level in
          let amplitude = basis[level, column]
          return sum + Double(own[level]) * amplitude.lengthSquared
        }
        guard abs(mean - mean.rounded()) < 1e-6 else { return nil }
        weights.append(Int(mean.rounded()))
      }
      result.append(weights)
    }
    return result
  }
}

/// The smallest affine space that holds some integer points.
private struct AffineHull {
  private var point: [Int]
  /// In reduced echelon form, up to factors. Shape [direction][coordinate].
  private var directions: [(pivot: Int, vector: [Double])] = []

  init(point: [Int]) { self.point = point }

  func moved(by step: [Int]) -> AffineHull {
    var moved = self
    moved.point = zip(point, step).map { $0 + $1 }
    return moved
  }

  mutating func join(_ other: AffineHull) {
    insert(zip(point, other.point).map { Double($1 - $0) })
    for direction in other.directions { insert(direction.vector) }
  }

  /// Coordinates on which the directions are independent, as many as there are directions.
  var independentCoordinates: [Int] { directions.map(\.pivot).sorted() }

  private mutating func insert(_ vector: [Double]) {
    var rest = vector
    for direction in directions {
      let factor = rest[direction.pivot]
      if factor != 0 { rest = zip(rest, direction.vector).map { $0 - factor * $1 } }
    }
    guard let pivot = rest.firstIndex(where: { abs($0) > 1e-6 }) else { return }
    let scaled = rest.map { abs($0) > 1e-6 ? $0 / rest[pivot] : 0 }
    directions = directions.map { direction in
      let factor = direction.vector[pivot]
      return (direction.pivot, zip(direction.vector, scaled).map { $0 - factor * $1 })
    }
    directions.append((pivot, scaled))
  }
}

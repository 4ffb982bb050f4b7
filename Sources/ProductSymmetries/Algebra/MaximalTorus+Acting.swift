import LatticeModels
import Numerics

extension MaximalTorus {
  /// How charges, and the values of operators that are diagonal with them, differ between the states of a model; nil where all product
  /// states are there, or where it is not known. Shape of `values`: [operator][cell][level].
  func hull(of model: Model, in space: CellSpace, with values: [[[Int]]]) -> AffineHull? {
    let points = charges.indices.map { cell in
      charges[cell].indices.map { level in charges[cell][level] + values.map { $0[cell][level] } }
    }
    if let constraint = model.constraint {
      let isDiagonal = bases.allSatisfy { $0.isDiagonal(within: 1e-9) }
      return isDiagonal
        ? hull(of: constraint.productIndices(having: model.conservedTotal), in: space, points) : nil
    }
    return model.conservedTotal.flatMap { hull(having: $0, in: space, points) }
  }

  private func hull(of states: [Int], in space: CellSpace, _ points: [[[Int]]]) -> AffineHull? {
    let strides = LocalOperator.strides(space.dimensions)
    var hull: AffineHull?
    for state in states {
      var point = points[0][0].map { _ in 0 }
      for (cell, stride) in strides.enumerated() {
        let own = points[cell][state / stride % space.dimensions[cell]]
        for place in point.indices { point[place] += own[place] }
      }
      if hull == nil {
        hull = AffineHull(point: point)
      } else {
        hull!.join(AffineHull(point: point))
      }
    }
    return hull
  }

  private func hull(
    having total: ConservedTotal, in space: CellSpace, _ points: [[[Int]]]
  ) -> AffineHull? {
    guard let weights = weights(of: total, in: space) else { return nil }
    // What points the first cells can have, by what they add to the total.
    var hulls = [0: AffineHull(point: points[0][0].map { _ in 0 })]
    for cell in points.indices {
      var next: [Int: AffineHull] = [:]
      for (sum, hull) in hulls {
        for (weight, point) in zip(weights[cell], points[cell]) {
          let moved = hull.moved(by: point)
          next[sum + weight, default: moved].join(moved)
        }
      }
      if next.count > Self.mostSums { return nil }
      hulls = next
    }
    return hulls[total.total]
  }

  /// The value of a diagonal operator Σ_j h_j on every level of the torus's bases, rounded. Shape [cell][level].
  func values(of matrices: [ComplexMatrix]) -> [[Int]] {
    zip(bases, matrices).map { basis, matrix in
      let turned = basis.adjointMultiplied(by: matrix.multiplied(by: basis))
      return (0..<turned.rowCount).map { Int(turned[$0, $0].real.rounded()) }
    }
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

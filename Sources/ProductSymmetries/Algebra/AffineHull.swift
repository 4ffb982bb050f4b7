/// The smallest affine space that holds some integer points.
struct AffineHull {
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

  /// Whether a coordinate is the same number everywhere.
  func isConstant(_ coordinate: Int) -> Bool {
    directions.allSatisfy { abs($0.vector[coordinate]) < 1e-6 }
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

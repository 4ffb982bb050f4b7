/// Points that permutations join.
package struct OrbitPartition: Sendable {
  private var parents: [Int]

  /// Every point alone.
  package init(pointCount: Int) { parents = Array(0..<pointCount) }

  /// The orbits of a group that these permutations generate.
  package init(pointCount: Int, permutations: [[Int]]) {
    self.init(pointCount: pointCount)
    for permutation in permutations { join(permutation) }
  }

  /// The point that stands for the orbit of a point.
  package mutating func representative(of point: Int) -> Int {
    var point = point
    while parents[point] != point {
      parents[point] = parents[parents[point]]
      point = parents[point]
    }
    return point
  }

  /// Joins every point with its image.
  package mutating func join(_ permutation: [Int]) {
    for (point, image) in permutation.enumerated() where point != image {
      let (a, b) = (representative(of: point), representative(of: image))
      if a != b { parents[max(a, b)] = min(a, b) }
    }
  }

  /// The orbits, each ascending, by their smallest points.
  package var orbits: [[Int]] {
    var copy = self
    var members: [Int: [Int]] = [:]
    for point in parents.indices {
      members[copy.representative(of: point), default: []].append(point)
    }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }
}

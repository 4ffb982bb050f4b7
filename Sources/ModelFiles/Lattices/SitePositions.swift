/// Where the sites of an irregular cluster stand.
struct SitePositions: Sendable {
  /// Shape [site][coordinate], all of two or three coordinates.
  let positions: [[Double]]

  /// Sites nearer than this are the same.
  static let tolerance = 1e-6

  var names: [String] { Array(["x", "y", "z"].prefix(positions[0].count)) }

  /// The site at a position.
  func site(at position: [Double]) -> Int? {
    positions.firstIndex { own in
      zip(own, position).allSatisfy { abs($0 - $1) < Self.tolerance }
    }
  }
}

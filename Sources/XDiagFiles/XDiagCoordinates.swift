import ModelFiles

/// `Coordinates`, which say where the sites stand.
enum XDiagCoordinates {
  /// Whether the sites stand in a row, one after the other at equal distances.
  static func areRow(_ item: TOMLItem?, siteCount: Int) -> Bool {
    guard let rows = try? item?.list("coordinates"), rows.count == siteCount, siteCount > 2 else {
      return false
    }
    let points = rows.map { row -> [Double] in
      if let number = row.real { return [number] }
      return (try? row.list("a coordinate"))?.map { $0.real ?? .nan } ?? []
    }
    let steps = zip(points, points.dropFirst()).map { a, b in zip(a, b).map { $1 - $0 } }
    return points.allSatisfy { $0.count == points[0].count }
      && steps.allSatisfy { step in zip(step, steps[0]).allSatisfy { abs($0 - $1) < 1e-6 } }
      && steps[0].contains { abs($0) > 1e-6 }
  }
}

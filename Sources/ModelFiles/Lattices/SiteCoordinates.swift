/// What the coordinates of sites are.
enum SiteCoordinates: Sendable {
  /// Whole numbers that count cells.
  case grid(SiteGrid)
  /// Positions in space.
  case positions(SitePositions)

  /// The names of the coordinates.
  var names: [String] {
    switch self {
    case .grid(let grid): grid.names
    case .positions(let positions): positions.names
    }
  }

  /// The names that have a meaning where sites have coordinates.
  var reservedNames: [String] { names + ["site"] }

  var siteCount: Int {
    switch self {
    case .grid(let grid): grid.siteCount
    case .positions(let positions): positions.positions.count
    }
  }

  /// The coordinates of a site, as `names` has them.
  func values(of site: Int) -> [Double] {
    switch self {
    case .grid(let grid): grid.coordinates(of: site).map(Double.init)
    case .positions(let positions): positions.positions[site]
    }
  }
}

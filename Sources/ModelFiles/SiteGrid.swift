/// Sites in rows and columns: site y × columns + x stands at the coordinates (x, y).
package struct SiteGrid: Sendable {
  /// The number of sites in a row.
  let columns: Int
  /// The number of rows.
  let rows: Int
  /// Whether x counts modulo the number of columns.
  let isPeriodicInX: Bool
  /// Whether y counts modulo the number of rows.
  let isPeriodicInY: Bool

  init(columns: Int, rows: Int, isPeriodicInX: Bool, isPeriodicInY: Bool = false) {
    (self.columns, self.rows) = (columns, rows)
    (self.isPeriodicInX, self.isPeriodicInY) = (isPeriodicInX, isPeriodicInY)
  }

  /// The names of the coordinates and of the function from coordinates to sites.
  static let names = ["x", "y", "site"]

  var siteCount: Int { columns * rows }

  func x(of site: Int) -> Int { site % columns }

  func y(of site: Int) -> Int { site / columns }

  /// The site at (x, y), around periodic directions; nil beyond an open edge.
  func site(x: Int, y: Int) -> Int? {
    guard let x = SiteGrid.inside(x, columns, isPeriodicInX),
      let y = SiteGrid.inside(y, rows, isPeriodicInY)
    else { return nil }
    return y * columns + x
  }

  private static func inside(_ place: Int, _ length: Int, _ isPeriodic: Bool) -> Int? {
    if isPeriodic { return (place % length + length) % length }
    return (0..<length).contains(place) ? place : nil
  }
}

extension Expression {
  /// The value of x(j), y(j) or site(x, y).
  func coordinate(
    _ name: String, _ arguments: [Expression], on grid: SiteGrid, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    var values: [Int] = []
    for argument in arguments { values.append(try argument.integer(in: scope)) }
    if name == "site" {
      guard values.count == 2 || (values.count == 1 && grid.rows == 1) else {
        throw error("a site has two coordinates, site(x, y)")
      }
      guard let site = grid.site(x: values[0], y: values.count == 2 ? values[1] : 0) else {
        throw error(
          "there is no site at the coordinates \(values); the lattice has \(grid.columns) by "
            + "\(grid.rows) sites and an open edge there")
      }
      return .number(.init(Double(site)))
    }
    guard values.count == 1 else { throw error("a coordinate of one site is written \(name)(j)") }
    guard (0..<grid.siteCount).contains(values[0]) else {
      throw arguments[0].error(
        "there is no site \(values[0]); sites are numbered from 0 to \(grid.siteCount - 1)")
    }
    return .number(.init(Double(name == "x" ? grid.x(of: values[0]) : grid.y(of: values[0]))))
  }
}

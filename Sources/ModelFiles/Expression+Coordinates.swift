extension Expression {
  /// The value of x(j) and its like, or of site(x, y).
  func coordinate(
    _ name: String, _ arguments: [Expression], of coordinates: SiteCoordinates,
    in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    if name == "site" { return try site(arguments, in: coordinates, scope) }
    guard arguments.count == 1 else {
      throw error("a coordinate of one site is written \(name)(j)")
    }
    let site = try arguments[0].integer(in: scope)
    guard (0..<coordinates.siteCount).contains(site) else {
      throw arguments[0].error(
        "there is no site \(site); sites are numbered from 0 to \(coordinates.siteCount - 1)")
    }
    let place = coordinates.names.firstIndex(of: name)!
    return .number(.init(coordinates.values(of: site)[place]))
  }

  private func site(
    _ arguments: [Expression], in coordinates: SiteCoordinates, _ scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    switch coordinates {
    case .grid(let grid):
      var values: [Int] = []
      for argument in arguments { values.append(try argument.integer(in: scope)) }
      if values.count == 1, grid.lengths[1] == 1, grid.lengths.count == 2, grid.sublatticeCount == 1
      {
        values.append(0)
      }
      try require(values.count, coordinates)
      let site = grid.site(
        cell: Array(values.prefix(grid.lengths.count)),
        sublattice: grid.sublatticeCount > 1 ? values.last! : 0)
      guard let site else {
        let size = grid.lengths.map(String.init).joined(separator: " by ")
        throw error(
          "there is no site at the coordinates \(values); the lattice has \(size) "
            + (grid.sublatticeCount > 1
              ? "cells with \(grid.sublatticeCount) sites each" : "sites")
            + " and an open edge there")
      }
      return .number(.init(Double(site)))
    case .positions(let positions):
      var values: [Double] = []
      for argument in arguments { values.append(try argument.real(in: scope)) }
      try require(values.count, coordinates)
      guard let site = positions.site(at: values) else {
        throw error("no site stands at \(values)")
      }
      return .number(.init(Double(site)))
    }
  }

  private func require(_ count: Int, _ coordinates: SiteCoordinates) throws(ExpressionError) {
    let names = coordinates.names
    guard count == names.count else {
      let number = ["one", "two", "three", "four"][names.count - 1]
      throw error("a site has \(number) coordinates, site(\(names.joined(separator: ", ")))")
    }
  }
}

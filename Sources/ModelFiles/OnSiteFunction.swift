import LatticeModels
import Numerics

/// Operators on one site that are written level by level or element by element, where the site is understood.
enum OnSiteFunction: String {
  /// `levels(b0, b1, ...)` maps level a to level b_a.
  case levels
  /// `diagonal(x0, x1, ...)` multiplies level a by x_a.
  case diagonal
  /// `matrix(m00, m01, ...)` has these elements, row by row.
  case matrix
}

extension Expression {
  func onSite(
    _ function: OnSiteFunction, _ speciesName: String?, _ arguments: [Expression],
    _ symbols: OperatorSymbols, in scope: ExpressionScope
  ) throws(ExpressionError) -> LocalOperator {
    let names = symbols.species.compactMap(\.name)
    guard
      let place = speciesName == nil && symbols.species.count == 1
        ? 0 : symbols.species.firstIndex(where: { $0.name == speciesName && speciesName != nil })
    else {
      throw error(
        "say which species '\(function.rawValue)' acts on, as in "
          + names.map { "\($0).\(function.rawValue)(...)" }.joined(separator: " or "))
    }
    let dimension = symbols.species[place].space.dimension
    let wanted = function == .matrix ? dimension * dimension : dimension
    guard arguments.count == wanted else {
      throw error(
        function == .matrix
          ? "'matrix' takes the \(wanted) elements row by row, not \(arguments.count)"
          : "'\(function.rawValue)' takes one argument for each of the \(dimension) levels, not "
            + "\(arguments.count)")
    }
    var rows = LocalSpace.Matrix(
      repeating: Array(repeating: .zero, count: dimension), count: dimension)
    var images = Set<Int>()
    for (level, argument) in arguments.enumerated() {
      switch function {
      case .diagonal: rows[level][level] = try argument.number(in: scope)
      case .matrix: rows[level / dimension][level % dimension] = try argument.number(in: scope)
      case .levels:
        let image = try argument.integer(in: scope)
        guard rows.indices.contains(image), images.insert(image).inserted else {
          throw argument.error(
            "'levels' takes every level from 0 to \(dimension - 1) once, and \(image) is none that "
              + "is left")
        }
        rows[image][level] = .one
      }
    }
    return LocalOperator(site: place, rows: rows)
  }
}

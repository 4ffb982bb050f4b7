import LatticeModels
import Numerics

/// Reads `sites:` and `operators:`, the tensor product and its operator symbols.
struct SitesReader {
  /// The largest number of sites; far beyond what any diagonalization reaches.
  private static let largestCellCount = 4096

  let parameters: ParameterTable

  func symbols(sites: FileNode, operators: FileNode?) throws -> OperatorSymbols {
    let fields = try sites.fields(allowed: ["count", "local"], required: ["count", "local"])
    let count = try cellCount(FileExpression(fields["count"]!))
    var symbols = OperatorSymbols(cellCount: count, species: try species(fields["local"]!))
    try checkNames(symbols, at: fields["local"]!)
    for (key, name, value) in try operators?.pairs() ?? [] {
      let taken =
        ExpressionFunctions.reservedNames.contains(name) || symbols.contains(name)
        || parameters.entries.contains { $0.name == name }
      guard name.isIdentifier, !taken else {
        throw key.error("'\(name)' cannot be the name of an operator: it has a meaning already")
      }
      let scope = parameters.scope.with(.onSite(symbols))
      symbols.define(
        name,
        as: value.isList
          ? try rows(value, symbols, scope) : try FileExpression(value).operation(in: scope))
    }
    return symbols
  }

  /// An operator by the rows of its matrix, on the only species or on all of a cell, the first slowest.
  private func rows(
    _ node: FileNode, _ symbols: OperatorSymbols, _ scope: ExpressionScope
  ) throws(ModelFileError) -> LocalOperator {
    let dimensions = symbols.species.map(\.space.dimension)
    let dimension = dimensions.reduce(1, *)
    var rows: [[Complex<Double>]] = []
    for member in try node.list() {
      var row: [Complex<Double>] = []
      for entry in try member.list() {
        row.append(try FileExpression(entry).number(in: parameters.scope))
      }
      rows.append(row)
    }
    guard rows.count == dimension, rows.allSatisfy({ $0.count == dimension }) else {
      throw node.error("a matrix has \(dimension) rows of \(dimension) numbers, one for each level")
    }
    guard !symbols.species.contains(where: { $0.space == .fermion }) || dimensions.count == 1 else {
      throw node.error(
        "operators on several species with fermions are written as products, such as up.n * down.n")
    }
    return LocalOperator(
      sites: Array(dimensions.indices), dimensions: dimensions,
      columns: rows.indices.map { column in
        rows.indices.map { LocalOperator.Entry(row: $0, amplitude: rows[$0][column]) }
      })
  }

  private func cellCount(_ expression: FileExpression) throws -> Int {
    let count = try expression.integer(in: parameters.scope)
    guard (1...SitesReader.largestCellCount).contains(count) else {
      throw parameters.error(
        "the number of sites is \(count); it must lie between 1 and "
          + "\(SitesReader.largestCellCount)", about: expression)
    }
    return count
  }

  private func species(_ node: FileNode) throws -> [OperatorSymbols.Species] {
    if node.isScalar { return [OperatorSymbols.Species(name: nil, space: try space(node))] }
    var species: [OperatorSymbols.Species] = []
    for (key, name, value) in try node.pairs() {
      guard name.isIdentifier else { throw key.error("'\(name)' cannot be the name of a species") }
      species.append(OperatorSymbols.Species(name: name, space: try space(value)))
    }
    guard !species.isEmpty else { throw node.error("a site needs at least one species") }
    return species
  }

  private static let spaces = "clock(n), qubit, spin(S), spin(1, cartesian), boson(cutoff), fermion"

  private func space(_ node: FileNode) throws -> LocalSpace {
    let expression = try FileExpression(node)
    switch expression.expression.form {
    case .name("qubit", nil): return .qubit
    case .name("fermion", nil): return .fermion
    case .call("clock", nil, let arguments) where arguments.count == 1:
      let levels = try FileExpression(part: arguments[0], of: node).integer(in: parameters.scope)
      guard (2...64).contains(levels) else {
        throw expression.error("a clock has 2 to 64 levels, not \(levels)")
      }
      return .clock(levels)
    case .call("spin", nil, let arguments) where arguments.count == 1:
      return try spin(FileExpression(part: arguments[0], of: node))
    case .call("spin", nil, let arguments) where arguments.count == 2:
      guard case .name("cartesian", nil) = arguments[1].form,
        try spin(FileExpression(part: arguments[0], of: node)) == .spin(twice: 2)
      else { throw expression.error("the Cartesian basis is written spin(1, cartesian)") }
      return .cartesianSpin
    case .call("boson", nil, let arguments) where arguments.count == 1:
      return try boson(FileExpression(part: arguments[0], of: node))
    case .name(let name, nil), .call(let name, nil, _):
      let known = ["clock", "qubit", "spin", "boson", "fermion"]
      let hint = known.contains(name) ? "" : nearestNameHint(to: name, among: known)
      throw expression.error(
        "'\(expression.text)' is not a local space\(hint); possible are \(SitesReader.spaces)")
    default:
      throw expression.error(
        "'\(expression.text)' is not a local space; possible are \(SitesReader.spaces)")
    }
  }

  private func spin(_ expression: FileExpression) throws(ModelFileError) -> LocalSpace {
    let twice = 2 * (try expression.real(in: parameters.scope))
    guard let whole = Int(exactly: twice), (1...63).contains(whole) else {
      throw expression.error("a spin is one of 1/2, 1, 3/2, …, 63/2, not \(twice / 2)")
    }
    return .spin(twice: whole)
  }

  private func boson(_ expression: FileExpression) throws -> LocalSpace {
    let cutoff = try expression.integer(in: parameters.scope)
    guard (1...63).contains(cutoff) else {
      throw parameters.error(
        "a mode holds at most 1 to 63 bosons, not \(cutoff)", about: expression)
    }
    return .boson(cutoff: cutoff)
  }

  /// A parameter with the name of an operator symbol would hide it.
  private func checkNames(_ symbols: OperatorSymbols, at node: FileNode) throws {
    let clash = parameters.entries.first { entry in
      symbols.species.contains { $0.name == nil && $0.space.matrices[entry.name] != nil }
    }
    if let clash {
      throw node.error(
        "the parameter '\(clash.name)' has the name of an operator of this local space; "
          + "rename the parameter")
    }
  }
}

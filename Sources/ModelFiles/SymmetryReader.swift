import Foundation
import LatticeModels
import Numerics

/// Reads `visible:` and `anti-unitary:` of `symmetry:`, the generators of the visible group and the
/// anti-unitary symmetries.
struct SymmetryReader {
  let symbols: OperatorSymbols
  let scope: ExpressionScope
  let conserved: ConservedTotal?
  let charges: [ConservedCharge]
  let constraint: StateConstraint?

  static let keys = ["charges", "visible", "anti-unitary", "names"]

  /// What the section makes of a model.
  struct Symmetry {
    var visible: [SymmetryGenerator] = []
    var antiunitary: [SymmetryGenerator] = []
    /// What irreps are called, by the names that they have otherwise.
    var irrepNames: [String: String] = [:]
    /// The levels in which all generators are monomial; nil for those of the file.
    var basis: LocalBasis?
    /// The fixed total and the charges, of these levels.
    var conserved: ConservedTotal?
    var charges: [ConservedCharge]
  }

  /// A generator as the file states it.
  private struct Statement {
    let name: String
    let node: FileNode
    /// The node that errors about its matrices are said of.
    let place: FileNode
    /// Shape [site].
    let matrices: [LocalSpace.Matrix]
    let images: [Int]
    let phase: Complex<Double>
  }

  /// The two lists of generators, in levels in which they are monomial.
  func symmetry(_ node: FileNode?) throws(ModelFileError) -> Symmetry {
    var result = Symmetry(conserved: conserved, charges: charges)
    guard let node else { return result }
    let fields = try node.fields(allowed: SymmetryReader.keys)
    let visible = try statements(fields["visible"])
    let antiunitary = try statements(fields["anti-unitary"])
    result.irrepNames = try irrepNames(fields["names"])
    result.basis = try basis(visible, antiunitary)
    if let basis = result.basis {
      result.conserved = conserved.map { basis.changed($0) }
      result.charges = charges.map { basis.changed($0) }
    }
    for statement in visible {
      let generator = try generator(statement, isAntiunitary: false, result)
      try requireCharges(generator, result.charges, statement.node)
      result.visible.append(generator)
    }
    for statement in antiunitary {
      result.antiunitary.append(try generator(statement, isAntiunitary: true, result))
    }
    return result
  }

  /// Nil where all generators are monomial already.
  private func basis(
    _ visible: [Statement], _ antiunitary: [Statement]
  ) throws(ModelFileError) -> LocalBasis? {
    func generators(_ list: [Statement], _ isAntiunitary: Bool) -> [LocalBasisSearch.Generator] {
      list.map {
        .init(
          name: $0.name, onSite: $0.matrices, images: $0.images, isAntiunitary: isAntiunitary)
      }
    }
    let count = symbols.species.count
    let quantities = (conserved.map { [$0] } ?? []) + charges.map(\.quantity)
    let search = LocalBasisSearch(
      generators(visible, false) + generators(antiunitary, true),
      dimensions: symbols.siteDimensions, kinds: symbols.siteDimensions.indices.map { $0 % count },
      partitions: quantities.filter { $0.cellSize == 1 }.map(\.weights),
      rigid: quantities.contains { $0.cellSize > 1 }
        ? Set(symbols.siteDimensions.indices)
        : Set(symbols.fermionSites).union(constraint?.sites ?? []))
    do {
      return try search.basis()
    } catch {
      let culprit = (visible + antiunitary).first { error.generators.contains($0.name) }
      throw culprit!.place.error(error.description)
    }
  }

  /// Names for irreps; whether there are such irreps is known when the group is.
  private func irrepNames(_ node: FileNode?) throws(ModelFileError) -> [String: String] {
    var names: [String: String] = [:]
    for (key, short, value) in try node?.pairs() ?? [] {
      let name = try value.text()
      guard names.values.allSatisfy({ $0 != name }) else {
        throw value.error("two irreps would be called '\(name)'")
      }
      guard !name.contains(where: \.isNewline), names.updateValue(name, forKey: short) == nil else {
        throw key.error("the irrep '\(short)' has one name, in one line")
      }
    }
    return names
  }

  private func statements(_ node: FileNode?) throws(ModelFileError) -> [Statement] {
    guard let node, node.node.scalar?.string != "none" else { return [] }
    guard node.isList else {
      throw node.error("a list of generators is expected here, or 'none'")
    }
    var statements: [Statement] = []
    for member in try node.list() {
      let statement = try statement(member)
      guard !statements.contains(where: { $0.name == statement.name }) else {
        throw member.error("there are two generators with the name '\(statement.name)'")
      }
      statements.append(statement)
    }
    return statements
  }

  private func statement(_ node: FileNode) throws(ModelFileError) -> Statement {
    let fields = try node.fields(
      allowed: ["name", "on-site", "permute", "species", "phase"], required: ["name"])
    let name = try fields["name"]!.text()
    guard fields["on-site"] != nil || fields["permute"] != nil || fields["species"] != nil else {
      throw node.error("the generator '\(name)' needs the key 'on-site' or 'permute'")
    }
    let matrices = try onSiteMatrices(fields["on-site"], name: name)
    let images = try siteImages(fields["permute"], species: fields["species"])
    var phase = Complex<Double>.one
    if let node = fields["phase"] { phase = try unitNumber(FileExpression(node)) }
    return Statement(
      name: name, node: node, place: fields["on-site"] ?? fields["permute"] ?? node,
      matrices: matrices, images: images, phase: phase)
  }

  private func generator(
    _ statement: Statement, isAntiunitary: Bool, _ symmetry: Symmetry
  ) throws(ModelFileError) -> SymmetryGenerator {
    let matrices =
      symmetry.basis?.changed(
        statement.matrices, images: statement.images, isAntiunitary: isAntiunitary)
      ?? statement.matrices
    let operation: MonomialOperator
    do {
      operation = try MonomialOperator(
        dimensions: symbols.siteDimensions, sitePermutation: statement.images, onSite: matrices,
        phase: statement.phase, fermions: symbols.fermionSites)
    } catch {
      try requireUnitary(statement)
      throw statement.place.error(
        "the generator '\(statement.name)' is not a monomial operator"
          + (symmetry.basis == nil
            ? ". " : " in the local basis in which the others are monomial. ") + "\(error)")
    }
    if let levels = symmetry.conserved?.violation(by: operation) {
      throw statement.node.error(
        "the generator '\(statement.name)' takes states with the total of 'conserve' to states with another, "
          + "for example the state with the levels \(levels)")
    }
    if let constraint { try require(operation, toKeep: constraint, statement) }
    return SymmetryGenerator(name: statement.name, operation: operation)
  }

  private func requireUnitary(_ statement: Statement) throws(ModelFileError) {
    for (site, matrix) in statement.matrices.enumerated()
    where matrix.allSatisfy({ $0.count == matrix.count }) && !matrix.isEmpty {
      let start = "the generator '\(statement.name)' is not unitary: its matrix on site \(site) "
      switch Unitarity(of: matrix) {
      case .unitary: continue
      case .multiple(let factor):
        let number = String(format: "%.5g", locale: Locale(identifier: "C"), factor)
        throw statement.place.error(
          start + "is \(number) times a unitary one, and has to be divided by that")
      case .none:
        throw statement.place.error(
          start + "has columns that are not orthogonal or not of length 1")
      }
    }
  }

  private func require(
    _ operation: MonomialOperator, toKeep constraint: StateConstraint, _ statement: Statement
  ) throws(ModelFileError) {
    switch constraint.violation(by: operation) {
    case nil: return
    case .state(let levels)?:
      throw statement.node.error(
        "the generator '\(statement.name)' takes states that obey 'constraint' to others, for example the state with the "
          + "levels \(levels)")
    case .undecided?:
      throw statement.node.error(
        "nothing shows that the generator '\(statement.name)' takes the states that obey 'constraint' to each other"
      )
    }
  }

  /// A sector belongs to one value of every charge, so the visible group must keep them.
  private func requireCharges(
    _ generator: SymmetryGenerator, _ charges: [ConservedCharge], _ node: FileNode
  ) throws(ModelFileError) {
    for charge in charges {
      guard let levels = charge.violation(by: generator.operation) else { continue }
      throw node.error(
        "the generator '\(generator.name)' changes the charge \(charge.name), for example of the "
          + "state with the levels \(levels); a visible generator must map every charge sector to "
          + "itself, so leave this one out, or the charge")
    }
  }

  /// Binds the site j and, where the lattice has them, its coordinates.
  func bindingSite(_ cell: Int, in scope: ExpressionScope) -> ExpressionScope {
    var result = scope.binding(["j"], to: [cell])
    if let coordinates = scope.coordinates {
      for (name, value) in zip(coordinates.names, coordinates.values(of: cell)) {
        result.bind(name, to: value)
      }
    }
    return result
  }

  private func unitNumber(_ expression: FileExpression) throws(ModelFileError) -> Complex<Double> {
    do throws(ExpressionError) {
      let number = try expression.expression.number(in: scope)
      guard abs(number.length - 1) <= MonomialOperator.recognitionTolerance else {
        throw expression.expression.error("a phase has the modulus 1, not \(number.length)")
      }
      return number
    } catch { throw expression.node.error(error) }
  }

  func speciesImages(_ node: FileNode?) throws(ModelFileError) -> [Int] {
    let names = symbols.species.map { $0.name ?? "" }
    var images = Array(names.indices)
    guard let node else { return images }
    for (key, name, value) in try node.pairs() {
      let target = try value.text()
      for unknown in [name, target] where !names.contains(unknown) {
        throw key.error(
          "there is no species '\(unknown)'" + nearestNameHint(to: unknown, among: names))
      }
      images[names.firstIndex(of: name)!] = names.firstIndex(of: target)!
    }
    guard Set(images).count == images.count else {
      throw node.error("two species would become the same; a swap is {sigma: tau, tau: sigma}")
    }
    return images
  }
}

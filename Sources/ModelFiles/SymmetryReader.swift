import LatticeModels
import Numerics

/// Reads `visible:` and `anti-unitary:` of `symmetry:`, the generators of the visible group and the
/// anti-unitary symmetries.
struct SymmetryReader {
  let symbols: OperatorSymbols
  let scope: ExpressionScope
  let conserved: ConservedTotal?
  let charges: [ConservedCharge]

  static let keys = ["charges", "visible", "anti-unitary"]

  /// The two lists of generators.
  func generators(
    _ node: FileNode?
  ) throws(ModelFileError) -> (visible: [SymmetryGenerator], antiunitary: [SymmetryGenerator]) {
    guard let node else { return ([], []) }
    let fields = try node.fields(allowed: SymmetryReader.keys)
    let visible = try list(fields["visible"], keepsCharges: true)
    return (visible, try list(fields["anti-unitary"], keepsCharges: false))
  }

  private func list(
    _ node: FileNode?, keepsCharges: Bool
  ) throws(ModelFileError) -> [SymmetryGenerator] {
    guard let node, node.node.scalar?.string != "none" else { return [] }
    guard node.isList else {
      throw node.error("a list of generators is expected here, or 'none'")
    }
    var generators: [SymmetryGenerator] = []
    for member in try node.list() {
      let generator = try generator(member)
      if keepsCharges { try requireCharges(generator, member) }
      guard !generators.contains(where: { $0.name == generator.name }) else {
        throw member.error("there are two generators with the name '\(generator.name)'")
      }
      generators.append(generator)
    }
    return generators
  }

  private func generator(_ node: FileNode) throws(ModelFileError) -> SymmetryGenerator {
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
    let operation: MonomialOperator
    do {
      operation = try MonomialOperator(
        dimensions: symbols.siteDimensions, sitePermutation: images, onSite: matrices,
        phase: phase, fermions: symbols.fermionSites)
    } catch {
      throw (fields["on-site"] ?? fields["permute"] ?? node).error(
        "the generator '\(name)' is not a monomial operator. \(error)")
    }
    if let levels = conserved?.violation(by: operation) {
      throw node.error(
        "the generator '\(name)' takes states with the total of 'conserve' to states with another, "
          + "for example the state with the levels \(levels)")
    }
    return SymmetryGenerator(name: name, operation: operation)
  }

  /// A sector belongs to one value of every charge, so the visible group must keep them.
  private func requireCharges(
    _ generator: SymmetryGenerator, _ node: FileNode
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

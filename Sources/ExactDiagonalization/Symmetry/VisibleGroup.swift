import GroupTheory
import LatticeModels
import SpaceGroups

/// The finite group that the visible symmetry generators make, with its irreps in canonical order.
///
/// **Order of irreps.** The trivial irrep comes first. Then irreps are ordered by dimension; then
/// lexicographically by the common eigenvalues e^{2πik/ord(g)} of the commuting generators, as
/// ascending tuples of exponents k; then by the ascending exponents of each generator in the order
/// of the model file; then by the same lists for the classes of the character table in their order.
/// A generator is commuting when it commutes with all commuting ones before it.
///
/// **Short names.** A one-dimensional irrep is named by the exponents of all generators, `2` or `(0,1)`,
/// with `+` or `-` for a generator of order two that is not commuting: `(0,+)`. An irrep of higher
/// dimension is named by the first of its common eigenvalues of the commuting generators: `1` or
/// `[0,1]`. Where that leaves two irreps with one name, all eigenvalues of all generators are
/// listed, `[0+1,0+2]`, and a number follows after # where even that is not enough.
///
/// **Names** are those that the model gives; then, on a lattice whose translations are in the group, wave vectors with symbols of the little
/// groups (`SpaceGroupNames`); then the short ones. With a single generator the short name, the number of its eigenvalue, comes first.
public struct VisibleGroup: Sendable {
  /// The symmetry generators as the model states them.
  public let generators: [SymmetryGenerator]
  /// The abstract group; element i is the operator `elements[i]`.
  public let group: FiniteGroup
  /// The group elements as operators, the identity first. Shape [element].
  public let elements: [MonomialOperator]
  /// The character table with irreps in canonical order.
  public let table: CharacterTable
  /// The names of the irreps. Shape [irrep].
  public let names: [String]
  /// The names that the irreps have by the eigenvalues of generators, whatever else they are called. Shape [irrep].
  public let shortNames: [String]
  /// The other name of each irrep: the short one, or what it would be called on a lattice; the name itself where there is no other.
  /// Shape [irrep].
  public let aliases: [String]
  /// A common multiple of the phase orders of all elements.
  public let phaseOrder: Int

  /// The largest common order of the generators' phases.
  public static let largestCommonPhaseOrder = 5040

  /// Closes the generators under multiplication.
  ///
  /// `limit` is the largest order of the group that is accepted; `irrepNames` has other names for irreps, by their short names; `layout`
  /// says where the sites stand.
  /// - Throws: `VisibleGroupError` when the generators make more elements than that, and when there is no irrep that `irrepNames` names.
  public init(
    generators: [SymmetryGenerator], dimensions: [Int], irrepNames: [String: String] = [:],
    layout: SiteLayout? = nil, limit: Int = 1000
  ) throws {
    let operations = generators.map(\.operation)
    precondition(
      operations.allSatisfy { $0.dimensions == dimensions }, "generators act on another space")
    var order = 1
    for operation in operations {
      order = Int.leastCommonMultiple(order, operation.phaseOrder)
      guard order <= Self.largestCommonPhaseOrder else {
        throw VisibleGroupError.phaseOrderTooLarge(order)
      }
    }
    let closed: (group: FiniteGroup, elements: [MonomialOperator])
    do {
      closed = try FiniteGroup.closure(
        of: operations, identity: .identity(dimensions: dimensions), limit: limit
      ) { $0.multiplied(by: $1) }
    } catch is GroupError {
      throw VisibleGroupError.notClosed(generators: generators.map(\.name), limit: limit)
    }
    let unordered = try CharacterTable(of: closed.group)
    let labels = IrrepLabels(table: unordered, group: closed.group)
    self.generators = generators
    self.group = closed.group
    self.elements = closed.elements
    self.phaseOrder = order
    let table = try unordered.reordered(
      irreps: labels.canonicalOrder, classes: Array(unordered.classSizes.indices))
    self.table = table
    shortNames = labels.names
    if let unknown = irrepNames.keys.sorted().first(where: { !labels.names.contains($0) }) {
      throw VisibleGroupError.unknownIrrep(unknown, known: labels.names)
    }
    let onLattice = layout.flatMap {
      SpaceGroupNames(
        group: closed.group, table: table, elements: closed.elements,
        generators: generators.map(\.name), layout: $0
      )?.names
    }
    (names, aliases) = try Self.names(
      short: labels.names, onLattice: onLattice, stated: irrepNames,
      isNumbered: generators.count == 1)
  }

  /// The same group where its generators are other monomial operators, of another local basis; nil where these make another group.
  init?(_ other: VisibleGroup, turned generators: [SymmetryGenerator], dimensions: [Int]) {
    let operations = generators.map(\.operation)
    let closed = try? FiniteGroup.closure(
      of: operations, identity: .identity(dimensions: dimensions), limit: other.group.order
    ) { $0.multiplied(by: $1) }
    guard let closed, closed.group == other.group else { return nil }
    phaseOrder = operations.reduce(1) { Int.leastCommonMultiple($0, $1.phaseOrder) }
    elements = closed.elements
    self.generators = generators
    (group, table) = (other.group, other.table)
    (names, shortNames, aliases) = (other.names, other.shortNames, other.aliases)
  }

  /// What irreps are called, and what else.
  private static func names(
    short: [String], onLattice: [String]?, stated: [String: String], isNumbered: Bool
  ) throws -> (names: [String], aliases: [String]) {
    func named(_ rest: [String]) -> [String] { zip(short, rest).map { stated[$0] ?? $1 } }
    func areDistinct(_ names: [String]) -> Bool { Set(names).count == names.count }
    if let onLattice, !isNumbered, areDistinct(named(onLattice)), areDistinct(onLattice + short) {
      return (named(onLattice), short)
    }
    let names = named(short)
    guard areDistinct(names) else {
      let twice = names.first { name in names.count { $0 == name } > 1 }!
      throw VisibleGroupError.sameName(twice)
    }
    return (names, stated.isEmpty ? onLattice ?? short : short)
  }

  /// Whether all irreps are one-dimensional.
  public var isAbelian: Bool { group.isAbelian }

  /// The dimension d_λ of each irrep. Shape [irrep].
  public var irrepDimensions: [Int] { table.dimensions }
}

/// Why no visible group could be made.
public enum VisibleGroupError: Error, Hashable, CustomStringConvertible {
  /// The closure has more elements than the limit.
  case notClosed(generators: [String], limit: Int)
  /// The generators' phases have no common order up to the limit.
  case phaseOrderTooLarge(Int)
  /// A name is given to an irrep that the group has not.
  case unknownIrrep(String, known: [String])
  /// Two irreps would have one name.
  case sameName(String)

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .notClosed(let generators, let limit):
      "The visible symmetry generators \(generators.joined(separator: ", ")) do not close: their "
        + "products reached more than \(limit) different elements, the limit. Check that they "
        + "generate a small finite group."
    case .unknownIrrep(let name, let known):
      "The section names: of symmetry: gives a name to the irrep '\(name)', which the visible group has not. Its irreps are "
        + known.prefix(20).joined(separator: " ") + (known.count > 20 ? " …" : "") + "."
    case .sameName(let name):
      "Two irreps of the visible group would be called '\(name)'; the section names: of symmetry: says what they are called."
    case .phaseOrderTooLarge(let order):
      "The phases of the visible symmetry generators have the common order \(order); at most "
        + "\(VisibleGroup.largestCommonPhaseOrder) is supported."
    }
  }
}

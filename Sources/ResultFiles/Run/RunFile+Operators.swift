import GroupTheory
import Numerics

extension RunFile {
  static func write(_ record: OperatorRecord, _ group: HDF5Group) throws {
    try group.setAttribute(
      "description",
      "symmetry operators that are products over sites, U = (w_0 x w_1 x ...) P K, up to phases on sites"
    )
    try group.setAttribute("seed", Int(clamping: record.seed))
    try group.setAttribute("complete", record.isComplete ? 1 : 0)
    try group.setAttribute("on_site_only", record.isOnSiteOnly ? 1 : 0)
    try group.setAttribute("order", record.multiplication.count)
    if !record.groups.isEmpty { try group.setAttribute("group", record.groups) }
    if let continuous = record.continuous {
      try group.setAttribute("algebra", continuous.algebra)
      try group.setAttribute("continuous_group", continuous.group)
    }
    if let dimension = record.spannedDimension {
      try group.setAttribute("spanned_dimension", dimension)
    }
    try group.write(
      HDF5Array(rows: record.multiplication, width: record.multiplication.count),
      to: "multiplication",
      HDF5Description(
        "the product of two unitary operators up to phases and continuous symmetries; 0 is the identity",
        axes: ["element", "element"]))
    if !record.generators.isEmpty { try write(record.generators, group) }
  }

  private static func write(_ generators: [OperatorRecord.Generator], _ group: HDF5Group) throws {
    func write(_ values: [Int], _ name: String, _ text: String) throws {
      try group.write(values, to: name, HDF5Description(text, axes: ["generator"]))
    }
    try group.write(
      HDF5Array(generators.map(\.words)), to: "words",
      HDF5Description("what the operator does", axes: ["generator"]))
    try write(generators.map(\.order), "generator_order", "its order; 0 where it is not known")
    try write(
      generators.map { $0.isAntiunitary ? 1 : 0 }, "antiunitary",
      "1 where complex conjugation acts first")
    try group.write(
      HDF5Array(rows: generators.map(\.siteImages), width: generators[0].siteImages.count),
      to: "site_image",
      HDF5Description("the site to which each site moves", axes: ["generator", "site"]))
    try group.write(
      generators.map(\.residual), to: "residual",
      HDF5Description(
        "|UAv - AUv|/|Av| for a random vector v, the largest over the operators A of the model",
        axes: ["generator"]))
    let (array, axes) = factors(generators)
    try group.write(
      array, to: "site_factor",
      HDF5Description(
        "the on-site operator w, up to a phase; smaller ones end in zeros", axes: axes))
  }

  /// [generator, site, d, d], without the axis of sites where all have one factor.
  private static func factors(
    _ generators: [OperatorRecord.Generator]
  ) -> (HDF5Array<Complex<Double>>, [String]) {
    let differs = generators.contains { generator in
      generator.siteFactors.contains { $0 != generator.siteFactors[0] }
    }
    let largest = generators.flatMap(\.siteFactors).map(\.count).max() ?? 0
    let sites = differs ? generators[0].siteFactors.count : 1
    let elements = generators.flatMap { generator in
      generator.siteFactors.prefix(sites).flatMap { factor in
        (0..<largest).flatMap { row in
          (0..<largest).map { column in
            row < factor.count && column < factor.count ? factor[row][column] : .zero
          }
        }
      }
    }
    return differs
      ? (
        HDF5Array(shape: [generators.count, sites, largest, largest], elements: elements),
        ["generator", "site", "row", "column"]
      )
      : (
        HDF5Array(shape: [generators.count, largest, largest], elements: elements),
        ["generator", "row", "column"]
      )
  }
}

/// What an answer uses of `/operators`.
public struct StoredOperators: Sendable {
  /// The unitary operators, up to phases and continuous symmetries.
  public let group: FiniteGroup
  /// Names of the group; empty where the catalogue has none.
  public let names: [String]
  /// What generators do, unitary ones first.
  public let words: [String]
  /// Whether each is anti-unitary.
  public let isAntiunitary: [Bool]
  /// The group of continuous symmetries; nil without any.
  public let continuousGroup: String?
  /// The dimension of the span of all unitary ones; nil where it is not known.
  public let spannedDimension: Int?
  /// Whether symmetries that move sites are missing from `group`.
  public let isOnSiteOnly: Bool
}

extension RunFile {
  /// The symmetry operators that the file holds; nil where it has none.
  ///
  /// Throws: ``ResultFileError`` where parts do not fit, or the table of products is no group's.
  public func operators() throws -> StoredOperators? {
    guard root.contains("operators") else { return nil }
    let group = try root.group("operators")
    let table = try group.read("multiplication", as: Int.self)
    guard table.shape.count == 2, table.shape[0] == table.shape[1],
      (1...Self.mostOperators).contains(table.shape[0])
    else {
      throw group.shapeError(
        "multiplication", table.shape, expected: "[element, element], at most \(Self.mostOperators)"
      )
    }
    guard table.elements.allSatisfy({ (0..<table.shape[0]).contains($0) }) else {
      throw group.error("multiplication", "an entry names no element.")
    }
    let products: FiniteGroup
    do {
      products = try FiniteGroup(
        products: table.rows, generators: Self.generators(of: table.rows))
    } catch {
      throw group.error("multiplication", "\(error)")
    }
    let words = group.contains("words") ? try group.readStrings("words").elements : []
    let flags =
      group.contains("antiunitary") ? try group.read("antiunitary", as: Int.self).elements : []
    guard flags.count == words.count else {
      throw group.error(
        "antiunitary", "it has \(flags.count) entries for \(words.count) generators.")
    }
    return StoredOperators(
      group: products, names: try group.stringsAttribute("group") ?? [], words: words,
      isAntiunitary: flags.map { $0 != 0 },
      continuousGroup: try group.stringAttribute("continuous_group"),
      spannedDimension: try group.attribute("spanned_dimension", as: Int.self)?.elements.first,
      isOnSiteOnly: try group.attribute("on_site_only", as: Int.self)?.elements.first == 1)
  }

  /// Elements that reach all others by multiplication from the right, few in a group.
  private static func generators(of table: [[Int]]) -> [Int] {
    var (reached, generators) = (Set([0]), [Int]())
    for g in table.indices where !reached.contains(g) {
      generators.append(g)
      var open = Array(reached)
      while let element = open.popLast() {
        for generator in generators where reached.insert(table[element][generator]).inserted {
          open.append(table[element][generator])
        }
      }
    }
    return generators
  }

  /// Larger tables are not listed by `xsff operators`.
  private static let mostOperators = 2000
}

import Foundation
import GroupTheory
import ModelFiles
import Numerics

extension CurveMapping {
  private static let keys = [
    "time", "curves", "errors", "imaginary", "normalized", "samples", "window", "heisenberg_time",
    "group", "like", "set", "charges", "levels", "sectors", "energies", "counted", "period",
  ]

  /// Reads a mapping file, YAML.
  ///
  /// Throws: `ModelFileError` with the line.
  public static func reading(_ url: URL) throws -> CurveMapping {
    let name = url.relativePath
    guard let data = FileManager.default.contents(atPath: url.path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw CurveImportError(file: name, problem: "the mapping file cannot be read.")
    }
    return try parse(text, name: name)
  }

  package static func parse(_ text: String, name: String) throws -> CurveMapping {
    let fields = try ModelFile.document(text, name: name).fields(allowed: keys)
    var mapping = CurveMapping()
    mapping.text = text
    mapping.time = try fields["time"]?.text()
    mapping.curves = try fields["curves"].map(pattern)
    mapping.errors = try fields["errors"].map(pattern)
    mapping.imaginary = try fields["imaginary"].map(pattern)
    mapping.isNormalized = try fields["normalized"].map(truth)
    mapping.energies = try fields["energies"]?.text()
    mapping.counted = try fields["counted"].map(count)
    mapping.period = try fields["period"].map { node in
      let value = try number(node)
      guard value > 0 else { throw node.error("the period must be positive") }
      return value
    }
    mapping.samples = try fields["samples"].map { try positive($0) }
    mapping.heisenbergTime = try fields["heisenberg_time"].map { node in
      let value = try number(node)
      guard value > 0 else { throw node.error("the Heisenberg time must be positive") }
      return value
    }
    mapping.window = try fields["window"].map { node in
      let values = try node.list().map(number)
      guard values.count == 2, values[0] < values[1] else {
        throw node.error("the window must be two ascending numbers")
      }
      return values[0]...values[1]
    }
    if let group = fields["group"] {
      if group.isScalar {
        mapping.group = try group.text()
      } else {
        mapping.table = try table(group)
      }
    }
    mapping.like = try fields["like"]?.text()
    for (_, name, value) in try fields["set"]?.pairs() ?? [] {
      mapping.parameters[name] = try value.text()
    }
    mapping.charges = try fields["charges"].map { node in
      try node.isScalar ? [node.text()] : node.list().map { try $0.text() }
    }
    mapping.levels = try fields["levels"]?.text()
    mapping.sectors = try fields["sectors"].map(sectors) ?? []
    return mapping
  }

  // MARK: - Values

  private static func pattern(_ node: FileNode) throws -> String {
    let text = try node.text()
    guard text.contains("{a}") == text.contains("{b}") else {
      throw node.error("a pattern has both {a} and {b}, the names of the two sectors")
    }
    return text
  }

  private static func truth(_ node: FileNode) throws -> Bool {
    switch try node.text() {
    case "true", "yes": return true
    case "false", "no": return false
    case let text: throw node.error("'\(text)' must be true or false")
    }
  }

  private static func count(_ node: FileNode) throws -> LevelCount {
    let text = try node.text()
    guard let count = LevelCount(rawValue: text) else {
      throw node.error("'\(text)' must be once or d-times")
    }
    return count
  }

  private static func number(_ node: FileNode) throws -> Double {
    let text = try node.text()
    guard let value = Double(text), value.isFinite else {
      throw node.error("'\(text)' is no number")
    }
    return value
  }

  private static func integer(_ node: FileNode) throws -> Int {
    let text = try node.text()
    guard let value = Int(text) else { throw node.error("'\(text)' is no integer") }
    return value
  }

  private static func positive(_ node: FileNode) throws -> Int {
    let value = try integer(node)
    guard (1...(1 << 40)).contains(value) else {
      throw node.error("\(value) must be positive, and less than 2^40")
    }
    return value
  }

  // MARK: - Sectors

  /// A list of names, names with irreps, or names with `irrep` and `levels`.
  private static func sectors(_ node: FileNode) throws -> [Sector] {
    if node.isList { return try node.list().map { Sector(label: try $0.text()) } }
    return try node.pairs().map { _, name, value in
      if value.isScalar { return Sector(label: name, irrep: try value.text()) }
      let fields = try value.fields(allowed: ["irrep", "levels"])
      return Sector(
        label: name, irrep: try fields["irrep"]?.text(),
        levels: try fields["levels"].map { try positive($0) })
    }
  }

  // MARK: - A group in full

  private static func table(_ node: FileNode) throws -> LabelledIrreps {
    let keys = ["class_sizes", "element_orders", "power_maps", "characters"]
    let fields = try node.fields(allowed: keys, required: keys)
    var powerMaps: [Int: [Int]] = [:]
    for (key, name, value) in try fields["power_maps"]!.pairs() {
      guard let prime = Int(name) else { throw key.error("'\(name)' is no prime") }
      powerMaps[prime] = try value.list().map(integer)
    }
    let rows = try fields["characters"]!.pairs().map { (name: $0.name, values: $0.value) }
    do {
      let table = try CharacterTable(
        classSizes: fields["class_sizes"]!.list().map(integer),
        elementOrders: fields["element_orders"]!.list().map(integer), powerMaps: powerMaps,
        approximateCharacters: rows.map { try $0.values.list().map(complex) })
      return LabelledIrreps(
        groupName: "group of order \(table.order)", table: table, names: rows.map(\.name))
    } catch let error as GroupError {
      throw node.error(error.description)
    }
  }

  /// A real number, or a list of real and imaginary part.
  private static func complex(_ node: FileNode) throws -> Complex<Double> {
    if node.isScalar { return Complex(try number(node)) }
    let parts = try node.list().map(number)
    guard parts.count == 2 else {
      throw node.error("a complex number is a list of its real and its imaginary part")
    }
    return Complex(parts[0], parts[1])
  }
}

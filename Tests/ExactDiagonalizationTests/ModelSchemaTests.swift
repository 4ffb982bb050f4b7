import Foundation
import ModelFiles
import TestSupport
import Testing

extension PlainValue {
  init(yaml node: FileNode) throws {
    if node.isScalar {
      let text = (try? node.text()) ?? ""
      self =
        ["true", "false"].contains(text)
        ? .truth(text == "true") : Double(text).map(PlainValue.number) ?? .text(text)
    } else if node.isList {
      self = .list(try node.list().map(PlainValue.init(yaml:)))
    } else {
      self = .fields(
        Dictionary(
          uniqueKeysWithValues: try node.pairs().map { ($0.name, try PlainValue(yaml: $0.value)) }))
    }
  }
}

@Suite("The JSON Schema of model files")
struct ModelSchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let validator: SchemaValidator

  init() throws {
    validator = try SchemaValidator(
      reading: Self.root.appending(path: "Models/model.schema.json"))
  }

  private static let files = ["Models", "Examples/models"].flatMap { folder in
    let path = root.appending(path: folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }

  private func violations(_ text: String) throws -> [String] {
    validator.violations(try PlainValue(yaml: ModelFile.document(text, name: "model.yaml")))
  }

  @Test("every bundled model and every example satisfies it", arguments: files)
  func bundled(file: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
    #expect(try violations(text) == [])
  }

  private static let start = "format: 1\nname: m\nsites: {count: 3, local: qubit}\n"
  private static let terms = "terms:\n  - {name: h, over: sites, operator: X(j)}\n"

  /// Places of the schema, and files with a key there that does not exist.
  static let places: [(String, String)] = [
    ("", start + terms + "ZZZ: 1\n"),
    ("parameters/additionalProperties", start + terms + "parameters: {a: {default: 1, ZZZ: 1}}\n"),
    ("requires/items", start + terms + "requires: [{rule: 1 == 1, ZZZ: 1}]\n"),
    ("sites", "format: 1\nname: m\nsites: {count: 3, local: qubit, ZZZ: 1}\n" + terms),
    ("lattice", start + terms + "lattice: {ladder: 2, ZZZ: 1}\n"),
    ("conserve", start + terms + "conserve: {total: 0, of: Z, ZZZ: 1}\n"),
    ("conserve/items", start + terms + "conserve: [{total: 0, of: Z, ZZZ: 1}]\n"),
    ("constraint", start + terms + "constraint: {over: bonds, allow: n(j) == 0, ZZZ: 1}\n"),
    ("constraint/items", start + terms + "constraint: [{over: bonds, allow: n(j) == 0, ZZZ: 1}]\n"),
    (
      "terms/items/coupling",
      start
        + "terms: [{name: h, over: sites, operator: X(j), coupling: {values: h.csv, ZZZ: 1}}]\n"
    ),
    ("terms/items", start + "terms: [{name: h, over: sites, operator: X(j), ZZZ: 1}]\n"),
    ("floquet/items", start + terms + "floquet: [{terms: [h], time: 1, ZZZ: 1}]\n"),
    ("symmetry", start + terms + "symmetry: {ZZZ: none}\n"),
    (
      "symmetry/charges/items", start + terms + "symmetry: {charges: [{name: Q, of: Z, ZZZ: 1}]}\n"
    ),
    (
      "symmetry/visible/items",
      start + terms + "symmetry: {visible: [{name: X, on-site: X, ZZZ: 1}]}\n"
    ),
    (
      "symmetry/anti-unitary/items",
      start + terms + "symmetry: {anti-unitary: [{name: K, on-site: 1, ZZZ: 1}]}\n"
    ),
    (
      "symmetry/visible/items/permute",
      start + terms + "symmetry: {visible: [{name: P, permute: {cycles: [[0, 1]], ZZZ: 1}}]}\n"
    ),
  ]

  /// The reader lists its keys where a file has one that resembles none.
  private func readerKeys(_ text: String) throws -> Set<String> {
    let stranger = "an-altogether-different-key-of-no-meaning"
    do {
      _ = try ModelFile.parse(
        source: text.replacing("ZZZ", with: stranger), sourceName: "model.yaml")
      return []
    } catch let error as ModelFileError {
      let message = error.message
      let start = try #require(message.range(of: "; there are "), "\(message)")
      #expect(message.contains(stranger))
      return Set(message[start.upperBound...].components(separatedBy: ", "))
    }
  }

  @Test("it has the keys of the reader, no more and no less", arguments: places)
  func keys(place: String, text: String) throws {
    #expect(try validator.keys(at: place) == readerKeys(text), "at \(place)")
    #expect(try !violations(text).isEmpty)
    // Without the key that does not exist nothing is wrong.
    let removed = text.replacing(", ZZZ: 1", with: "").replacing("ZZZ: 1\n", with: "")
    if !place.isEmpty && place != "symmetry" { #expect(try violations(removed) == []) }
  }

  @Test(
    "values that the reader refuses",
    arguments: [
      "format: 2\nname: m\nsites: {count: 3, local: qubit}\n" + terms,
      "format: 1\nname: m\nsites: {count: 3, local: qubits}\n" + terms,
      "format: 1\nname: m\nsites: {count: 3, local: clock}\n" + terms,
      "format: 1\nname: m\nsites: {count: 3}\n" + terms,
      start + "terms: []\n", start,
      start + "terms: [{name: h, over: site, operator: X(j)}]\n",
      start + "terms: [{name: 2h, over: sites, operator: X(j)}]\n",
      start + "terms: [{name: h, operator: X(j)}]\n",
      start + terms + "lattice: circle\n",
      start + terms + "lattice: {boundary: open}\n",
      start + terms + "lattice: {ladder: 3, square: [3, 1]}\n",
      start + terms + "lattice: {square: [3, 1, 1]}\n",
      start + terms + "lattice: {square: [3, 1], boundary: closed}\n",
      start + terms + "parameters: {a: {default: 1, type: float}}\n",
      start + terms + "symmetry: {visible: nothing}\n",
      start + terms + "symmetry: {visible: [{name: X}]}\n",
    ])
  func refused(text: String) throws {
    #expect(try !violations(text).isEmpty)
    #expect(throws: (any Error).self) {
      try ModelFile.parse(source: text, sourceName: "model.yaml")
    }
  }
}

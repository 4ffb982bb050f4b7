import Foundation
import ModelFiles

/// A value of YAML or JSON, with scalars as they are read without quotes.
indirect enum PlainValue: Equatable {
  case text(String)
  case number(Double)
  case truth(Bool)
  case list([PlainValue])
  case fields([(name: String, value: PlainValue)])

  static func == (a: PlainValue, b: PlainValue) -> Bool {
    switch (a, b) {
    case (.text(let a), .text(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.truth(let a), .truth(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.fields(let a), .fields(let b)):
      a.map(\.name) == b.map(\.name) && a.map(\.value) == b.map(\.value)
    default: false
    }
  }

  init(yaml node: FileNode) throws {
    if node.isScalar {
      let text = (try? node.text()) ?? ""
      self =
        ["true", "false"].contains(text)
        ? .truth(text == "true") : Double(text).map(PlainValue.number) ?? .text(text)
    } else if node.isList {
      self = .list(try node.list().map(PlainValue.init(yaml:)))
    } else {
      self = .fields(try node.pairs().map { ($0.name, try PlainValue(yaml: $0.value)) })
    }
  }

  subscript(name: String) -> PlainValue? {
    guard case .fields(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  var list: [PlainValue] { if case .list(let values) = self { values } else { [] } }
  var fields: [(name: String, value: PlainValue)] {
    if case .fields(let fields) = self { fields } else { [] }
  }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { Int(number) } else { nil } }
}

/// Those parts of JSON Schema, draft 2020-12, that the schema of model files uses; any other keyword is a violation of its own, so
/// that nothing of the schema goes untested.
struct SchemaValidator {
  let root: PlainValue

  /// JSON is YAML.
  init(reading url: URL) throws {
    let text = try String(contentsOf: url, encoding: .utf8)
    root = try PlainValue(yaml: ModelFile.document(text, name: url.lastPathComponent))
  }

  /// What is wrong with a value, with its path.
  func violations(_ value: PlainValue) -> [String] { violations(value, root, "") }

  private func violations(_ value: PlainValue, _ schema: PlainValue, _ path: String) -> [String] {
    schema.fields.flatMap { keyword, rule in
      violations(value, keyword, rule, in: schema, path).map {
        $0.hasPrefix("/") ? $0 : "\(path)/: \($0)"
      }
    }
  }

  private func violations(
    _ value: PlainValue, _ keyword: String, _ rule: PlainValue, in schema: PlainValue,
    _ path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "title", "description", "examples", "$defs": return []
    case "$ref": return violations(value, resolved(rule.text!), path)
    case "type":
      let types = rule.text.map { [$0] } ?? rule.list.compactMap(\.text)
      return types.contains(type(of: value)) ? [] : ["is no \(types.joined(separator: " or "))"]
    case "const": return value == rule ? [] : ["differs from the constant"]
    case "enum": return rule.list.contains(value) ? [] : ["is none of the values"]
    case "pattern":
      guard let text = value.text else { return [] }
      let isMatch = text.range(of: rule.text!, options: .regularExpression) != nil
      return isMatch ? [] : ["'\(text)' does not match \(rule.text!)"]
    case "oneOf", "anyOf":
      let count = rule.list.count { violations(value, $0, path).isEmpty }
      return count == 1 || keyword == "anyOf" && count > 1
        ? [] : ["\(count) of the \(rule.list.count) alternatives hold"]
    default: return partViolations(value, keyword, rule, in: schema, path)
    }
  }

  private func partViolations(
    _ value: PlainValue, _ keyword: String, _ rule: PlainValue, in schema: PlainValue,
    _ path: String
  ) -> [String] {
    switch keyword {
    case "required":
      guard case .fields = value else { return [] }
      return rule.list.compactMap(\.text).filter { value[$0] == nil }.map { "lacks \($0)" }
    case "properties":
      return rule.fields.flatMap { name, part in
        value[name].map { violations($0, part, "\(path)/\(name)") } ?? []
      }
    case "additionalProperties":
      let known = Set(schema["properties"]?.fields.map(\.name) ?? [])
      let others = value.fields.filter { !known.contains($0.name) }
      if rule == .truth(false) { return others.map { "has the key \($0.name)" } }
      return others.flatMap { violations($0.value, rule, "\(path)/\($0.name)") }
    case "propertyNames":
      return value.fields.flatMap { violations(.text($0.name), rule, "\(path)/\($0.name)") }
    case "items":
      return value.list.enumerated().flatMap { violations($1, rule, "\(path)/\($0)") }
    case "minItems", "maxItems":
      guard case .list(let members) = value else { return [] }
      let fits =
        keyword == "minItems" ? members.count >= rule.number! : members.count <= rule.number!
      return fits ? [] : ["has \(members.count) members"]
    case "minProperties":
      guard case .fields(let fields) = value else { return [] }
      return fits(fields.count >= rule.number!, "has too few keys")
    default: return ["the keyword \(keyword) is not known to this test"]
    }
  }

  private func fits(_ holds: Bool, _ message: String) -> [String] { holds ? [] : [message] }

  private func type(of value: PlainValue) -> String {
    switch value {
    case .text: "string"
    case .number: "number"
    case .truth: "boolean"
    case .list: "array"
    case .fields: "object"
    }
  }

  func resolved(_ reference: String) -> PlainValue {
    reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)]! }
  }

  /// The keys of the objects at a place of the schema, references and alternatives followed: `terms/items`.
  func keys(at place: String) -> Set<String> {
    var schemas = [root]
    for part in place.split(separator: "/").map(String.init) {
      schemas = schemas.flatMap(alternatives).compactMap { $0["properties"]?[part] ?? $0[part] }
    }
    return Set(schemas.flatMap(alternatives).flatMap { $0["properties"]?.fields.map(\.name) ?? [] })
  }

  private func alternatives(_ schema: PlainValue) -> [PlainValue] {
    let own = schema["$ref"].map { [resolved($0.text!)] } ?? [schema]
    return own.flatMap { schema in
      [schema]
        + (schema["oneOf"]?.list ?? []).filter { $0["required"] == nil || $0["properties"] != nil }
        .flatMap(alternatives)
    }
  }
}

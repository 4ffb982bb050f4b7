import Foundation

/// Those parts of JSON Schema, draft 2020-12, that the schema of model files uses; any other keyword is a violation of its own, so
/// that nothing of the schema goes untested.
public struct SchemaValidator {
  let root: PlainValue

  /// Opens a schema.
  public init(reading url: URL) throws {
    root = try JSONDecoder().decode(PlainValue.self, from: Data(contentsOf: url))
  }

  /// What is wrong with a value, with its path.
  public func violations(_ value: PlainValue) -> [String] { violations(value, root, "") }

  private func violations(_ value: PlainValue, _ schema: PlainValue, _ path: String) -> [String] {
    schema.fields.sorted { $0.key < $1.key }.flatMap { keyword, rule in
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
      if types.contains("integer"), value.integer != nil { return [] }
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
      let known = Set(schema["properties"]?.fields.keys.map(\.self) ?? [])
      let others = value.fields.filter { !known.contains($0.key) }
      if rule == .truth(false) { return others.keys.sorted().map { "has the key \($0)" } }
      return others.flatMap { violations($0.value, rule, "\(path)/\($0.key)") }
    case "propertyNames":
      return value.fields.flatMap { violations(.text($0.key), rule, "\(path)/\($0.key)") }
    case "items":
      return value.list.enumerated().flatMap { violations($1, rule, "\(path)/\($0)") }
    case "minItems", "maxItems":
      guard case .list(let members) = value else { return [] }
      let fits =
        keyword == "minItems" ? members.count >= rule.integer! : members.count <= rule.integer!
      return fits ? [] : ["has \(members.count) members"]
    case "minProperties":
      guard case .fields(let fields) = value else { return [] }
      return fits(fields.count >= rule.integer!, "has too few keys")
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
    case .null: "null"
    }
  }

  /// The places of keys that the schema does not name: it names all, so that nobody has to guess.
  public func unknownKeys(_ value: PlainValue) -> Set<String> { unknownKeys(value, [root], "") }

  private func unknownKeys(
    _ value: PlainValue, _ schemas: [PlainValue], _ path: String
  ) -> Set<String> {
    let schemas = schemas.flatMap(branches)
    var unknown: Set<String> = []
    for member in value.list {
      unknown.formUnion(unknownKeys(member, schemas.compactMap { $0["items"] }, path))
    }
    for (name, member) in value.fields {
      let own = schemas.compactMap { $0["properties"]?[name] ?? $0["additionalProperties"] }
      if own.isEmpty {
        unknown.insert("\(path)/\(name)")
      } else {
        unknown.formUnion(unknownKeys(member, own, "\(path)/\(name)"))
      }
    }
    return unknown
  }

  /// References and alternatives followed.
  private func branches(_ schema: PlainValue) -> [PlainValue] {
    if let reference = schema["$ref"]?.text { return branches(resolved(reference)) }
    let parts = (schema["anyOf"]?.list ?? []) + (schema["oneOf"]?.list ?? [])
    return [schema] + parts.flatMap(branches)
  }

  private func resolved(_ reference: String) -> PlainValue {
    reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)]! }
  }

  /// The keys of the objects at a place of the schema, references and alternatives followed: `terms/items`.
  public func keys(at place: String) -> Set<String> {
    var schemas = [root]
    for part in place.split(separator: "/").map(String.init) {
      schemas = schemas.flatMap(alternatives).compactMap { $0["properties"]?[part] ?? $0[part] }
    }
    return Set(
      schemas.flatMap(alternatives).flatMap { $0["properties"]?.fields.keys.map(\.self) ?? [] })
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

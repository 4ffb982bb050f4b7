/// The parameters of a model file with the values of this run.
struct ParameterTable {
  /// One parameter.
  struct Entry {
    let name: String
    let value: Double
    let isOverridden: Bool
  }

  let entries: [Entry]
  /// A scope in which every parameter is bound.
  let scope: ExpressionScope

  /// Reads `parameters:` and applies overrides, which may use parameters that stand before.
  init(_ node: FileNode?, overrides: [String: String]) throws {
    var (entries, scope): ([Entry], ExpressionScope) = ([], ExpressionScope())
    let definitions = try node?.pairs() ?? []
    let names = definitions.map(\.name)
    for unknown in overrides.keys.sorted() where !names.contains(unknown) {
      throw ModelParameterError(
        parameter: unknown,
        message: "this model has no such parameter" + nearestNameHint(to: unknown, among: names))
    }
    try Self.requireValues(definitions.map { ($0.name, $0.value) }, overrides)
    for (key, name, value) in definitions {
      guard name.isIdentifier, !ExpressionFunctions.reservedNames.contains(name) else {
        throw key.error("'\(name)' cannot be the name of a parameter")
      }
      // A result file keeps these beside the parameters.
      guard !["seed", "samples"].contains(name) else {
        throw key.error("'\(name)' belongs to the run; give the parameter another name")
      }
      let definition = try Definition(name: name, value)
      let number = try definition.value(override: overrides[name], scope: scope)
      scope.bind(name, to: number)
      entries.append(Entry(name: name, value: number, isOverridden: overrides[name] != nil))
    }
    self.entries = entries
    self.scope = scope
  }

  /// Names all parameters at once that have neither a default nor an override.
  private static func requireValues(
    _ definitions: [(name: String, value: FileNode)], _ overrides: [String: String]
  ) throws {
    let open = try definitions.filter { name, node in
      try overrides[name] == nil && !node.isScalar
        && !node.pairs().contains { $0.name == "default" }
    }.map(\.name)
    guard !open.isEmpty else { return }
    throw ModelParameterError(
      parameter: open.joined(separator: ", "),
      message: "the file leaves the value open; state it by "
        + open.map { "--set \($0)=VALUE" }.joined(separator: " "))
  }

  /// An error in an expression; the command's fault if one of its parameters is overridden.
  func error(_ message: String, about expression: FileExpression) -> any Error {
    let culprit = entries.first {
      $0.isOverridden && expression.expression.names.contains($0.name)
    }
    if let culprit { return ModelParameterError(parameter: culprit.name, message: message) }
    return expression.error(message)
  }

  /// Checks `requires:`; a rule that fails because of an override is the command's fault.
  func check(rules node: FileNode?) throws {
    for rule in try node?.list() ?? [] {
      let fields = try rule.fields(allowed: ["rule", "message"], required: ["rule"])
      let condition = try FileExpression(fields["rule"]!)
      if try condition.truth(in: scope) { continue }
      let message = try fields["message"]?.text() ?? "the rule '\(condition.text)' must hold"
      let used = entries.filter { condition.expression.names.contains($0.name) }
      let values = used.map { "\($0.name) = \($0.value.formattedShort)" }
        .joined(separator: ", ")
      if let culprit = used.first(where: \.isOverridden) {
        throw ModelParameterError(
          parameter: culprit.name,
          message: "\(message) (\(values); the rule is '\(condition.text)')")
      }
      throw condition.error("\(message) (\(values))")
    }
  }
}

extension ParameterTable {
  /// What a file says about one parameter.
  private struct Definition {
    let name: String
    /// Nil for a parameter that every run states.
    let defaultValue: FileExpression?
    let isInteger: Bool
    let minimum: FileExpression?
    let maximum: FileExpression?

    init(name: String, _ node: FileNode) throws(ModelFileError) {
      self.name = name
      guard !node.isScalar else {
        let value = try FileExpression(node)
        defaultValue = value
        isInteger = Int(value.text) != nil
        (minimum, maximum) = (nil, nil)
        return
      }
      let fields = try node.fields(
        allowed: ["default", "minimum", "maximum", "type", "description"])
      defaultValue = try Definition.expression(fields["default"])
      minimum = try Definition.expression(fields["minimum"])
      maximum = try Definition.expression(fields["maximum"])
      guard let type = fields["type"] else {
        isInteger = defaultValue.map { Int($0.text) != nil } ?? false
        return
      }
      let word = try type.text()
      guard ["integer", "real"].contains(word) else {
        throw type.error("the type is 'integer' or 'real', not '\(word)'")
      }
      isInteger = word == "integer"
    }

    private static func expression(_ node: FileNode?) throws(ModelFileError) -> FileExpression? {
      guard let node else { return nil }
      return try FileExpression(node)
    }

    func value(override: String?, scope: ExpressionScope) throws -> Double {
      guard let override else {
        guard let defaultValue else {
          preconditionFailure("parameters without a value were refused before")
        }
        let value = try defaultValue.real(in: scope)
        if let complaint = try complaint(about: value, in: scope) {
          throw defaultValue.error(complaint)
        }
        return value
      }
      let value: Double
      do throws(ExpressionError) {
        value = try ExpressionParser.parse(override).real(in: scope)
      } catch {
        throw ModelParameterError(parameter: name, message: "\(error.message), in '\(override)'")
      }
      if let complaint = try complaint(about: value, in: scope) {
        throw ModelParameterError(parameter: name, message: complaint)
      }
      return value
    }

    private func complaint(
      about value: Double, in scope: ExpressionScope
    ) throws(ModelFileError) -> String? {
      if isInteger, Int(exactly: value) == nil {
        return
          "an integer is expected, not \(value); type: real, or a default with a point, makes it a real parameter"
      }
      if let minimum = try minimum?.real(in: scope), value < minimum {
        return "\(value.formattedShort) is less than the minimum \(minimum.formattedShort)"
      }
      if let maximum = try maximum?.real(in: scope), value > maximum {
        return "\(value.formattedShort) is more than the maximum \(maximum.formattedShort)"
      }
      return nil
    }
  }
}

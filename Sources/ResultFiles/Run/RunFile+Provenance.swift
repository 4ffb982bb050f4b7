import Foundation

extension RunFile {
  /// Where the run comes from; nil when the file, written by another program, does not say.
  ///
  /// Throws: ``ResultFileError``.
  public func provenance() throws -> Provenance? {
    guard let version = try root.stringAttribute("program_version") else { return nil }
    func text(_ name: String) throws -> String { try root.stringAttribute(name) ?? "" }
    let created = try text("created")
    let strategy = Date.ISO8601FormatStyle()
    return Provenance(
      programVersion: version, programRevision: try text("program_revision"),
      command: try text("command"),
      created: (try? Date(created, strategy: strategy)) ?? .distantPast,
      generator: try text("generator"), linearAlgebra: try text("linear_algebra"),
      linearAlgebraKernel: try text("linear_algebra_kernel"))
  }

  /// The model and its parameters; nil when the file has none.
  ///
  /// Throws: ``ResultFileError``.
  public func model() throws -> ModelRecord? {
    guard root.contains("model/source"), root.contains("model/parameters") else { return nil }
    let source = try root.readStrings("model/source")
    guard source.elements.count == 1 else {
      throw root.shapeError("model/source", source.shape, expected: "[], one text")
    }
    let symmetry =
      try root.contains("model/symmetry")
      ? root.readStrings("model/symmetry").elements.first : nil
    let group = try root.group("model/parameters")
    var parameters: [String: Double] = [:]
    for name in try group.attributeNames() where name != "seed" && name != "samples" {
      parameters[name] = try group.attribute(name, as: Double.self)?.elements.first
    }
    return ModelRecord(
      source: source.elements[0], symmetry: symmetry,
      couplingLists: try root.group("model").stringAttribute("coupling_lists"),
      parameters: parameters,
      seed: try group.attribute("seed", as: UInt64.self)?.elements.first ?? 0,
      samples: try group.attribute("samples", as: Int.self)?.elements.first ?? 0)
  }

  /// All drawn couplings, by name.
  ///
  /// Throws: ``ResultFileError``.
  public func couplings() throws -> [CouplingRecord] {
    guard root.contains("couplings") else { return [] }
    let group = try root.group("couplings")
    return try group.members().map { name in
      let values = try group.read(name, as: Double.self)
      guard !values.shape.isEmpty else {
        throw group.shapeError(name, [], expected: "[sample, …]")
      }
      return CouplingRecord(name: name, values: values)
    }
  }

  /// The global numbers of the samples; nil when the file has none.
  ///
  /// Throws: ``ResultFileError``.
  public func sampleIndices() throws -> [Int]? {
    guard root.contains("samples/index") else { return nil }
    let indices = try root.read("samples/index", as: Int.self)
    guard indices.shape.count == 1 else {
      throw root.shapeError("samples/index", indices.shape, expected: "[sample]")
    }
    return indices.elements
  }
}

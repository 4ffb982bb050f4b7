import Foundation
import LatticeModels
import Yams

/// Reading of model files, YAML with `format: 1`; Documentation/ModelFiles.md describes them.
public enum ModelFile {
  /// The version of the format that this program reads.
  public static let format = 1

  /// Reads a model file.
  ///
  /// - Parameter path: The path of the file.
  /// - Parameter overrides: Parameter values that replace the defaults, as arithmetic
  ///   expressions, for example `["L": "8", "theta": "pi/4"]`.
  /// - Parameter symmetry: A section `symmetry:` that replaces the file's own.
  /// - Throws: `ModelFileError` for anything wrong in the file, `ModelParameterError` for an
  ///   override of an unknown parameter or with a value that the model cannot have.
  public static func load(
    path: String, overrides: [String: String] = [:], symmetry: String? = nil
  ) throws -> Model {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw unreadable(path, "the file cannot be read")
    }
    guard let source = String(data: data, encoding: .utf8) else {
      throw unreadable(path, "the file is not UTF-8 text")
    }
    return try parse(
      source: source, sourceName: path, overrides: overrides, symmetry: symmetry)
  }

  /// Reads the text of a model file; `sourceName` stands in messages.
  ///
  /// - Throws: As `load(path:overrides:symmetry:)`.
  public static func parse(
    source: String, sourceName: String, overrides: [String: String] = [:],
    symmetry: String? = nil
  ) throws -> Model {
    let root = try document(source, name: sourceName)
    var fields = try root.fields(allowed: keys)
    let statesSymmetry = fields["symmetry"] != nil
    if let symmetry {
      fields["symmetry"] = try document(symmetry, name: "the symmetry that was found")
        .fields(allowed: ["symmetry"], required: ["symmetry"])["symmetry"]
    }
    try checkFormat(fields["format"], root)
    for key in ["name", "sites", "terms"] where fields[key] == nil {
      throw root.error("the key '\(key)' is missing")
    }
    let parameters = try ParameterTable(fields["parameters"], overrides: overrides)
    try parameters.check(rules: fields["requires"])
    let symbols = try SitesReader(parameters: parameters)
      .symbols(sites: fields["sites"]!, operators: fields["operators"])
    let lattice = try lattice(fields["lattice"], symbols: symbols, parameters: parameters)
    let variables = try RandomVariables(
      fields["random"], symbols: symbols, scope: parameters.scope)
    let conserved = try ConserveReader(symbols: symbols, parameters: parameters)
      .conservedTotal(fields["conserve"])
    let charges = try ChargesReader(symbols: symbols, parameters: parameters)
      .charges(fields["symmetry"])
    var scope = parameters.scope
    scope.coordinates = lattice?.coordinates
    scope.randomNames = variables.draws.map(\.name)
    let constraint = try ConstraintReader(
      tuples: TermTuples(sites: symbols.cellCount, lattice: lattice, scope: scope),
      symbols: symbols, scope: scope
    ).constraint(fields["constraint"])
    let selection = StateSelection(
      siteDimensions: symbols.siteDimensions, total: conserved, constraint: constraint)
    if constraint != nil, selection.dimension == 0 {
      throw fields["constraint"]!.error(
        "no state obeys the constraint"
          + (conserved == nil ? "" : " and has the total of 'conserve'"))
    }
    let terms = try terms(
      fields["terms"]!,
      TermReader(
        symbols: symbols, lattice: lattice, scope: scope, variables: variables,
        conserved: conserved, charges: charges, constraint: constraint))
    let known = try SymmetryReader(
      symbols: symbols, scope: scope, conserved: conserved, charges: charges, constraint: constraint
    ).symmetry(fields["symmetry"])
    let structures = terms.flatMap(\.structures)
    let floquet = FloquetReader(parameters: parameters, terms: terms.map(\.description.name))
    let period = try floquet.sequence(fields["floquet"])
    if !known.antiunitary.isEmpty {
      try floquet.requireReversal(of: period, fields["symmetry"])
    }
    return Model(
      name: try fields["name"]!.text(),
      title: try (fields["title"] ?? fields["name"]!).text(),
      description: try fields["description"]?.text() ?? "",
      source: source, sourceName: sourceName,
      statesSymmetry: statesSymmetry, replacedSymmetry: symmetry,
      parameters: parameters.entries.map { ($0.name, $0.value) },
      siteDimensions: symbols.siteDimensions, layout: symbols.layout(on: lattice),
      localBasis: known.basis, conservedTotal: known.conserved, constraint: constraint,
      charges: known.charges,
      terms: terms.map(\.description),
      structures: known.basis.map { basis in structures.map { basis.changed($0) } } ?? structures,
      strengths: terms.flatMap(\.strengths), variables: variables.draws, floquet: period,
      visibleGenerators: known.visible, irrepNames: known.irrepNames,
      antiunitaryGenerators: known.antiunitary,
      defaultSamples: try samples(
        fields["samples"], scope: parameters.scope,
        rows: terms.flatMap(\.strengths).compactMap(\.sampleCount).min()))
  }

  private static let keys = [
    "format", "name", "title", "description", "parameters", "requires", "samples", "sites",
    "lattice", "operators", "conserve", "constraint", "random", "terms", "floquet", "symmetry",
  ]

  private static func checkFormat(_ node: FileNode?, _ root: FileNode) throws(ModelFileError) {
    guard let node else {
      throw root.error("the key 'format' is missing; this program reads 'format: \(format)'")
    }
    let text = try node.text()
    guard text == String(format) else {
      throw node.error("the format is '\(text)', but this program reads 'format: \(format)'")
    }
  }

  private static func lattice(
    _ node: FileNode?, symbols: OperatorSymbols, parameters: ParameterTable
  ) throws -> Lattice? {
    guard let node else { return nil }
    let lattice = try LatticeReader(sites: symbols.cellCount, parameters: parameters).lattice(node)
    let taken = lattice.coordinates?.reservedNames ?? []
    for entry in parameters.entries where taken.contains(entry.name) {
      throw node.error(
        "the parameter '\(entry.name)' has the name of a coordinate of this lattice; rename the "
          + "parameter")
    }
    return lattice
  }

  private static func terms(
    _ list: FileNode, _ reader: TermReader
  ) throws(ModelFileError) -> [TermReader.Term] {
    var terms: [TermReader.Term] = []
    for node in try list.list() {
      let term = try reader.term(node)
      guard !terms.contains(where: { $0.description.name == term.description.name }) else {
        throw node.error(
          "there are two terms with the name '\(term.description.name)'; the name selects the "
            + "random numbers of a term, so each needs its own")
      }
      guard !reader.scope.randomNames.contains(term.description.name) else {
        throw node.error(
          "the term '\(term.description.name)' has the name of a random variable; it selects the "
            + "random numbers, so each needs its own")
      }
      terms.append(term)
    }
    guard !terms.isEmpty else { throw list.error("the Hamiltonian has no terms") }
    return terms
  }

  private static func samples(
    _ node: FileNode?, scope: ExpressionScope, rows: Int?
  ) throws(ModelFileError) -> Int {
    guard let node else { return rows ?? 1 }
    let expression = try FileExpression(node)
    let samples = try expression.integer(in: scope)
    guard samples >= 1 else {
      throw expression.error("the number of samples is \(samples); at least 1 is needed")
    }
    if let rows, samples > rows {
      throw expression.error(
        "the number of samples is \(samples), but a file of couplings has \(rows) rows, one for each sample"
      )
    }
    return samples
  }

  private static func unreadable(_ path: String, _ message: String) -> ModelFileError {
    ModelFileError(file: path, line: nil, column: nil, keyPath: "", message: message)
  }

  package static func document(
    _ source: String, name: String
  ) throws(ModelFileError) -> FileNode {
    let failure: (message: String, mark: Mark?)
    do {
      guard let node = try Yams.compose(yaml: source) else {
        throw unreadable(name, "the file is empty")
      }
      return FileNode(
        node: node, keyPath: "", source: FileNode.SourceText(name: name, text: source))
    } catch let error as ModelFileError {
      throw error
    } catch let error as YamlError {
      failure = error.placedMessage
    } catch { failure = ("\(error)", nil) }
    throw ModelFileError(
      file: name, line: failure.mark?.line, column: failure.mark?.column, keyPath: "",
      message: "this is not valid YAML: \(failure.message)")
  }
}

extension YamlError {
  /// What is wrong with the text, and where.
  fileprivate var placedMessage: (message: String, mark: Mark?) {
    switch self {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      ([context?.text, problem].compactMap(\.self).joined(separator: ", "), mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      ("the key '\(duplicates.joined(separator: "', '"))' stands twice", context.mark)
    case .reader(let problem, _, _, _): (problem, nil)
    default: ("\(self)", nil)
    }
  }
}

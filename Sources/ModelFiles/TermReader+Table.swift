import CouplingTables
import Foundation
import LatticeModels

extension TermReader {
  /// {values: …}: a coupling for each tuple, listed or from a file beside the model file; a file may have those of every sample.
  func tabulated(
    _ name: String, _ node: FileNode, _ summands: Summands
  ) throws(ModelFileError) -> (text: String, pieces: [Piece]) {
    let fields = try node.fields(
      allowed: ["values", "dataset", "times"], required: ["values"])
    let values = fields["values"]!
    let strength = try fields["times"].map { node throws(ModelFileError) in
      try common(node, summands)
    }
    if values.isList {
      if let dataset = fields["dataset"] {
        throw dataset.error("a dataset is one of a file, and the values are listed here")
      }
      let factors = try numbers(values, summands)
      let pieces = try sum(
        name, summands, factors: factors, strength: strength?.value ?? .fixed(1))
      return ("listed numbers" + (strength.map { " times \($0.text)" } ?? ""), pieces)
    }
    let path = try values.text()
    let rows = try rows(name, fields, summands)
    let text = "values of \(path)"
    if let strength {
      guard rows.count == 1 else {
        throw fields["times"]!.error(
          "\(path) has \(rows.count) rows, one for each sample; 'times' goes with a single row")
      }
      let pieces = try sum(name, summands, factors: rows[0], strength: strength.value)
      return (text + " times \(strength.text)", pieces)
    }
    var pieces: [Piece] = []
    for place in summands.tuples.indices {
      let operators = try hermitian(
        OperatorSum([try summands.operation(place)]), name, summands.expression,
        which: "for " + summands.text(place))
      pieces.append(
        (
          CouplingStructure(name: name, index: place, operators: operators),
          .listed(CouplingColumn(name: name, index: place, values: rows.map { $0[place] }))
        ))
    }
    return (text, pieces)
  }

  /// The rows of a file of couplings. Shape: [sample or one for all, tuple].
  private func rows(
    _ name: String, _ fields: [String: FileNode], _ summands: Summands
  ) throws(ModelFileError) -> [[Double]] {
    let values = fields["values"]!
    let path = try values.text()
    let dataset = try fields["dataset"].map { node throws(ModelFileError) in try node.text() }
    let folder = URL(fileURLWithPath: values.source.name).deletingLastPathComponent()
    let table: CouplingTable
    do {
      table = try CouplingTable(
        reading: URL(fileURLWithPath: path, relativeTo: folder), name: dataset)
    } catch { throw (fields["dataset"] ?? values).error("\(error)") }
    let count = summands.tuples.count
    guard let rows = table.rows(tuples: count) else {
      throw values.error(
        "\(path) has the shape \(table.shape), but the sum of '\(name)' has \(count) tuples: it needs a row for each sample, "
          + "or a single one for all, and \(count) columns")
    }
    return rows
  }

  /// `times:`, the number in front of all listed values: of parameters and random variables.
  private func common(
    _ node: FileNode, _ summands: Summands
  ) throws(ModelFileError) -> (value: CouplingStrength, text: String) {
    guard let coupling = try Coupling(node, indices: summands.indices + summands.windings) else {
      preconditionFailure("the key is there")
    }
    let expression = coupling.expression
    guard !coupling.isDrawn, !coupling.dependsOnIndices else {
      throw expression.error(
        "'times' is one number in front of all values: it may have parameters and random variables (the key 'random'), but no indices, "
          + "and is no distribution itself")
    }
    let draws = variables.used(in: expression.expression)
    guard !draws.isEmpty else {
      return (.fixed(try coupling.number(in: scope)), expression.text)
    }
    return (.computed(try formula(of: coupling, draws, in: scope)), expression.text)
  }
}

import CouplingTables
import Foundation
import LatticeModels

extension TermReader {
  /// {values: FILE, dataset: NAME}: a coupling for each tuple and sample, from a file beside the model file.
  func tabulated(
    _ name: String, _ node: FileNode, _ summands: Summands
  ) throws(ModelFileError) -> (text: String, pieces: [Piece]) {
    let fields = try node.fields(allowed: ["values", "dataset"], required: ["values"])
    let path = try fields["values"]!.text()
    let dataset = try fields["dataset"].map { node throws(ModelFileError) in try node.text() }
    let folder = URL(fileURLWithPath: node.source.name).deletingLastPathComponent()
    let table: CouplingTable
    do {
      table = try CouplingTable(
        reading: URL(fileURLWithPath: path, relativeTo: folder), name: dataset)
    } catch { throw (fields["dataset"] ?? fields["values"]!).error("\(error)") }
    let count = summands.tuples.count
    guard let rows = table.rows(tuples: count) else {
      throw fields["values"]!.error(
        "\(path) has the shape \(table.shape), but the sum of '\(name)' has \(count) tuples: it needs a row for each sample, "
          + "or a single one for all, and \(count) columns")
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
    return ("values of \(path)", pieces)
  }
}

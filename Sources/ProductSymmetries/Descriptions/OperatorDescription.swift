import LatticeModels
import LinearAlgebra
import Numerics

/// A symmetry operator as people write it.
public struct OperatorDescription: Sendable {
  /// What it does on the cells that share an on-site matrix.
  public struct SiteClass: Sendable {
    /// The cells.
    public let cells: [Int]
    /// The cells in words.
    public let place: String
    /// The on-site matrix up to a phase.
    public let matrix: ClosedMatrix
    /// The matrix on one line.
    public let matrixText: String
    /// What it does; nil where it has no name.
    public let words: String?
  }

  /// The cells by on-site matrix, in the order of their first cells.
  public let classes: [SiteClass]
  /// What the permutation of cells is; nil for none.
  public let permutation: String?
  /// Whether complex conjugation acts first.
  public let isAntiunitary: Bool

  /// Describes an operator of a model.
  package init(_ operation: ProductOperator, of model: Model) {
    var classes: [(cells: [Int], factor: ComplexMatrix)] = []
    for (cell, factor) in operation.factors.enumerated() {
      let place = classes.firstIndex {
        $0.factor.rowCount == factor.rowCount
          && $0.factor.overlap(with: factor).length > Double(factor.rowCount) * (1 - 1e-9)
      }
      if let place { classes[place].cells.append(cell) } else { classes.append(([cell], factor)) }
    }
    let count = operation.factors.count
    self.classes = classes.map { cells, factor in
      let levels = CellLevels(model, cell: cells[0])
      let matrix = ClosedMatrix(factor)
      return SiteClass(
        cells: cells, place: CellSet(cells: cells, count: count).text, matrix: matrix,
        matrixText: matrix.text(levels: levels.labels),
        words: OnSiteWords(levels: levels).words(for: factor))
    }
    permutation =
      operation.isOnSite
      ? nil
      : SitePermutationWords(images: operation.siteImages, crystal: model.layout?.crystal).text
    isAntiunitary = operation.isAntiunitary
  }

  /// One line: what it does.
  public var words: String {
    let acting = classes.filter { $0.words != "identity" }
    var parts: [String] = []
    if isAntiunitary { parts.append("complex conjugation") }
    if let permutation { parts.append(permutation) }
    parts += acting.map { part in
      let place = part.place == "every site" ? "on every site" : "on \(part.place)"
      return (part.words ?? "an on-site operator") + " " + place
    }
    return parts.isEmpty ? "identity" : parts.joined(separator: " and ")
  }

  /// How hard it is to describe: what generators are chosen by.
  var complexity: Int {
    classes.reduce(permutation == nil ? 0 : 2) { sum, part in
      if part.words == "identity" { return sum + (classes.count > 1 ? 1 : 0) }
      let entries = part.matrix.rows.joined().filter { $0 != "0" }
      let isMonomial = entries.count <= part.matrix.rows.count
      let hasPhases = entries.contains { $0 != "1" }
      return sum + 2 + (part.matrix.isExact ? 0 : 20) + (isMonomial ? 0 : 4) + (hasPhases ? 1 : 0)
        + (part.words == nil ? 4 : 0)
    }
  }
}

import LatticeModels

/// A charge Σ_j q_j of a symmetry: integers for the levels of every cell.
public struct ChargeDescription: Sendable {
  /// The cells with one list of values.
  public struct SiteClass: Sendable {
    /// The cells.
    public let cells: [Int]
    /// The cells in words.
    public let place: String
    /// Shape [level].
    public let values: [Int]
  }

  /// The cells by their values, in the order of their first cells.
  public let classes: [SiteClass]
  /// Whether the levels are those of the computational basis.
  public let isDiagonal: Bool
  /// What can be written after `of:` in the `charges` of a model file; nil where the language has no short form.
  public let expression: String?

  /// Charge number `charge` of a torus.
  init(_ charge: Int, of torus: MaximalTorus, model: Model) {
    var classes: [(cells: [Int], values: [Int])] = []
    for (cell, levels) in torus.charges.enumerated() {
      let values = levels.map { $0[charge] }
      let place = classes.firstIndex { $0.values == values }
      if let place { classes[place].cells.append(cell) } else { classes.append(([cell], values)) }
    }
    let count = torus.charges.count
    self.classes = classes.map {
      SiteClass(
        cells: $0.cells, place: CellSet(cells: $0.cells, count: count).text, values: $0.values)
    }
    isDiagonal = torus.bases.allSatisfy { $0.isDiagonal(within: 1e-9) }
    expression = isDiagonal ? Self.expression(self.classes, count: count, model: model) : nil
  }

  /// Σ over species of multiples of the diagonal operator that they have, on all cells or with signs that alternate.
  private static func expression(
    _ classes: [SiteClass], count: Int, model: Model
  ) -> String? {
    guard let first = classes.first, let terms = linearTerms(first.values, model) else {
      return nil
    }
    if classes.count == 1 { return text(terms) }
    guard classes.count == 2, classes[1].values == first.values.map({ -$0 }),
      first.cells == (0..<count).filter({ $0 % 2 == 0 })
    else { return nil }
    return "(-1)^j * (\(text(terms)))"
  }

  /// The multiples of each species' operator; nil where the values are no sum of them.
  private static func linearTerms(_ values: [Int], _ model: Model) -> [(Int, String)]? {
    let levels = CellLevels(model, cell: 0)
    guard !levels.species.isEmpty, values.count == levels.count else { return nil }
    let strides = LocalOperator.strides(levels.dimensions)
    let steps = levels.dimensions.indices.map {
      levels.dimensions[$0] > 1 ? values[strides[$0]] - values[0] : 0
    }
    let isLinear = values.indices.allSatisfy { level in
      values[level] - values[0] == zip(levels.digits(level), steps).reduce(0) { $0 + $1.0 * $1.1 }
    }
    guard isLinear else { return nil }
    var terms: [(Int, String)] = []
    for (species, step) in zip(levels.species, steps) where step != 0 {
      let prefix = species.name.map { $0 + "." } ?? ""
      switch species.space {
      case .boson, .fermion: terms.append((step, prefix + "n"))
      case .spin: terms.append((-step, prefix + "Sz"))
      case .qubit: terms.append((-step, prefix + "Z"))
      case .clock, .cartesianSpin: return nil
      }
    }
    // The sign of a charge is free.
    return (terms.first?.0 ?? 1) < 0 ? terms.map { (-$0.0, $0.1) } : terms
  }

  private static func text(_ terms: [(Int, String)]) -> String {
    terms.enumerated().map { place, term in
      let size = abs(term.0) == 1 ? term.1 : "\(abs(term.0))*\(term.1)"
      return place == 0 ? (term.0 < 0 ? "-" : "") + size : (term.0 < 0 ? " - " : " + ") + size
    }.joined()
  }
}

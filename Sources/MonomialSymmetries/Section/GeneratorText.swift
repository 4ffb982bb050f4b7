import LatticeModels

/// A monomial operator as a model file writes it: the keys of a generator and their values, in order.
struct GeneratorText {
  let lines: [(key: String, value: String)]

  /// - Parameter permute: How the file writes the permutation of cells, where it has a short form.
  init(_ operation: MonomialOperator, layout: SiteLayout, permute: String?) {
    var lines: [(key: String, value: String)] = []
    let count = layout.species.count
    if let form = CellPermutation(operation.sitePermutation, speciesCount: count) {
      if !form.isIdentity {
        lines.append(("permute", permute ?? Self.list(form.cells.map(String.init))))
      }
      if form.species != Array(0..<count) {
        let pairs = form.species.enumerated().filter { $0.offset != $0.element }.map {
          "\(layout.species[$0.offset].name!): \(layout.species[$0.element].name!)"
        }
        lines.append(("species", "{\(pairs.joined(separator: ", "))}"))
      }
    } else {
      lines.append(("permute", Self.list(operation.sitePermutation.map(String.init))))
    }
    let cells = Self.cells(operation, layout: layout)
    if let first = cells.first, cells.allSatisfy({ $0 == first }) {
      if first != "1" || lines.isEmpty { lines.append(("on-site", first)) }
    } else {
      lines.append(("on-site", Self.list(cells.map { $0.contains(",") ? "'\($0)'" : $0 })))
    }
    if operation.globalPhase != 0 {
      let phase = OnSiteExpression.root(
        operation.globalPhase, operation.phaseOrder, times: nil)
      lines.append(("phase", phase))
    }
    self.lines = lines
  }

  private static func list(_ members: [String]) -> String {
    "[" + members.joined(separator: ", ") + "]"
  }

  /// The on-site operator of every cell, which acts after the permutation of sites.
  private static func cells(_ operation: MonomialOperator, layout: SiteLayout) -> [String] {
    let count = layout.species.count
    var texts = [String?](repeating: nil, count: operation.dimensions.count)
    for (source, target) in operation.sitePermutation.enumerated() {
      texts[target] =
        OnSiteExpression(
          images: operation.levelPermutations[source], exponents: operation.phases[source],
          order: operation.phaseOrder, species: layout.species[target % count]
        ).text
    }
    return (0..<layout.cellCount).map { cell in
      let own = (0..<count).compactMap { texts[cell * count + $0] }
      return own.isEmpty ? "1" : own.joined(separator: " * ")
    }
  }
}

/// A permutation of sites as one of cells and one of species.
private struct CellPermutation {
  let cells: [Int]
  let species: [Int]

  var isIdentity: Bool { cells == Array(cells.indices) }

  /// Nil where it is no product of both.
  init?(_ sites: [Int], speciesCount count: Int) {
    let cells = stride(from: 0, to: sites.count, by: count).map { sites[$0] / count }
    let species = (0..<count).map { sites[$0] % count }
    for (site, image) in sites.enumerated()
    where image != cells[site / count] * count + species[site % count] { return nil }
    (self.cells, self.species) = (cells, species)
  }
}

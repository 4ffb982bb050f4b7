import LatticeModels

/// The levels of a cell and what people call them.
package struct CellLevels: Sendable {
  /// The species of the cell; a nameless space of so many levels for a model made in code.
  package let species: [SiteLayout.Species]
  /// The number of levels of every species.
  package let dimensions: [Int]

  /// The cell `cell` of a model.
  package init(_ model: Model, cell: Int) {
    species = model.layout?.species ?? []
    let size = max(1, species.count)
    dimensions = Array(model.siteDimensions[(cell * size)..<((cell + 1) * size)])
  }

  /// The level of each species in a level of the cell.
  package func digits(_ level: Int) -> [Int] {
    let strides = LocalOperator.strides(dimensions)
    return dimensions.indices.map { level / strides[$0] % dimensions[$0] }
  }

  /// The number of levels of the cell.
  package var count: Int { dimensions.reduce(1, *) }

  /// Labels of kets. Fermions are named by the species that are there, 0 where none is.
  package var labels: [String] {
    (0..<count).map { level in
      let digits = digits(level)
      guard !species.isEmpty, species.allSatisfy({ $0.space == .fermion && $0.name != nil }) else {
        return zip(digits, dimensions.indices).map { digit, place in
          species.isEmpty ? String(digit) : Self.label(digit, of: species[place].space)
        }.joined(separator: ",")
      }
      let names = zip(species, digits).filter { $1 == 1 }.compactMap { $0.0.name }
      return names.isEmpty ? "0" : names.joined(separator: " ")
    }
  }

  private static func label(_ level: Int, of space: LocalSpace) -> String {
    switch space {
    case .spin(let twice):
      let double = twice - 2 * level
      if twice % 2 == 0 { return String(double / 2) }
      return twice == 1 ? (level == 0 ? "↑" : "↓") : "\(double)/2"
    case .cartesianSpin: return ["x", "y", "z"][level]
    case .clock, .qubit, .boson, .fermion: return String(level)
    }
  }
}

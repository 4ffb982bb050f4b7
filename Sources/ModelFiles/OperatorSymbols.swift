import LatticeModels
import Numerics

/// The operator symbols of a lattice in which every cell holds the same species of sites.
///
/// Site numbers of the tensor product: species s of cell j is site `j * speciesCount + s`.
package struct OperatorSymbols: Sendable {
  /// One kind of site in every cell; its name is nil when the cell is a single nameless site.
  package struct Species: Sendable {
    let name: String?
    let space: LocalSpace

    package init(name: String?, space: LocalSpace) {
      self.name = name
      self.space = space
    }
  }

  /// The number of cells, which are the "sites" of a model file.
  let cellCount: Int
  /// The species in a cell.
  let species: [Species]
  /// Operators that the file defines, on the sites 0 … speciesCount-1 of a cell.
  private(set) var named: [String: LocalOperator] = [:]

  package init(cellCount: Int, species: [Species]) {
    self.cellCount = cellCount
    self.species = species
  }

  /// The levels of every site of the tensor product.
  var siteDimensions: [Int] {
    (0..<cellCount).flatMap { _ in species.map(\.space.dimension) }
  }

  /// What lives on the sites, with coordinates where the lattice has some.
  func layout(on lattice: Lattice?) -> SiteLayout {
    SiteLayout(
      cellCount: cellCount, species: species.map { .init(name: $0.name, space: $0.space) },
      grid: lattice?.grid.flatMap {
        $0.lengths.count == 2 && $0.sublatticeCount == 1
          ? .init(columns: $0.lengths[0], rows: $0.lengths[1]) : nil
      }, crystal: lattice?.crystal)
  }

  /// The sites of the tensor product that hold fermions, ascending: their Jordan-Wigner order.
  var fermionSites: [Int] { fermionSites(ofCellsBefore: cellCount) }

  private func fermionSites(ofCellsBefore cell: Int) -> [Int] {
    let own = species.indices.filter { species[$0].space == .fermion }
    return own.isEmpty ? [] : (0..<cell).flatMap { cell in own.map { cell * species.count + $0 } }
  }

  mutating func define(_ name: String, as operation: LocalOperator) { named[name] = operation }

  /// Every operator symbol as it is written, sorted.
  var allNames: [String] {
    let symbols = species.flatMap { species in
      species.space.matrices.keys.map { symbol in
        species.name.map { "\($0).\(symbol)" } ?? symbol
      }
    }
    return (symbols + named.keys).sorted()
  }

  /// Whether `name` without a species is an operator symbol.
  func contains(_ name: String) -> Bool {
    named[name] != nil || species.contains { $0.space.matrices[name] != nil }
  }

  /// What a look-up found.
  enum Lookup {
    case found(LocalOperator)
    case missing(message: String)
  }

  /// The operator `symbol` of `speciesName` in a cell.
  func lookUp(_ symbol: String, species speciesName: String?, cell: Int) -> Lookup {
    if speciesName == nil, let operation = named[symbol] {
      return .found(moved(operation, to: cell))
    }
    guard let place = speciesPlace(speciesName) else {
      return .missing(message: unknownSpecies(speciesName, symbol: symbol))
    }
    guard let matrix = species[place].space.matrices[symbol] else {
      let written = speciesName.map { "\($0).\(symbol)" } ?? symbol
      return .missing(
        message: "there is no operator '\(written)'"
          + nearestNameHint(to: written, among: allNames))
    }
    let site = cell * species.count + place
    let operation = LocalOperator(site: site, rows: matrix)
    guard species[place].space.fermionicSymbols.contains(symbol) else { return .found(operation) }
    return .found(
      operation.multiplied(byParityOf: fermionSites(ofCellsBefore: cell + 1).filter { $0 < site }))
  }

  /// An operator of cell 0 in another cell; what is fermionic gets the string of the cells before.
  private func moved(_ operation: LocalOperator, to cell: Int) -> LocalOperator {
    let string = fermionSites(ofCellsBefore: cell)
    let moved = operation.onSites { cell * species.count + $0 }
    guard !string.isEmpty, let odd = moved.oddPart(fermions: Set(fermionSites)) else {
      return moved
    }
    let (even, signed) = (moved - odd, odd.multiplied(byParityOf: string))
    return even.isZero ? signed : even + signed
  }

  private func speciesPlace(_ name: String?) -> Int? {
    name == nil && species.count == 1 ? 0 : species.firstIndex { $0.name == name && name != nil }
  }

  private func unknownSpecies(_ name: String?, symbol: String) -> String {
    let names = species.compactMap(\.name)
    guard let name else {
      return "the sites hold several species; say which one, as in "
        + names.map { "\($0).\(symbol)" }.joined(separator: " or ")
    }
    return names.isEmpty
      ? "the sites hold one species without a name; write '\(symbol)' instead of "
        + "'\(name).\(symbol)'"
      : "there is no species '\(name)'" + nearestNameHint(to: name, among: names)
  }
}

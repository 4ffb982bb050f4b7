import LatticeModels
import LinearAlgebra
import Numerics

/// An operator on a few cells, dense, with the fermion parity of others.
package struct CellOperator: Sendable {
  /// Where an operator acts; operators in one place can be added.
  package struct Place: Hashable, Sendable {
    /// The cells acted upon, ascending.
    package let cells: [Int]
    /// Other cells, ascending, whose parity acts as well: Jordan-Wigner strings.
    package let strings: [Int]

    /// All cells that matter.
    package var support: [Int] { cells + strings }
  }

  /// Where it acts.
  package let place: Place
  /// The matrix on `place.cells`, the first cell slowest.
  package let matrix: ComplexMatrix

  /// Strings are part of the matrix where that is no larger than this.
  private static let longestDenseString = 64

  package init(place: Place, matrix: ComplexMatrix) {
    (self.place, self.matrix) = (place, matrix)
  }

  /// The operator on whole cells; nil where its matrix would have more than `most` rows.
  package init?(_ local: LocalOperator, in space: CellSpace, most: Int) {
    let string = Set(local.parityString)
    var cells = Set(local.sites.map { $0 / space.sitesPerCell })
    var passed = Set(string.map { $0 / space.sitesPerCell }).subtracting(cells)
    func rows(_ cells: Set<Int>) -> Int {
      cells.reduce(1) { $0 > most ? $0 : $0 * space.dimensions[$1] }
    }
    // A string that passes a cell in part is an operator on it like others.
    let torn = passed.filter { cell in !space.fermions[cell].allSatisfy(string.contains) }
    cells.formUnion(torn)
    passed.subtract(torn)
    if rows(cells.union(passed)) <= Self.longestDenseString {
      cells.formUnion(passed)
      passed = []
    }
    guard rows(cells) <= most else { return nil }
    let sites = cells.sorted().flatMap { Array(space.sites(of: $0)) }
    let full =
      local
      * LocalOperator.identity(sites: sites, dimensions: sites.map { space.siteDimensions[$0] })
    var matrix = ComplexMatrix(
      rowCount: full.dimension, columnCount: full.dimension,
      storage: Array(repeating: .zero, count: full.dimension * full.dimension))
    for (column, entries) in full.columns.enumerated() {
      for entry in entries { matrix[entry.row, column] = entry.amplitude }
    }
    self.init(place: Place(cells: cells.sorted(), strings: passed.sorted()), matrix: matrix)
  }
}

extension CellOperator {
  /// The components M_T of the unique decomposition whose partial traces over every cell of T vanish, without the constant.
  ///
  /// Conjugation with a product of on-site operators keeps every component in its place, so it leaves their sum alone if and only
  /// if it leaves each of them alone.
  package func tracelessComponents(dimensions: [Int]) -> [CellOperator] {
    split(from: 0, dimensions: dimensions).filter { !$0.place.support.isEmpty }
  }

  private func split(from position: Int, dimensions: [Int]) -> [CellOperator] {
    guard position < place.cells.count else { return [self] }
    let levels = dimensions[place.cells[position]]
    let stride = place.cells[(position + 1)...].reduce(1) { $0 * dimensions[$1] }
    var cells = place.cells
    cells.remove(at: position)
    /// The configuration without the cell.
    func rest(_ number: Int) -> Int { number / (stride * levels) * stride + number % stride }
    func level(_ number: Int) -> Int { number / stride % levels }
    func number(_ rest: Int, _ level: Int) -> Int {
      rest / stride * (stride * levels) + level * stride + rest % stride
    }
    let rows = matrix.rowCount / levels
    let average = ComplexMatrix(rowCount: rows, columnCount: rows) { row, column in
      (0..<levels).reduce(Complex<Double>.zero) {
        $0 + matrix[number(row, $1), number(column, $1)]
      } / Complex(Double(levels))
    }
    let fluctuation = ComplexMatrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
      level($0) == level($1) ? matrix[$0, $1] - average[rest($0), rest($1)] : matrix[$0, $1]
    }
    return CellOperator(place: Place(cells: cells, strings: place.strings), matrix: average)
      .split(from: position, dimensions: dimensions)
      + CellOperator(place: place, matrix: fluctuation)
      .split(from: position + 1, dimensions: dimensions)
  }
}

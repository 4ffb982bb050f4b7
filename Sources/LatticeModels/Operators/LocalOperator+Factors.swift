import Numerics

extension LocalOperator {
  /// Matrices u_s with this operator = ⊗_s u_s on sites 0, 1, … of the given dimensions, or nil.
  package func factors(overSitesOfDimensions cell: [Int]) -> [LocalSpace.Matrix]? {
    let whole =
      self
      + LocalOperator.identity(sites: Array(cell.indices), dimensions: cell)
      .scaled(by: .zero)
    let entries = whole.columns.enumerated().flatMap { column, entries in
      entries.map { (column: column, row: $0.row, amplitude: $0.amplitude) }
    }
    guard let pivot = entries.max(by: { $0.amplitude.length < $1.amplitude.length }) else {
      return cell.map { dimension in
        Array(repeating: Array(repeating: .zero, count: dimension), count: dimension)
      }
    }
    let (rows, strides) = (whole.denseRows, LocalOperator.strides(cell))
    let factors = cell.indices.map { site in
      (0..<cell[site]).map { row in
        (0..<cell[site]).map { column in
          let place = (
            row: pivot.row + (row - pivot.row / strides[site] % cell[site]) * strides[site],
            column: pivot.column
              + (column - pivot.column / strides[site] % cell[site]) * strides[site]
          )
          let element = rows[place.row][place.column]
          return site == 0 ? element : element / pivot.amplitude
        }
      }
    }
    let product = factors.indices.reduce(LocalOperator(scalar: .one)) {
      $0 * LocalOperator(site: $1, rows: factors[$1])
    }
    let error = (product - whole).largestModulus
    return error <= 1e-12 * pivot.amplitude.length ? factors : nil
  }
}

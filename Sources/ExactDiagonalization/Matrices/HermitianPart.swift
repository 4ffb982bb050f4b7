import Numerics

/// The Hermitian part of a structure's matrix, and what was split off.
///
/// A structure that is not symmetric on its own has a matrix that is neither Hermitian nor, under
/// an anti-unitary symmetry, real; only the sum over structures is. Both properties are linear, so
/// each matrix is replaced by its Hermitian (and real) part, and what is split off must vanish in
/// the sum of every sample.
struct HermitianPart {
  let matrix: SparseColumns
  let defects: [HermiticityDefect]

  /// - Parameter isReal: Whether the basis makes every symmetric matrix real.
  init(of matrix: SparseColumns, structure: Int, isReal: Bool) {
    let threshold = 1e-13 * matrix.largestPart
    if matrix.isHermitian(tolerance: threshold), !isReal || matrix.isReal(tolerance: 0) {
      self.matrix = matrix
      self.defects = []
      return
    }
    var defects: [HermiticityDefect] = []
    func part(_ value: Complex<Double>, _ mirror: Complex<Double>) -> Complex<Double> {
      let half = (value + mirror.conjugate).multiplied(by: 0.5)
      return isReal ? Complex(half.real) : half
    }
    func note(row: Int, column: Int, _ value: Complex<Double>) {
      if value.length <= threshold { return }
      defects.append(
        HermiticityDefect(
          position: column * matrix.dimension + row, structure: structure, value: value))
    }
    for column in 0..<matrix.dimension {
      for place in matrix.column(column) {
        let (row, value) = (Int(matrix.rows[place]), matrix.values[place])
        let mirror = matrix.element(row: column, column: row)
        note(row: row, column: column, value - part(value, mirror))
        if mirror == .zero, row != column {
          note(row: column, column: row, -part(.zero, value))
        }
      }
    }
    self.defects = defects
    var columns = [[SparseColumns.Entry]](repeating: [], count: matrix.dimension)
    for column in 0..<matrix.dimension {
      for place in matrix.column(column) {
        let (row, value) = (Int(matrix.rows[place]), matrix.values[place])
        columns[column].append(SparseColumns.Entry(row: row, value: part(value, .zero)))
        columns[row].append(SparseColumns.Entry(row: column, value: part(.zero, value)))
      }
    }
    var result = SparseColumns(dimension: matrix.dimension)
    for column in columns.indices { result.appendColumn(&columns[column]) }
    self.matrix = result
  }
}

/// An entry that was split off from one structure's matrix.
struct HermiticityDefect: Sendable {
  /// column · dimension + row.
  let position: Int
  let structure: Int
  let value: Complex<Double>
}

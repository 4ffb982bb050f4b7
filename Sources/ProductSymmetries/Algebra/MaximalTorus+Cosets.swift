import LinearAlgebra
import Numerics

extension MaximalTorus {
  /// The torus's elements ⊗ exp(i θ·q) as phases: whether an on-site operator is one of them, up to phases on cells.
  func contains(_ operation: ProductOperator) -> Bool {
    guard operation.isOnSite && !operation.isAntiunitary else { return false }
    var phases: [[Double]] = []
    for (basis, factor) in zip(bases, operation.factors) {
      let rotated = basis.adjointMultiplied(by: factor.multiplied(by: basis))
      guard rotated.isDiagonal(within: Self.tolerance) else { return false }
      let first = rotated[0, 0].conjugate
      phases.append((0..<rotated.rowCount).map { (rotated[$0, $0] * first).phase })
    }
    let chosen = independentLevels
    let start = chosen.map { phases[$0.cell][$0.level] }
    return turns(of: chosen).contains { turns in
      guard
        let angles = solution(chosen, zip(start, turns).map { $0 + 2 * .pi * Double($1) })
      else { return false }
      return phases.indices.allSatisfy { cell in
        phases[cell].indices.allSatisfy { level in
          let expected = zip(charges[cell][level], angles).reduce(0) { $0 + Double($1.0) * $1.1 }
          return abs((phases[cell][level] - expected).remainder(dividingBy: 2 * .pi))
            < Self.tolerance
        }
      }
    }
  }

  /// The element of T U in which some entries are positive numbers, relative to others of their cell: the first where charges differ
  /// independently.
  func normalized(_ operation: ProductOperator) -> ProductOperator {
    var rows: [[Int]] = []
    var phases: [Double] = []
    for (cell, factor) in operation.factors.enumerated() where rows.count < rank {
      let rotated = bases[cell].adjointMultiplied(by: factor)
      let entries = Self.largeEntries(of: rotated)
      guard let reference = entries.first else { continue }
      for entry in entries.dropFirst() where rows.count < rank {
        let difference = zip(
          charges[cell][entry.row], charges[cell][reference.row]
        ).map { $0 - $1 }
        guard Self.determinant(rows + [difference]) > 0.5 else { continue }
        rows.append(difference)
        phases.append(reference.value.phase - entry.value.phase)
      }
    }
    guard rows.count == rank, let angles = Self.solve(rows, phases) else { return operation }
    let factors = operation.factors.indices.map { cell in
      let turned = bases[cell].adjointMultiplied(by: operation.factors[cell])
      let phased = ComplexMatrix(rowCount: turned.rowCount, columnCount: turned.columnCount) {
        let angle = zip(charges[cell][$0], angles).reduce(0) { $0 + Double($1.0) * $1.1 }
        return turned[$0, $1] * Complex(length: 1, phase: angle)
      }
      return bases[cell].multiplied(by: phased)
    }
    return ProductOperator(
      siteImages: operation.siteImages, isAntiunitary: operation.isAntiunitary, factors: factors)
  }

  private static let tolerance = 1e-6

  private static func largeEntries(
    of matrix: ComplexMatrix
  ) -> [(row: Int, value: Complex<Double>)] {
    (0..<matrix.rowCount).compactMap { row in
      let columns = 0..<matrix.columnCount
      let largest = columns.map { matrix[row, $0].length }.max() ?? 0
      guard let column = columns.first(where: { matrix[row, $0].length > 0.999 * largest }),
        largest > 1e-3
      else { return nil }
      return (row, matrix[row, column])
    }
  }

  /// Levels whose charges are a basis of R^rank.
  private var independentLevels: [(cell: Int, level: Int)] {
    var chosen: [(cell: Int, level: Int)] = []
    for cell in charges.indices {
      for level in charges[cell].indices where chosen.count < rank {
        let rows = (chosen + [(cell, level)]).map { charges[$0.cell][$0.level] }
        if Self.determinant(rows) > 0.5 { chosen.append((cell, level)) }
      }
    }
    return chosen
  }

  /// What whole turns of the chosen levels' phases can be told apart: all residues modulo the index of their lattice.
  private func turns(of chosen: [(cell: Int, level: Int)]) -> [[Int]] {
    let index = Int(
      Self.determinant(chosen.map { charges[$0.cell][$0.level] }).squareRoot().rounded())
    guard index > 1, Double.pow(Double(index), rank) < 1e4 else {
      return [Array(repeating: 0, count: rank)]
    }
    return (0..<rank).reduce([[]]) { lists, _ in
      lists.flatMap { list in (0..<index).map { list + [$0] } }
    }
  }

  private func solution(_ chosen: [(cell: Int, level: Int)], _ phases: [Double]) -> [Double]? {
    Self.solve(chosen.map { charges[$0.cell][$0.level] }, phases)
  }

  /// det M Mᵀ of integer rows.
  private static func determinant(_ rows: [[Int]]) -> Double {
    var gram = rows.map { row in
      rows.map { other in Double(zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }) }
    }
    var result = 1.0
    for pivot in gram.indices {
      let value = gram[pivot][pivot]
      guard value > 1e-9 else { return 0 }
      result *= value
      for row in (pivot + 1)..<max(gram.count, pivot + 1) {
        let factor = gram[row][pivot] / value
        for column in gram.indices { gram[row][column] -= factor * gram[pivot][column] }
      }
    }
    return result
  }

  /// The angles with M θ = φ for independent rows of as many columns.
  private static func solve(_ rows: [[Int]], _ phases: [Double]) -> [Double]? {
    guard let first = rows.first else { return [] }
    let columns = first.count
    let gram = DenseMatrix<Double>(rowCount: columns, columnCount: columns) { i, j in
      rows.reduce(0) { $0 + Double($1[i] * $1[j]) }
    }
    return gram.positiveDefiniteSolution(
      of: (0..<columns).map { i in zip(rows, phases).reduce(0) { $0 + Double($1.0[i]) * $1.1 } })
  }
}

import LatticeModels
import LinearAlgebra
import Numerics

/// What an on-site operator does, in words; nil where it is nothing that has a name.
struct OnSiteWords {
  let levels: CellLevels

  /// The words for a unitary on the cell.
  func words(for matrix: ComplexMatrix) -> String? {
    if matrix.isMultipleOfIdentity { return "identity" }
    if levels.species.count > 1 {
      if let exchange = exchangeOfSpecies(matrix) { return exchange }
      if let factors = Self.tensorFactors(of: matrix, levels.dimensions) {
        let parts = zip(levels.species, factors).compactMap { species, factor -> String? in
          if factor.isMultipleOfIdentity { return nil }
          let words = Self.words(for: factor, in: species.space)
          return (words ?? "an operator") + (species.name.map { " of \($0)" } ?? "")
        }
        return parts.joined(separator: ", ")
      }
      return MonomialWords(matrix)?.text(levels.labels)
    }
    let space = levels.species.first?.space
    if let space { return Self.words(for: matrix, in: space) ?? flat(matrix) }
    return MonomialWords(matrix)?.text(levels.labels) ?? flat(matrix)
  }

  private func flat(_ matrix: ComplexMatrix) -> String? { FourierWords(matrix)?.text }

  private static func words(for matrix: ComplexMatrix, in space: LocalSpace) -> String? {
    switch space {
    case .clock(let count):
      return ClockWords(matrix, count: count)?.text ?? FourierWords(matrix)?.text
    case .qubit, .spin, .cartesianSpin:
      return RotationWords(matrix, space: space)?.text
        ?? MonomialWords(matrix)?.text(SpinLabels.labels(of: space))
    case .boson, .fermion:
      let labels = (0..<matrix.rowCount).map(String.init)
      if matrix.rowCount == 2, MonomialWords(matrix)?.images == [1, 0] {
        return "exchange of empty and occupied"
      }
      return MonomialWords(matrix)?.text(labels)
    }
  }

  /// U |a, b⟩ = |b, a⟩ for two species.
  private func exchangeOfSpecies(_ matrix: ComplexMatrix) -> String? {
    guard let monomial = MonomialWords(matrix) else { return nil }
    for first in levels.dimensions.indices {
      for second in (first + 1)..<max(levels.dimensions.count, first + 1)
      where levels.dimensions[first] == levels.dimensions[second] {
        let strides = LocalOperator.strides(levels.dimensions)
        let images = (0..<levels.count).map { level in
          let digits = levels.digits(level)
          return level + (digits[second] - digits[first]) * (strides[first] - strides[second])
        }
        guard images == monomial.images else { continue }
        let names = [first, second].map { levels.species[$0].name ?? String($0) }
        return "exchange of \(names[0]) and \(names[1])"
          + (monomial.hasPhases ? ", with signs" : "")
      }
    }
    return nil
  }

  /// Factors of a tensor product over species, nil where it is none.
  private static func tensorFactors(
    of matrix: ComplexMatrix, _ dimensions: [Int]
  ) -> [ComplexMatrix]? {
    let strides = LocalOperator.strides(dimensions)
    guard
      let pivot = matrix.storage.indices.max(by: {
        matrix.storage[$0].length < matrix.storage[$1].length
      })
    else { return nil }
    let (row, column) = (pivot % matrix.rowCount, pivot / matrix.rowCount)
    let factors = dimensions.indices.map { place in
      let (stride, levels) = (strides[place], dimensions[place])
      let (r, c) = (
        row - row / stride % levels * stride, column - column / stride % levels * stride
      )
      let raw = ComplexMatrix(rowCount: levels, columnCount: levels) {
        matrix[r + $0 * stride, c + $1 * stride]
      }
      return raw.scaled(by: Complex(1 / (raw.squaredNorm / Double(levels)).squareRoot()))
    }
    let product = factors.dropFirst().reduce(factors[0]) { $0.tensor($1) }
    let overlap = product.overlap(with: matrix).length
    return overlap > Double(matrix.rowCount) * (1 - 1e-9) ? factors : nil
  }
}

extension DenseMatrix where Scalar == Complex<Double> {
  /// Whether a unitary is a phase.
  var isMultipleOfIdentity: Bool { trace.length > Double(rowCount) * (1 - 1e-9) }
}

/// The names of spin levels.
enum SpinLabels {
  static func labels(of space: LocalSpace) -> [String] {
    switch space {
    case .spin(let twice):
      (0...twice).map { twice % 2 == 0 ? "\(twice / 2 - $0)" : "\(twice - 2 * $0)/2" }
    case .cartesianSpin: ["x", "y", "z"]
    default: (0..<space.dimension).map(String.init)
    }
  }
}

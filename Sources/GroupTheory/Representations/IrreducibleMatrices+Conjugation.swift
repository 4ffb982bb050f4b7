import LinearAlgebra
import Numerics

extension IrreducibleMatrices {
  /// Equivalent matrices with D(τ(g))* = D(g), for an automorphism τ of the group.
  ///
  /// With τ the identity these are real matrices. Nil when D(τ(g))* is another irrep, or is
  /// equivalent by an S with S S* = -1 (indicator -1), so that no such basis exists.
  ///
  /// The S with S D(τ(g))* = D(g) S is unitary and symmetric, S = O e^{-iφ} Oᵀ with a real orthogonal
  /// O; W = e^{iφ/2} Oᵀ gives the new matrices W D(g) W†.
  public func adapted(toConjugation automorphism: [Int]) -> IrreducibleMatrices? {
    guard let intertwiner = intertwiner(automorphism) else { return nil }
    guard let roots = symmetricUnitaryRoot(intertwiner) else { return nil }
    let rows = roots.map { $0.map(\.conjugate) }
    let result = transformed(by: rows)
    if automorphism.indices.contains(where: { automorphism[$0] != $0 }) { return result }
    return IrreducibleMatrices(
      dimension: dimension, order: order, elements: result.elements.map { Complex($0.real) })
  }

  /// The unitary S with S D(τ(g))* = D(g) S, from averages of matrices with one entry.
  private func intertwiner(_ automorphism: [Int]) -> [[Complex<Double>]]? {
    precondition(automorphism.count == order, "one image per element")
    for place in 0..<(dimension * dimension) {
      var start = [[Complex<Double>]](
        repeating: Array(repeating: .zero, count: dimension), count: dimension)
      start[place / dimension][place % dimension] = .one
      // (D(τ(g))*)⁻¹ is the transpose of D(τ(g)).
      let sum = averaged(start, adjoint: { $0 }, partner: { automorphism[$0] })
      let norm = sum.joined().reduce(0) { $0 + $1.lengthSquared } / Double(dimension)
      if norm > 0.01 / Double(dimension * dimension) {
        return sum.map { $0.map { $0.multiplied(by: 1 / norm.squareRoot()) } }
      }
    }
    return nil
  }
}

/// For a symmetric unitary S, orthonormal vectors u_k with S u_k* = u_k; nil when S is not symmetric.
///
/// The real and imaginary part of S commute, so one real orthogonal O diagonalizes both:
/// S = O e^{iφ} Oᵀ and u_k = e^{iφ_k/2} O_k. Shape of the result: [k][component].
public func symmetricUnitaryRoot(_ matrix: [[Complex<Double>]]) -> [[Complex<Double>]]? {
  let count = matrix.count
  for row in 0..<count {
    for column in 0..<row where (matrix[row][column] - matrix[column][row]).length > 1e-9 {
      return nil
    }
  }
  // A combination in general position: equal eigenvalues then mean equal phases.
  let combined = (0..<count).map { row in
    (0..<count).map { column in
      let value = (matrix[row][column] + matrix[column][row]).multiplied(by: 0.5)
      return Complex(value.real + 0.754_877_666_246_692_8 * value.imaginary)
    }
  }
  guard let system = try? hermitianEigensystem(combined) else { return nil }
  return system.vectors.map { vector in
    let real = vector.map(\.real)
    var value = Complex<Double>.zero
    for row in 0..<count {
      for column in 0..<count {
        value += matrix[row][column].multiplied(by: real[row] * real[column])
      }
    }
    let phase = Complex<Double>(length: 1, phase: value.phase / 2)
    return real.map { phase.multiplied(by: $0) }
  }
}

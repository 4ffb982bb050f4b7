import LinearAlgebra
import Numerics

/// The Lie algebra of all Σ_j o_j that commute with a model: a real vector space of anti-Hermitian on-site operators.
///
/// Vectors are coordinates in ⊕_j su(d_j), cell by cell, in orthonormal bases with the scalar product Σ_j tr X_j† Y_j, which is
/// invariant.
package struct OnSiteAlgebra: Sendable {
  /// Orthonormal members. Shape [member][coordinate].
  package let basis: [[Double]]
  /// The smallest singular value of the equations that do not hold, relative to the largest; nil where all hold.
  package let gap: Double?
  let bases: [UnitaryBasis]
  private let offsets: [Int]

  /// Solves Σ_j [o_j, A] = 0 for the components A of a family, which is linear.
  init(of equations: InvarianceEquations) throws {
    bases = equations.dimensions.indices.map(equations.basis)
    var offsets: [Int] = []
    var count = 0
    for basis in bases {
      offsets.append(count)
      count += basis.members.count
    }
    self.offsets = offsets
    let normal = equations.normal(
      at: equations.dimensions.map(ComplexMatrix.identity), Array(equations.equations.indices),
      offsets: Dictionary(uniqueKeysWithValues: offsets.enumerated().map { ($0, $1) }),
      unknowns: count)
    let space = try NullSpace(of: normal.matrix)
    basis = space.vectors
    gap = space.gap?.squareRoot()
  }

  /// The dimension over the real numbers.
  package var dimension: Int { basis.count }

  /// The on-site matrices of a vector of coordinates, anti-Hermitian. Shape [cell].
  package func matrices(_ vector: [Double]) -> [ComplexMatrix] {
    bases.indices.map { cell in
      bases[cell].matrix(
        vector[offsets[cell]..<(offsets[cell] + bases[cell].members.count)])
    }
  }

  /// The coordinates of on-site matrices.
  package func coordinates(_ matrices: [ComplexMatrix]) -> [Double] {
    zip(bases, matrices).flatMap { $0.coordinates(of: $1) }
  }

  /// Σ_k c_k X_k over the members of the basis.
  package func combination(_ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: basis.first?.count ?? 0)
    for (weight, member) in zip(weights, basis) where weight != 0 {
      for place in result.indices { result[place] += weight * member[place] }
    }
    return result
  }

  /// The weights of a member of the algebra in the basis.
  package func weights(of vector: [Double]) -> [Double] { basis.map { Self.product($0, vector) } }

  /// [X, Y].
  package func bracket(_ first: [Double], _ second: [Double]) -> [Double] {
    coordinates(
      zip(matrices(first), matrices(second)).map { $0.commutator(with: $1) })
  }

  /// The matrix of Y → [X, Y] in the basis, antisymmetric. Shape [row][column].
  func adjointMatrix(of vector: [Double]) -> [[Double]] {
    let images = basis.map { weights(of: bracket(vector, $0)) }
    return basis.indices.map { row in basis.indices.map { images[$0][row] } }
  }

  /// The members whose matrices are diagonal in the computational basis, as weights in the basis. Shape [vector][member].
  func diagonalMembers() throws -> [[Double]] {
    var rows: [[Double]] = []
    for (cell, unitary) in bases.enumerated() {
      for (number, entries) in unitary.members.enumerated()
      where entries.contains(where: { $0.row != $0.column }) {
        rows.append(basis.map { $0[offsets[cell] + number] })
      }
    }
    return try NullSpace(orthogonalTo: rows, dimension: dimension).vectors
  }

  static func product(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

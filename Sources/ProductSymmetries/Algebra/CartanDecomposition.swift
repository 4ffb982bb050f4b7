import LatticeModels
import LinearAlgebra
import Numerics

/// An on-site algebra as a maximal torus and roots.
///
/// The torus holds all members that are diagonal in the computational basis, so that charges come out as people write them.
package struct CartanDecomposition: Sendable {
  /// The algebra.
  package let algebra: OnSiteAlgebra
  /// Orthonormal members of the torus. Shape [rank][coordinate].
  package let torus: [[Double]]
  /// Shape [root][rank]: α with [T_k, E_α] = i α_k E_α.
  package let roots: [[Double]]
  /// Root vectors E_α of norm 1, complex combinations of members. Shape [root][member].
  package let rootVectors: [[Complex<Double>]]

  /// - Throws: `LinearAlgebraError`.
  init(_ algebra: OnSiteAlgebra, seed: UInt64) throws {
    self.algebra = algebra
    var stream = RandomStream(seed: seed, coupling: "torus", sample: 0, index: 0)
    let generic = try Self.regularMember(of: algebra, &stream)
    let adjoint = algebra.adjointMatrix(of: generic)
    let members = try NullSpace(orthogonalTo: adjoint, dimension: algebra.dimension).vectors
    torus = members.map(algebra.combination)
    // i ad X is Hermitian; on its eigenvectors of non-zero eigenvalue all of the torus acts by numbers.
    let hermitian = adjoint.indices.map { row in
      adjoint.indices.map { Complex(0, (adjoint[row][$0] - adjoint[$0][row]) / 2) }
    }
    let (values, vectors) = try hermitianEigensystem(hermitian)
    let chosen = values.indices.filter { abs(values[$0]) > 1e-6 }
    rootVectors = chosen.map { vectors[$0] }
    let actions = torus.map { algebra.adjointMatrix(of: $0) }
    roots = rootVectors.map { vector in
      actions.map { action in
        // ad T E = i α E.
        action.indices.reduce(Complex<Double>.zero) { sum, row in
          sum
            + vector[row].conjugate
            * action[row].indices.reduce(Complex.zero) {
              $0 + Complex(action[row][$1]) * vector[$1]
            }
        }.imaginary
      }
    }
  }

  /// A member whose centralizer is a maximal torus that holds all diagonal members.
  private static func regularMember(
    of algebra: OnSiteAlgebra, _ stream: inout RandomStream
  ) throws -> [Double] {
    func random(_ vectors: [[Double]]) -> [Double] {
      vectors.reduce(Array(repeating: 0, count: algebra.dimension)) { sum, vector in
        let factor = stream.standardNormal()
        return zip(sum, vector).map { $0 + factor * $1 }
      }
    }
    let diagonal = try algebra.diagonalMembers()
    let start = algebra.combination(random(diagonal))
    let centralizer = try NullSpace(
      orthogonalTo: algebra.adjointMatrix(of: start), dimension: algebra.dimension
    ).vectors
    return algebra.combination(random(centralizer))
  }

  /// The dimension of the torus.
  package var rank: Int { torus.count }

  /// The coroot of a root as Hermitian matrices, whose eigenvalues are integers in all. Shape [cell].
  func coroot(_ root: Int) -> [ComplexMatrix] {
    let vector = roots[root]
    let square = OnSiteAlgebra.product(vector, vector)
    return algebra.matrices(torusMember(vector.map { 2 * $0 / square }))
      .map { $0.scaled(by: Complex(0, -1)) }
  }

  /// The member Σ_k c_k T_k of the torus.
  package func torusMember(_ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: algebra.basis.first?.count ?? 0)
    for (weight, member) in zip(weights, torus) {
      for place in result.indices { result[place] += weight * member[place] }
    }
    return result
  }
}

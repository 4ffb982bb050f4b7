import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// The commutant from the equations [X, A_k] = 0 for all entries of X: slow, and without any theory.
struct BruteForceCommutant {
  /// An orthonormal basis. Shape: [element].
  let basis: [ComplexMatrix]
  /// tr(P_λ Z) of the minimal central projectors Z and the dimension of 𝒞 Z.
  let components: [(ranks: [Int], dimension: Int)]

  /// `sizes` are the dimensions of the sectors, whose blocks stand one after the other.
  init(of matrices: [ComplexMatrix], sizes: [Int], seed: UInt64) throws {
    let basis = try Self.commutant(of: matrices)
    var generator = SeededGenerator(seed: seed)
    let generic = (0..<3).map { _ in Self.combination(basis, using: &generator) }
    let centre = try Self.centre(of: basis, generators: generic)
    // A generic Hermitian element of the centre has one eigenvalue on each component.
    let element = Self.combination(centre, using: &generator)
    let hermitian = mapped(element.adding(element.adjoint)) { $0 / 2 }
    let system = try hermitian.hermitianEigensystem()
    var groups: [[Int]] = []
    for index in system.values.indices {
      if index > 0 && system.values[index] - system.values[index - 1] < 1e-7 {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    components = try groups.map { group in
      let vectors = ComplexMatrix(rowCount: hermitian.rowCount, columnCount: group.count) {
        system.vectors[$0, group[$1]]
      }
      let projector = vectors.multiplied(by: vectors.adjoint)
      let restricted = basis.map { projector.multiplied(by: $0) }
      let gram = ComplexMatrix(rowCount: basis.count, columnCount: basis.count) {
        Self.innerProduct(restricted[$0], restricted[$1])
      }
      var start = 0
      let ranks = sizes.map { size in
        defer { start += size }
        return Int((start..<(start + size)).reduce(0) { $0 + projector[$1, $1].real }.rounded())
      }
      return (ranks, try gram.hermitianEigensystem().values.filter { $0 > 1e-6 }.count)
    }
    self.basis = basis
    #expect(components.count == centre.count)
  }

  /// The null space of X → ([A_k, X])_k.
  private static func commutant(of matrices: [ComplexMatrix]) throws -> [ComplexMatrix] {
    let n = matrices[0].rowCount
    var gram = ComplexMatrix(rowCount: n * n, columnCount: n * n) { _, _ in .zero }
    for matrix in matrices {
      let square = matrix.multiplied(by: matrix)
      // ⟨E_ij, ad² E_kl⟩ with ad X = [A, X].
      for (k, l) in (0..<(n * n)).map({ ($0 % n, $0 / n) }) {
        for i in 0..<n {
          gram[l * n + i, l * n + k] += square[i, k]
          gram[i * n + k, l * n + k] += square[l, i]
          for j in 0..<n {
            gram[j * n + i, l * n + k] -= matrix[i, k] * matrix[l, j] * 2
          }
        }
      }
    }
    let system = try gram.hermitianEigensystem()
    let nullity = system.values.filter { $0 < 1e-8 }.count
    return (0..<nullity).map { index in
      ComplexMatrix(rowCount: n, columnCount: n) { system.vectors[$1 * n + $0, index] }
    }
  }

  /// The elements of 𝒞 that commute with generators of 𝒞.
  private static func centre(
    of basis: [ComplexMatrix], generators: [ComplexMatrix]
  ) throws -> [ComplexMatrix] {
    let commutators = basis.map { element in
      generators.flatMap { generator in
        element.multiplied(by: generator)
          .adding(mapped(generator.multiplied(by: element)) { -$0 }).storage
      }
    }
    let gram = ComplexMatrix(rowCount: basis.count, columnCount: basis.count) { left, right in
      zip(commutators[left], commutators[right]).reduce(.zero) {
        $0 + $1.0.conjugate * $1.1
      }
    }
    let system = try gram.hermitianEigensystem()
    return system.values.indices.filter { system.values[$0] < 1e-9 }.map { index in
      basis.indices.reduce(mapped(basis[0]) { _ in .zero }) { sum, element in
        sum.adding(mapped(basis[element]) { $0 * system.vectors[element, index] })
      }
    }
  }

  private static func combination(
    _ basis: [ComplexMatrix], using generator: inout SeededGenerator
  ) -> ComplexMatrix {
    basis.reduce(mapped(basis[0]) { _ in .zero }) { sum, element in
      let factor = Complex(generator.nextNormal(), generator.nextNormal())
      return sum.adding(mapped(element) { $0 * factor })
    }
  }

  private static func innerProduct(_ left: ComplexMatrix, _ right: ComplexMatrix) -> Complex<Double>
  {
    zip(left.storage, right.storage).reduce(.zero) { $0 + $1.0.conjugate * $1.1 }
  }
}

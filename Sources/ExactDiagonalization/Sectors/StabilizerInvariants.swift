import GroupTheory
import Numerics

/// The vectors of an irrep that a stabilizer leaves alone, and their images under the group.
///
/// With U_k|r> = θ_k|r> for the elements k of the stabilizer K, a combination Σ_j c_j P_{1j}|r>
/// depends only on Q c, Q = (1/|K|) Σ_k θ_k D(k)*, a projector. Its range has the orthonormal basis
/// c^0, c^1, …; real when the matrices and phases are.
struct StabilizerInvariants: Sendable {
  /// The dimension d of the irrep.
  let dimension: Int
  /// The number of invariant vectors.
  let count: Int
  /// c^a*. Shape [vector, component], flattened.
  let conjugates: [Complex<Double>]
  /// D(g)ᵀ c^a. Shape [element, vector, component], flattened.
  let images: [Complex<Double>]
  /// D(g)ᵀ c^a*, where it differs from `images`. Shape [element, vector, component], flattened.
  private let conjugateImages: [Complex<Double>]

  init(
    _ stabilizer: SymmetryOrbits.Stabilizer, phaseOrder: Int, matrices: IrreducibleMatrices
  ) {
    let dimension = matrices.dimension
    let vectors = Self.range(
      of: Self.projector(stabilizer, phaseOrder: phaseOrder, matrices: matrices))
    let isReal = vectors.joined().allSatisfy { $0.imaginary == 0 }
    func transported(_ vectors: [[Complex<Double>]]) -> [Complex<Double>] {
      (0..<matrices.order).flatMap { element in
        vectors.flatMap { vector in
          (0..<dimension).map { column in
            (0..<dimension).reduce(Complex<Double>.zero) {
              $0 + matrices[element, $1, column] * vector[$1]
            }
          }
        }
      }
    }
    self.dimension = dimension
    count = vectors.count
    conjugates = vectors.flatMap { $0.map(\.conjugate) }
    images = transported(vectors)
    conjugateImages = isReal ? [] : transported(vectors.map { $0.map(\.conjugate) })
  }

  /// c^b† D(g)ᵀ c for vector b of these invariants and the conjugate c = c^a* of vector a of `source`.
  func conjugateOverlap(
    _ vector: Int, with source: StabilizerInvariants, _ other: Int, element: Int
  ) -> Complex<Double> {
    let list = source.conjugateImages.isEmpty ? source.images : source.conjugateImages
    let start = (element * source.count + other) * dimension
    return (0..<dimension).reduce(.zero) {
      $0 + conjugates[vector * dimension + $1] * list[start + $1]
    }
  }

  /// Q. Shape [column][row].
  private static func projector(
    _ stabilizer: SymmetryOrbits.Stabilizer, phaseOrder: Int, matrices: IrreducibleMatrices
  ) -> [[Complex<Double>]] {
    let indices = 0..<matrices.dimension
    var sum = indices.map { _ in indices.map { _ in Complex<Double>.zero } }
    for (element, phase) in zip(stabilizer.elements, stabilizer.phases) {
      let factor = Cyclotomic.rootOfUnity(phase, order: phaseOrder).complex
        .multiplied(by: 1 / Double(stabilizer.elements.count))
      for row in indices {
        for column in indices {
          sum[column][row] += factor * matrices[element, row, column].conjugate
        }
      }
    }
    return sum
  }

  /// An orthonormal basis of the range of a projector: its columns, the longest rest first.
  private static func range(of projector: [[Complex<Double>]]) -> [[Complex<Double>]] {
    let trace = projector.indices.reduce(0) { $0 + projector[$1][$1].real }
    var columns = projector
    return (0..<Int(trace.rounded())).map { _ in
      let lengths = columns.map { $0.reduce(0) { $0 + $1.lengthSquared } }
      let longest = lengths.max()!
      let chosen = lengths.firstIndex { $0 > longest - 1e-9 }!
      let vector = columns[chosen].map { $0.multiplied(by: 1 / lengths[chosen].squareRoot()) }
      // Twice, so that rounding leaves the rest orthogonal.
      for _ in 0..<2 {
        for column in columns.indices {
          let part = zip(vector, columns[column]).reduce(Complex<Double>.zero) {
            $0 + $1.0.conjugate * $1.1
          }
          columns[column] = zip(vector, columns[column]).map { $0.1 - part * $0.0 }
        }
      }
      return vector
    }
  }
}

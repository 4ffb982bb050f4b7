import ExactDiagonalization

/// A state on which words of the members of a family have acted, until it has levels of all energies.
///
/// Letters are Chebyshev polynomials T_m(D / ‖D‖), of differences D between members and of the first member in turn: they are of the
/// members' algebra, and none makes a state longer.
struct ScrambledState {
  /// Of length 1.
  let vector: [Double]

  private static let degrees = [7, 9, 11, 13]
  private static let (fewestLetters, mostLetters) = (5, 13)

  /// - Parameters:
  ///   - number: Of the word; any two below 12 differ.
  ///   - hamiltonian: The first member, with the mean and the standard deviation of its levels.
  ///   - differences: Three of them.
  init?(
    _ state: [Double], word number: Int,
    hamiltonian: (matrix: SparseSample, mean: Double, deviation: Double),
    differences: [SparseSample]
  ) {
    var vector = state
    for place in 0..<Self.mostLetters {
      // H between the differences, which may be nearly the same operator, as where one coupling varies.
      let letter =
        place % 2 == 1 ? hamiltonian.matrix : differences[(number + place / 2) % differences.count]
      Self.multiply(
        &vector, by: letter, degree: Self.degrees[(number + place) % Self.degrees.count])
      guard Self.normalize(&vector) else { return nil }
      if place + 1 >= Self.fewestLetters,
        abs(Self.energy(of: vector, hamiltonian.matrix) - hamiltonian.mean)
          < 0.5 * hamiltonian.deviation
      {
        break
      }
    }
    self.vector = vector
  }

  /// v ← T_m(D / ‖D‖) v.
  private static func multiply(_ vector: inout [Double], by matrix: SparseSample, degree: Int) {
    let scale = matrix.largestRowSum
    if scale == 0 { return }
    var (before, now) = (vector, image(of: vector, matrix))
    for row in now.indices { now[row] /= scale }
    for _ in 1..<degree {
      var next = image(of: now, matrix)
      for row in next.indices { next[row] = 2 * next[row] / scale - before[row] }
      (before, now) = (now, next)
    }
    vector = now
  }

  private static func image(of vector: [Double], _ matrix: SparseSample) -> [Double] {
    var image = [Double](repeating: 0, count: vector.count)
    vector.withUnsafeBufferPointer { vector in
      image.withUnsafeMutableBufferPointer { matrix.apply(vector, $0) }
    }
    return image
  }

  private static func energy(of vector: [Double], _ matrix: SparseSample) -> Double {
    zip(vector, image(of: vector, matrix)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func normalize(_ vector: inout [Double]) -> Bool {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 1e-6 else { return false }
    for row in vector.indices { vector[row] /= length }
    return true
  }
}

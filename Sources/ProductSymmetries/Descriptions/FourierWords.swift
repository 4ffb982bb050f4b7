import LinearAlgebra
import Numerics

/// A unitary all of whose entries have one modulus.
struct FourierWords {
  let text: String

  /// Nil for other unitaries.
  init?(_ matrix: ComplexMatrix) {
    let n = matrix.rowCount
    let modulus = 1 / Double(n).squareRoot()
    guard n > 1, matrix.storage.allSatisfy({ abs($0.length - modulus) < 1e-7 }) else { return nil }
    func turn(_ row: Int, _ column: Int) -> Double { matrix[row, column].phase / (2 * .pi) }
    /// The mixed difference of the phase: k/n everywhere for the Fourier transform with phases on either side.
    func curvature(_ row: Int, _ column: Int) -> Double {
      turn(row, column) - turn(0, column) - turn(row, 0) + turn(0, 0)
    }
    let power = (1..<n).first { k in
      (0..<n).allSatisfy { row in
        (0..<n).allSatisfy { column in
          let rest = curvature(row, column) - Double(k * row * column % n) / Double(n)
          return abs(rest - rest.rounded()) < 1e-8
        }
      }
    }
    guard let power else {
      text = "all entries of one modulus"
      return
    }
    let isPlain = (0..<n).allSatisfy { place in
      [turn(place, 0), turn(0, place)].allSatisfy { phase in
        let rest = phase - turn(0, 0)
        return abs(rest - rest.rounded()) < 1e-8
      }
    }
    let name =
      switch power {
      case _ where n == 2: "Hadamard transform"
      case 1: "Fourier transform"
      case n - 1: "inverse Fourier transform"
      default: "Fourier transform of power \(power)"
      }
    text = name + (isPlain ? "" : ", with phases before and after")
  }
}

import LinearAlgebra
import Numerics

/// The basis in which all members of a family are equal on every copy of a component's matrices.
///
/// A copy has the states of all multiplets in their order; for quaternions those f of all multiplets
/// and then those J f, which gives blocks [[A, -B̄], [B, Ā]].
struct ComponentBasis: Sendable {
  /// The columns of a frame are the copies; for quaternions first all f, then all J f.
  private let multiplets: [Multiplet]
  private let statesPerCopy: Int

  /// `rotation` holds one matrix for each sector of the multiplets. Shape: [state, new state].
  init(
    of multiplets: [Multiplet], rotation: [DenseMatrix<Complex<Double>>], statesPerCopy: Int
  ) {
    self.multiplets = multiplets.map { multiplet in
      Multiplet(
        parts: zip(multiplet.parts, rotation).compactMap { part, rotation in
          rotation.columnCount == 0
            ? nil
            : Multiplet.Part(
              sector: part.sector, levels: part.levels,
              frame: part.frame.multiplied(by: rotation))
        })
    }
    self.statesPerCopy = statesPerCopy
  }

  /// n, the dimension of the component's matrices.
  var dimension: Int { multiplets.count * statesPerCopy }

  /// b_λ.
  func copyCount(sector: Int) -> Int {
    (multiplets[0].parts.first { $0.sector == sector }?.width ?? 0) / statesPerCopy
  }

  /// The parts in one sector. Shape: [multiplet].
  func parts(sector: Int) -> [Multiplet.Part] {
    guard let place = multiplets[0].parts.firstIndex(where: { $0.sector == sector }) else {
      return []
    }
    return multiplets.map { $0.parts[place] }
  }

  /// The states of one copy as combinations of the levels of a sector.
  ///
  /// Shape: [state] of the first level of a range and the coefficients from there on.
  func states(sector: Int, copy: Int) -> [(levels: Range<Int>, coefficients: [Complex<Double>])] {
    let parts = parts(sector: sector)
    let copies = copyCount(sector: sector)
    precondition(copy >= 0 && copy < copies, "no such copy")
    return (0..<statesPerCopy).flatMap { state in
      parts.map { part in
        let column = state * copies + copy
        return (
          part.levels,
          part.levels.indices.map { place in
            part.frame[place - part.levels.lowerBound, column]
          }
        )
      }
    }
  }

  /// The block B† M B of a matrix between the levels of a sector.
  func block(
    of matrix: MatrixElements, sector: Int, copy: Int
  ) -> DenseMatrix<Complex<Double>> {
    let states = states(sector: sector, copy: copy)
    let rows = matrix.levelCount
    var result: [Complex<Double>] = []
    result.reserveCapacity(states.count * states.count)
    for origin in states {
      let frame = DenseMatrix(
        rowCount: origin.levels.count, columnCount: 1, storage: origin.coefficients)
      let image = matrix.columns(origin.levels, times: frame, scale: 1)
      precondition(image.count == rows, "a state is one column")
      for target in states {
        var sum = Complex<Double>.zero
        for (place, level) in target.levels.enumerated() {
          sum += target.coefficients[place].conjugate * image[level]
        }
        result.append(sum)
      }
    }
    return DenseMatrix(rowCount: states.count, columnCount: states.count, storage: result)
  }
}

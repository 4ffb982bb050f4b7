import LinearAlgebra
import Numerics

/// The Hamiltonians of the steps of a period, diagonalized, and the operator U = exp(-i H_n t_n) … exp(-i H_1 t_1) that they make.
///
/// U is represented in the eigenbasis of H_1, the frame. Where the steps behind the first are the same in reverse, the period begins
/// in the middle of the first step, which makes U symmetric for real matrices.
///
/// Accuracy: phases are known to ε times Σ_s ‖H_s‖ t_s. Complexity: one eigensystem with vectors and two products for each step.
public struct PeriodSteps<Scalar: UnitaryScalar>: Sendable {
  private struct Step {
    /// E t.
    let phases: [Double]
    let vectors: DenseMatrix<Scalar>
  }

  /// With larger phases E t so little is left of them modulo 2π that quasi-energies would be off by 1e-9.
  private static var largestPhase: Double { 4e6 }

  private let steps: [Step]
  private let isReversible: Bool

  /// Diagonalizes the Hamiltonians; `isReversible` says that those behind the first, with their durations, are the same in reverse.
  ///
  /// - Throws: `LinearAlgebraError`; ``QuasiEnergyError/tooLong(phase:)``.
  public init(
    count: Int, isReversible: Bool,
    step: (Int) throws -> (matrix: DenseMatrix<Scalar>, time: Double)
  ) throws {
    precondition(count > 0, "a period has a step")
    steps = try (0..<count).map { number in
      let (matrix, time) = try step(number)
      let (values, vectors) = try Scalar.eigensystem(of: matrix)
      return Step(phases: values.map { $0 * time }, vectors: vectors)
    }
    self.isReversible = isReversible
    let largest = steps.reduce(0) { sum, step in
      sum + max(abs(step.phases.first ?? 0), abs(step.phases.last ?? 0))
    }
    guard largest <= Self.largestPhase else { throw QuasiEnergyError.tooLong(phase: largest) }
  }

  private init(steps: [Step], isReversible: Bool) {
    (self.steps, self.isReversible) = (steps, isReversible)
  }

  /// The eigenvectors of H_1 in columns: the basis in which U is given.
  public var frame: DenseMatrix<Scalar> { steps[0].vectors }

  /// The same with complex numbers.
  public var complexified: PeriodSteps<Complex<Double>> {
    .init(
      steps: steps.map { step in
        .init(
          phases: step.phases,
          vectors: DenseMatrix<Complex<Double>>(
            rowCount: step.vectors.rowCount, columnCount: step.vectors.columnCount,
            storage: step.vectors.storage.map(Scalar.complex)))
      }, isReversible: isReversible)
  }

  /// exp(-iE) of a later step in the frame, as cos E and sin E.
  private func function(
    _ step: Step, _ body: (Double) -> Double
  ) -> DenseMatrix<Scalar> {
    let overlap = step.vectors.adjointMultiplied(by: frame)
    return overlap.adjointMultiplied(by: overlap.scalingRows(step.phases.map(body)))
  }
}

extension PeriodSteps where Scalar == Complex<Double> {
  /// U in the frame.
  public func unitary() -> UnitaryOperator<Complex<Double>> {
    UnitaryOperator(matrix())
  }

  fileprivate func matrix() -> DenseMatrix<Complex<Double>> {
    let n = frame.rowCount
    let first = steps[0].phases.map { isReversible ? $0 / 2 : $0 }
    let right = first.map { Complex(length: 1, phase: -$0) }
    let left = isReversible ? right : right.map { _ in Complex<Double>.one }
    var product: DenseMatrix<Complex<Double>>?
    for step in steps.dropFirst() {
      let overlap = step.vectors.adjointMultiplied(by: frame)
      let turned = overlap.scalingRows(step.phases.map { Complex(length: 1, phase: -$0) })
      let factor = overlap.adjointMultiplied(by: turned)
      product = product.map { factor.multiplied(by: $0) } ?? factor
    }
    guard let product else {
      return DenseMatrix(rowCount: n, columnCount: n) { row, column in
        row == column ? left[row] * right[row] : .zero
      }
    }
    return DenseMatrix(rowCount: n, columnCount: n) { left[$0] * product[$0, $1] * right[$1] }
  }
}

extension PeriodSteps where Scalar == Double {
  /// U in the frame, of steps that are reversible.
  public func symmetricUnitary() -> UnitaryOperator<Double> {
    precondition(isReversible, "only a reversible period is symmetric")
    guard steps.count == 2 else { return UnitaryOperator(symmetric: complexified.matrix()) }
    let (even, odd) = (function(steps[1], { .cos($0) }), function(steps[1], { .sin($0) }))
    let half = steps[0].phases.map { (cosine: Double.cos($0 / 2), sine: Double.sin($0 / 2)) }
    let n = frame.rowCount
    // exp(-iφ) (A - iB) with φ the sum of both halves.
    func parts(_ row: Int, _ column: Int) -> (cosine: Double, sine: Double) {
      let (a, b) = (half[row], half[column])
      return (a.cosine * b.cosine - a.sine * b.sine, a.sine * b.cosine + a.cosine * b.sine)
    }
    return UnitaryOperator(
      cosine: DenseMatrix(rowCount: n, columnCount: n) { row, column in
        let turn = parts(row, column)
        return turn.cosine * even[row, column] - turn.sine * odd[row, column]
      },
      sine: DenseMatrix(rowCount: n, columnCount: n) { row, column in
        let turn = parts(row, column)
        return turn.sine * even[row, column] + turn.cosine * odd[row, column]
      })
  }
}

extension DenseMatrix where Scalar: UnitaryScalar {
  /// Every row times a real number.
  fileprivate func scalingRows(_ factors: [Double]) -> DenseMatrix {
    DenseMatrix(rowCount: rowCount, columnCount: columnCount) {
      Scalar.scaled(self[$0, $1], by: factors[$0])
    }
  }
}

extension DenseMatrix where Scalar == Complex<Double> {
  /// Every row times a complex number.
  fileprivate func scalingRows(_ factors: [Complex<Double>]) -> DenseMatrix {
    DenseMatrix(rowCount: rowCount, columnCount: columnCount) { factors[$0] * self[$0, $1] }
  }
}

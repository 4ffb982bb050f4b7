/// What finds the levels of large matrices in place of the threads of a run: several processes together.
package protocol LargeMatrixSolver: Sendable {
  /// Matrices of fewer rows are left to the threads.
  var leastRows: Int { get }

  /// The eigenvalues of a Hermitian matrix, ascending; called by one thread.
  ///
  /// - Parameters:
  ///   - positions: Row + column × dimension of the elements in the lower triangle that may differ from zero, each once.
  ///   - values: These elements; of a complex matrix the real and the imaginary part of each.
  func eigenvalues(
    dimension: Int, isReal: Bool, positions: [Int], values: [Double]
  ) throws -> [Double]
}

extension SpectrumRun {
  /// The same with large matrices left to a solver.
  package func solvingLargeMatrices(by solver: (any LargeMatrixSolver)?) -> SpectrumRun {
    precondition(
      solver == nil || device == nil && diagonalization.schedule == nil,
      "large matrices of Hamiltonians are left to one solver")
    var run = self
    run.solver = solver
    return run
  }
}

extension TaskBoard {
  /// What the thread that serves the solver does: all large matrices of one sample after the other.
  func work(with solver: any LargeMatrixSolver) {
    attempt {
      let patterns = apartOrder.map { FilledPattern(run.matrices[$0]) }
      for place in run.samples.indices {
        let couplings = coefficients(place)
        for (sector, pattern) in zip(apartOrder, patterns) {
          guard goesOn() else { return }
          let matrix = run.matrices[sector]
          try matrix.checkHermiticity(coefficients: couplings)
          let levels = try solver.eigenvalues(
            dimension: matrix.dimension, isReal: matrix.isReal, positions: pattern.positions,
            values: pattern.values(of: matrix, couplings))
          try matrix.check(levels: levels, coefficients: couplings)
          try finish(place: place, sector: sector, levels: levels)
        }
      }
    }
  }
}

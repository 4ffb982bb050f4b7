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

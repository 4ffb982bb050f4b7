/// Several processes that find the lowest levels of all sectors together.
package protocol WindowEngine: Sendable {
  /// The windows of Σ_k c_k A_k, with the matrix elements of other combinations between their levels; `progress` is called with the
  /// name of each sector that is done. Shape: [sector].
  ///
  /// Throws: what a ``WindowRun`` throws, and what goes wrong with other processes.
  func windows(
    _ coefficients: [Double], members: [[Double]], progress: (String) -> Void
  ) throws -> [SectorWindow]
}

/// What several processes cannot do.
package enum WindowEngineError: Error, Equatable, CustomStringConvertible {
  /// The members of the family are averages over the visible group.
  case averages
  /// A matrix is not Hermitian, or not real where a symmetry makes it so.
  case notHermitian(sector: String, difference: Double)

  /// What is wrong, and what would be right.
  package var description: String {
    switch self {
    case .averages:
      "Terms break a symmetry of the model by themselves and vary as averages over it, which a single process makes only: "
        + "xsff window finds the exact irreps."
    case .notHermitian(let sector, let difference):
      "The matrix of sector \(sector) is not Hermitian, or not real where a declared symmetry requires it: entries are off by "
        + "\(difference). The couplings of this sample break a declared symmetry."
    }
  }
}

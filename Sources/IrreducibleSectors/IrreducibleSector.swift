import ExactDiagonalization
import LinearAlgebra

/// A sector on which nothing but multiples of the identity commutes with all members of a family, which is proved without eigenvectors.
///
/// Let v be an eigenvector of the first member H whose level is a single one. Whatever X commutes with the members has X v = x v, and
/// with it X w = x w for every w = A v with A of the members' algebra. X also commutes with H: where its levels are all single ones
/// and some w has a component along every eigenvector of H, X is x. Levels and components are those of `SpectralComponents`.
///
/// A symmetry that is broken a little leaves components that are small and no rounding. Components must all be as large as those of
/// generic vectors; then no edge of the tree that `CommutantDecomposition` makes would be weak.
struct IrreducibleSector {
  /// All levels of the first member, ascending.
  let levels: [Double]
  /// The largest component of the level that has the smallest ones, over the largest of all; nil for a single level.
  let leastWeight: Double?

  /// Components along a level in units of 1/√n: the largest of them at least. A generic one of eight is below 0.1 for 2e-9 of the levels.
  private static let leastComponent = 0.1
  /// The distances of levels in units of the largest: rounding is far below.
  private static let leastGap = 1e-10
  /// How far the state at the end of the spectrum may be from an eigenvector.
  private static let largestImpurity = 1e-6

  /// Nil where that cannot be shown.
  ///
  /// - Throws: `SectorMatrixError`, or `LinearAlgebraError`.
  init?(_ matrix: SectorMatrix, of family: FamilyMatrices) throws {
    guard matrix.isReal, matrix.dimension > 0 else { return nil }
    for coefficients in [family.first] + family.differences {
      try matrix.checkHermiticity(coefficients: coefficients)
    }
    let hamiltonian = SparseSample(matrix, coefficients: family.first)
    guard
      let state = try ExtremalState(dimension: matrix.dimension, multiply: hamiltonian.apply),
      let words = Self.words(of: state, matrix, family, hamiltonian)
    else { return nil }
    let found = try SpectralComponents(of: words, dimension: matrix.dimension) {
      matrix.fill(family.first, into: $0)
    }
    try matrix.check(levels: found.levels, coefficients: family.first)
    guard Self.areSingle(found.levels), let own = Self.level(of: state, among: found.levels)
    else { return nil }
    let components = found.levels.indices.filter { $0 != own }.map { level in
      let all = found.components[level]
      return max(all.max(), -all.min())
    }
    if let least = components.min() {
      guard least * Double(matrix.dimension).squareRoot() >= Self.leastComponent else { return nil }
      leastWeight = least / components.max()!
    } else {
      leastWeight = nil
    }
    levels = found.levels
  }

  /// What different words make of a state. Shape: [word][row].
  private static func words(
    of state: ExtremalState, _ matrix: SectorMatrix, _ family: FamilyMatrices,
    _ hamiltonian: SparseSample
  ) -> [[Double]]? {
    let n = Double(matrix.dimension)
    let mean = zip(matrix.traces, family.first).reduce(0) { $0 + $1.0 * $1.1 } / n
    let square = matrix.squaredNorm(family.first).sum / n
    let deviation = max(0, square - mean * mean).squareRoot()
    let differences = family.differences.map { SparseSample(matrix, coefficients: $0) }
    let words = (0..<SpectralComponents.vectorCount).compactMap {
      ScrambledState(
        state.vector, word: $0, hamiltonian: (hamiltonian, mean, deviation),
        differences: differences)?.vector
    }
    return words.count == SpectralComponents.vectorCount ? words : nil
  }

  private static func areSingle(_ levels: [Double]) -> Bool {
    let scale = max(abs(levels.first!), abs(levels.last!))
    return zip(levels, levels.dropFirst()).allSatisfy { $1 - $0 > leastGap * scale }
  }

  /// The number of the state's level; nil where it is too close to others for the state to be an eigenvector.
  private static func level(of state: ExtremalState, among levels: [Double]) -> Int? {
    let number = levels.indices.min {
      abs(levels[$0] - state.energy) < abs(levels[$1] - state.energy)
    }!
    let scale = max(abs(levels.first!), abs(levels.last!))
    guard abs(levels[number] - state.energy) <= leastGap * scale else { return nil }
    let gap = levels.indices.filter { abs($0 - number) == 1 }
      .map { abs(levels[$0] - levels[number]) }.min()
    guard let gap else { return number }
    return max(state.residual, 1e-15 * scale) <= largestImpurity * gap ? number : nil
  }
}

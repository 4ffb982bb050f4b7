/// One symmetry block among those that the levels of a signature come from.
public struct SymmetryBlock: Hashable, Sendable {
  /// The statistics of its levels.
  public let ensemble: LevelEnsemble
  /// Its expected number of levels, in any unit that all blocks of a hypothesis share.
  public let size: Double

  /// A block; its size is positive.
  public init(_ ensemble: LevelEnsemble, size: Double = 1) {
    precondition(size > 0 && size.isFinite, "a block has levels")
    (self.ensemble, self.size) = (ensemble, size)
  }
}

/// A claim about the levels of one signature: how many independent blocks they come from, and of
/// which ensembles.
///
/// Irreps of one signature have equal dimensions, so their numbers of levels become equal in large
/// systems; how far from the stated sizes they may be, `BlockReference` says.
public struct BlockHypothesis: Hashable, Sendable, CustomStringConvertible {
  /// By ensemble, then by descending size; the largest size is 1.
  public let blocks: [SymmetryBlock]

  /// The order of the blocks and the unit of their sizes do not matter.
  public init(blocks: [SymmetryBlock]) {
    precondition(!blocks.isEmpty, "levels come from at least one block")
    let largest = blocks.map(\.size).max()!
    self.blocks = blocks.map { SymmetryBlock($0.ensemble, size: $0.size / largest) }
      .sorted { ($0.ensemble.dysonIndex, $1.size) < ($1.ensemble.dysonIndex, $0.size) }
  }

  /// Blocks of one ensemble and equal size.
  public init(_ ensemble: LevelEnsemble, count: Int = 1) {
    self.init(blocks: Array(repeating: SymmetryBlock(ensemble), count: count))
  }

  /// The blocks of one signature where an anti-unitary symmetry exists: GOE of Wigner type a, GUE of
  /// type c, GSE of type b.
  ///
  /// Their signatures are b_α, b_α + b_{Tα} and 2 b_α, so that for one signature of dimension D
  /// their irreps have the dimensions D, D/2 and D/2. With n_α ∝ D_α, and Kramers pairs counted
  /// once, the blocks' sizes are as 1 : ½ : ¼.
  public init(real: Int, complex: Int, quaternionic: Int) {
    self.init(
      blocks: Array(repeating: SymmetryBlock(.orthogonal), count: real)
        + Array(repeating: SymmetryBlock(.unitary, size: 0.5), count: complex)
        + Array(repeating: SymmetryBlock(.symplectic, size: 0.25), count: quaternionic))
  }

  /// GOE, GUE and GSE with 1 to 8 equal blocks each, and independent levels.
  public static let standard: [BlockHypothesis] =
    LevelEnsemble.wignerDyson.flatMap { ensemble in
      (1...8).map { BlockHypothesis(ensemble, count: $0) }
    } + [BlockHypothesis(.poisson)]

  /// The number of blocks; nil for independent levels, which do not show it.
  public var count: Int? {
    blocks.allSatisfy { $0.ensemble == .poisson } ? nil : blocks.count
  }

  /// The ensemble that all blocks share, if they do.
  public var ensemble: LevelEnsemble? {
    Set(blocks.map(\.ensemble)).count == 1 ? blocks[0].ensemble : nil
  }

  /// For example "2 GOE", "1 GOE + 2 GUE" or "Poisson".
  public var description: String {
    guard count != nil else { return LevelEnsemble.poisson.rawValue }
    return LevelEnsemble.allCases.compactMap { ensemble in
      let count = blocks.count { $0.ensemble == ensemble }
      return count > 0 ? "\(count) \(ensemble.rawValue)" : nil
    }.joined(separator: " + ")
  }
}

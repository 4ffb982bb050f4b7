/// Simulated levels of one signature: independent random-matrix blocks on the same range of energy.
public struct BlockSpectrum: Sendable {
  /// The ensemble and the number of levels of each block.
  public let blocks: [(ensemble: LevelEnsemble, levels: Int)]

  /// Blocks with these numbers of levels.
  public init(blocks: [(ensemble: LevelEnsemble, levels: Int)]) {
    self.blocks = blocks
  }

  /// The levels of all blocks, ascending, of `samples` independent samples.
  /// Shape: [sample][level].
  public func levels(
    samples: Int, using generator: inout some RandomNumberGenerator
  ) throws -> [[Double]] {
    try (0..<samples).map { _ in
      try blocks.flatMap { try $0.ensemble.randomLevels(count: $0.levels, using: &generator) }
        .sorted()
    }
  }
}

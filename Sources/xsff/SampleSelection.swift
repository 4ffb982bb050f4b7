import ArgumentParser
import LatticeModels
import ResultFiles

/// Which samples of a run are computed: all, or those of a shard.
struct SampleSelection {
  /// The number of samples of the whole run.
  let total: Int
  /// The part that is computed; nil for all.
  let shard: ShardRecord?
  /// The global numbers of the samples that are computed.
  let indices: [Int]

  init(total: Int, shard: ShardRequest?) throws {
    self.total = total
    self.shard = shard?.shard
    indices = try shard?.samples(of: total) ?? Array(0..<total)
  }
}

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

extension Model {
  /// Refuses more samples than files of couplings have rows.
  ///
  /// Throws: `ValidationError`.
  func requireValues(ofSamples count: Int) throws {
    guard let limit = sampleLimit, count > limit.samples else { return }
    throw ValidationError(
      "--samples asks for \(count), but the file with the couplings of '\(limit.term)' has \(limit.samples) rows, one for each sample."
    )
  }
}

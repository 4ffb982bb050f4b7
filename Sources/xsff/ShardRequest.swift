import ArgumentParser
import ResultFiles

/// The value of `--shard`: part i of n of the samples, as "2/8".
struct ShardRequest: ExpressibleByArgument, Equatable {
  let shard: ShardRecord

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      let shard = ShardRecord(number, of: count)
    else { return nil }
    self.shard = shard
  }

  /// Exact irreps and operators do not depend on samples: the first shard finds them for all.
  var isFirst: Bool { shard.number == 1 }

  /// The samples of the shard.
  ///
  /// Throws: `ValidationError` when there are none.
  func samples(of total: Int) throws -> [Int] {
    let samples = shard.samples(of: total)
    guard !samples.isEmpty else {
      throw ValidationError(
        "--shard \(shard) has no samples: the run has \(total), so at most \(total) shards.")
    }
    return samples
  }
}

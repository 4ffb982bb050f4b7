/// Part `number` of `count` of the samples of a run: numbers from 1; samples number - 1, number - 1 + count, … from 0.
public struct ShardRecord: Hashable, Sendable, CustomStringConvertible {
  /// From 1 to `count`.
  public let number: Int
  /// How many parts the run has.
  public let count: Int

  /// A part; nil unless 1 ≤ number ≤ count.
  public init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// The global numbers of its samples in a run that has so many in all.
  public func samples(of total: Int) -> [Int] {
    Array(stride(from: number - 1, to: total, by: count))
  }

  /// "2/8".
  public var description: String { "\(number)/\(count)" }
}

extension RunFile {
  /// Which part of a run the file holds; nil when it holds all, or does not say.
  ///
  /// Throws: ``ResultFileError``.
  public func shard() throws -> ShardRecord? {
    guard root.contains("samples") else { return nil }
    guard let numbers = try root.attribute("shard", of: "samples", as: Int.self)?.elements else {
      return nil
    }
    guard numbers.count == 2, numbers[1] <= HDF5Limits.table,
      let shard = ShardRecord(numbers[0], of: numbers[1])
    else {
      throw root.error("samples", "the attribute shard must be [i, n] with 1 ≤ i ≤ n.")
    }
    return shard
  }
}

/// The levels of one sample as a record holds them: the sample's number, the number of sectors, the number of levels of each
/// sector, and all levels, sector after sector, little-endian with 64 bits each.
struct SampleLevels: Equatable {
  let sample: Int
  /// Shape: [sector][level].
  let levels: [[Double]]

  init(sample: Int, levels: [[Double]]) {
    (self.sample, self.levels) = (sample, levels)
  }

  var payload: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * (2 + levels.count + levels.reduce(0) { $0 + $1.count }))
    bytes.append(word: UInt64(sample))
    bytes.append(word: UInt64(levels.count))
    for sector in levels { bytes.append(word: UInt64(sector.count)) }
    for level in levels.joined() { bytes.append(word: level.bitPattern) }
    return bytes
  }

  /// The number of the sample, from the first bytes of a payload.
  static func sample(in payload: [UInt8]) -> Int? {
    payload.count >= 8 ? Int(exactly: payload.word(at: 0)) : nil
  }

  /// Nil when the numbers of levels are not those that the payload has room for, or not the expected ones.
  init?(_ payload: [UInt8], multiplicities: [Int]) {
    let words = payload.count / 8
    guard payload.count == 8 * words, let sample = Self.sample(in: payload),
      words == 2 + multiplicities.count + multiplicities.reduce(0, +),
      payload.word(at: 8) == UInt64(multiplicities.count),
      multiplicities.indices.allSatisfy({
        payload.word(at: 16 + 8 * $0) == UInt64(multiplicities[$0])
      })
    else { return nil }
    var next = 16 + 8 * multiplicities.count
    self.init(
      sample: sample,
      levels: multiplicities.map { count in
        defer { next += 8 * count }
        return (0..<count).map { Double(bitPattern: payload.word(at: next + 8 * $0)) }
      })
  }
}

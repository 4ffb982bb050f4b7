import ResultFiles

/// One entry of a journal: what it is, its bytes, and a sum that shows whether all of it was written.
///
/// In the file: kind, number of payload bytes and sum with 64 bits each, little-endian, then the payload. The sum also covers the
/// entry's place in the file.
struct JournalRecord: Equatable {
  enum Kind: UInt64 {
    /// The identity of the run, as JSON: the first record.
    case identity = 1
    /// The levels of one sample.
    case sample = 2
    /// The checksum of the result file that is about to get its name.
    case handover = 3
  }

  let kind: Kind
  let payload: [UInt8]

  static let headerLength = 24

  /// The record as it stands at a place of the file.
  func bytes(at offset: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.headerLength + payload.count)
    for word in [kind.rawValue, UInt64(payload.count), UInt64(offset)] { bytes.append(word: word) }
    bytes += payload
    bytes.replaceWord(at: 16, by: bytes.withUnsafeBytes(FileChecksum.sum))
    return bytes
  }

  /// The number of payload bytes that a header announces; nil when it is none.
  static func payloadLength(ofHeader header: [UInt8]) -> Int? {
    guard header.count == headerLength, Kind(rawValue: header.word(at: 0)) != nil else {
      return nil
    }
    return Int(exactly: header.word(at: 8))
  }

  /// Reads a whole record that stands at a place of the file; nil when its sum does not fit.
  init?(_ bytes: [UInt8], at offset: Int) {
    guard let length = Self.payloadLength(ofHeader: Array(bytes.prefix(Self.headerLength))),
      length == bytes.count - Self.headerLength, let kind = Kind(rawValue: bytes.word(at: 0))
    else { return nil }
    var copy = bytes
    copy.replaceWord(at: 16, by: UInt64(offset))
    guard copy.withUnsafeBytes(FileChecksum.sum) == bytes.word(at: 16) else { return nil }
    self.init(kind: kind, payload: Array(bytes.dropFirst(Self.headerLength)))
  }

  init(kind: Kind, payload: [UInt8]) {
    (self.kind, self.payload) = (kind, payload)
  }
}

extension [UInt8] {
  mutating func append(word: UInt64) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }

  mutating func replaceWord(at offset: Int, by word: UInt64) {
    Swift.withUnsafeBytes(of: word.littleEndian) {
      replaceSubrange(offset..<(offset + 8), with: $0)
    }
  }

  func word(at offset: Int) -> UInt64 {
    withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }
}

/// Bytes of a file, from which integers are read only where they really are.
struct LittleEndianBytes {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The bytes of a range that counts from 0; nil unless all of them are there.
  func slice(_ start: Int, count length: Int) -> ArraySlice<UInt8>? {
    guard start >= 0, length >= 0, start <= count, length <= count - start else { return nil }
    return bytes[(bytes.startIndex + start)..<(bytes.startIndex + start + length)]
  }

  /// An unsigned integer of up to eight bytes; nil where the file ends before, or it exceeds `Int`.
  func integer(at start: Int, width: Int) -> Int? {
    guard let part = slice(start, count: width) else { return nil }
    let value = part.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }
}

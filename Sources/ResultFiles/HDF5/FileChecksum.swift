import Foundation

/// The checksum at the end of a file: 24 bytes behind those that HDF5 knows of, which other readers skip.
///
/// They are the mark `xsffsum1`, the number of bytes before them and their sum, both little-endian with 64 bits. The sum
/// multiplies and rotates four lanes of 64-bit words; every step can be undone, so that bytes changed in one word always
/// change it, and others with a probability of 1 - 2⁻⁶⁴.
package enum FileChecksum {
  private static let mark = Array("xsffsum1".utf8)
  /// The number of bytes of the trailer.
  package static let length = 24

  /// What a file says of itself.
  enum State {
    /// There is no trailer.
    case absent
    case holds
    case broken
  }

  /// The bytes that go behind `bytes`.
  static func trailer(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    mark + littleEndian(UInt64(bytes.count)) + littleEndian(sum(of: bytes))
  }

  /// Whether a file has a trailer, and whether it fits.
  static func state(of bytes: UnsafeRawBufferPointer) -> State {
    guard bytes.count >= length else { return .absent }
    let content = UnsafeRawBufferPointer(rebasing: bytes.dropLast(length))
    let trailer = Array(bytes.suffix(length))
    guard trailer.starts(with: mark) else { return .absent }
    return trailer == Self.trailer(of: content) ? .holds : .broken
  }

  /// The sum. Complexity: some gigabytes in a second.
  package static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(1, 2, 3, 4) &* seed
    let (blocks, rest) = bytes.count.quotientAndRemainder(dividingBy: 32)
    for block in 0..<blocks {
      let words = bytes.loadUnaligned(fromByteOffset: 32 * block, as: SIMD4<UInt64>.self)
      lanes = mixed(lanes, words)
    }
    var last = [UInt8](repeating: 0, count: 32)
    for k in 0..<rest { last[k] = bytes[32 * blocks + k] }
    lanes = mixed(lanes, last.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) })
    return (0..<4).reduce(UInt64(bytes.count)) { sum, lane in
      let product = (sum ^ lanes[lane]) &* multiplier
      return product ^ (product >> 29)
    }
  }

  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let seed = SIMD4<UInt64>(repeating: 0xD1B5_4A32_D192_ED03)

  private static func mixed(
    _ lanes: SIMD4<UInt64>, _ words: SIMD4<UInt64>
  ) -> SIMD4<UInt64> {
    let product = (lanes ^ words) &* SIMD4(repeating: multiplier)
    return (product &<< 31) | (product &>> 33)
  }

  private static func littleEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }
}

import Numerics

/// Random numbers that depend on (seed, coupling name, sample, index) alone.
///
/// Philox4x32-10 with the key `seed XOR FNV-1a-64(name)` (low word first) and the counter words
/// (draw number, index, low word of the sample, high word of the sample). No state is shared:
/// adding a coupling, a sample or a thread changes no other draw.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, *Parallel random numbers: as easy as
/// 1, 2, 3*, SC'11 (2011).
public struct RandomStream: Sendable {
  /// The generator's name as result files store it.
  public static let name = "philox4x32-10, key = seed xor fnv1a-64(coupling name), box-muller"

  private let key: UInt64
  private let sample: UInt64
  private let index: UInt32
  private var drawNumber: UInt32 = 0

  /// The stream of one coupling in one sample.
  public init(seed: UInt64, coupling: String, sample: Int, index: Int) {
    precondition(sample >= 0 && index >= 0 && index <= Int(UInt32.max), "number out of range")
    self.key = seed ^ RandomStream.fowlerNollVo(coupling)
    self.sample = UInt64(sample)
    self.index = UInt32(index)
  }

  /// Two independent words of random bits.
  public mutating func wordPair() -> (UInt64, UInt64) {
    let counter = SIMD4(
      drawNumber, index, UInt32(truncatingIfNeeded: sample), UInt32(sample >> 32))
    let block = Philox.block(
      counter: counter, key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(key >> 32)))
    drawNumber += 1
    return (
      UInt64(block[1]) << 32 | UInt64(block[0]), UInt64(block[3]) << 32 | UInt64(block[2])
    )
  }

  /// Two independent numbers, uniform in the open interval (0, 1), odd multiples of 2^-53.
  public mutating func uniformPair() -> (Double, Double) {
    let (first, second) = wordPair()
    return (RandomStream.uniform(first), RandomStream.uniform(second))
  }

  /// A normal number of mean 0 and variance 1, sqrt(-2 ln u₁) cos(2π u₂).
  public mutating func standardNormal() -> Double {
    let (first, second) = uniformPair()
    return (-2 * Double.log(first)).squareRoot() * Double.cos(2 * .pi * second)
  }

  private static func uniform(_ bits: UInt64) -> Double {
    Double(((bits >> 12) << 1) | 1) * 0x1p-53
  }

  /// The 64-bit FNV-1a hash of the UTF-8 bytes of `text`.
  public static func fowlerNollVo(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}

/// The block function Philox4x32-10.
public enum Philox {
  /// Ten rounds on a 128-bit counter with a 64-bit key, words of low significance first.
  ///
  /// Source: Salmon et al. 2011, section 3.3; multipliers and key increments of table 2.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (words, key) = (counter, key)
    for _ in 0..<10 {
      let first = UInt64(words[0]) * 0xD251_1F53
      let second = UInt64(words[2]) * 0xCD9E_8D57
      words = SIMD4(
        UInt32(second >> 32) ^ words[1] ^ key[0], UInt32(truncatingIfNeeded: second),
        UInt32(first >> 32) ^ words[3] ^ key[1], UInt32(truncatingIfNeeded: first))
      key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return words
  }
}

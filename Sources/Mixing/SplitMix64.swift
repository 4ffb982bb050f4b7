/// Integers whose bits are mixed well, for numbers that are always the same and for hashes.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
public enum SplitMix64 {
  /// The odd number next to 2⁶⁴ divided by the golden ratio, by which states differ.
  @inlinable public static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The output that belongs to a state.
  @inlinable
  public static func output(_ state: UInt64) -> UInt64 {
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A hash of an ordered pair.
  @inlinable
  public static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    output((first ^ (second &* increment)) &+ increment)
  }
}

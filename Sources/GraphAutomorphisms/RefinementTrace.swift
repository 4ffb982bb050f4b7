/// What a refinement met on its way, in hashes that do not depend on the names of vertices.
///
/// Two nodes of the search that an automorphism maps to each other have equal traces.
struct RefinementTrace {
  private(set) var events: [UInt64] = []
  private var expected: [UInt64]?

  /// A trace that takes everything.
  init() {}

  /// A trace that must agree with an earlier one.
  init(following earlier: RefinementTrace) { expected = earlier.events }

  /// Adds an event; false where it is not the expected one.
  mutating func append(_ event: UInt64) -> Bool {
    let place = events.count
    events.append(event)
    guard let expected else { return true }
    return place < expected.count && expected[place] == event
  }

  /// Whether nothing that was expected is missing.
  var isComplete: Bool { expected.map { $0.count == events.count } ?? true }

  /// A well mixed function of an integer (Steele, Lea and Flood's SplitMix64).
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A hash of a sequence so far, and the next member.
  static func combined(_ hash: UInt64, _ next: UInt64) -> UInt64 { mixed(hash ^ mixed(next)) }
}

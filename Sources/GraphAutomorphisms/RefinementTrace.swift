import Mixing

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

  /// A well mixed function of an integer.
  static func mixed(_ value: UInt64) -> UInt64 { SplitMix64.output(value &+ SplitMix64.increment) }

  /// A hash of a sequence so far, and the next member.
  static func combined(_ hash: UInt64, _ next: UInt64) -> UInt64 { mixed(hash ^ mixed(next)) }
}

/// A set of small non-negative integers, such as classes or irreps of one table, one bit each.
///
/// Two sets that are compared or combined must have the same capacity.
public struct BitSet: Hashable, Sendable {
  private var words: [UInt64]
  /// Members are below this number.
  public let capacity: Int

  /// The empty set for members below `capacity`.
  public init(capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// The set of some members below `capacity`.
  public init(_ members: some Sequence<Int>, capacity: Int) {
    self.init(capacity: capacity)
    for member in members { insert(member) }
  }

  /// The set of all integers from 0 to `capacity` - 1.
  public static func full(capacity: Int) -> BitSet { BitSet(0..<capacity, capacity: capacity) }

  /// Adds a member.
  public mutating func insert(_ member: Int) {
    precondition(member >= 0 && member < capacity, "a member lies below the capacity")
    words[member >> 6] |= 1 << UInt64(member & 63)
  }

  /// Whether a number is a member.
  public func contains(_ member: Int) -> Bool {
    words[member >> 6] >> UInt64(member & 63) & 1 == 1
  }

  /// The members of both sets.
  public func intersection(_ other: BitSet) -> BitSet {
    precondition(capacity == other.capacity, "sets of one capacity are combined")
    var result = self
    for k in words.indices { result.words[k] &= other.words[k] }
    return result
  }

  /// Whether every member is in the other set.
  public func isSubset(of other: BitSet) -> Bool {
    precondition(capacity == other.capacity, "sets of one capacity are compared")
    return words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
  }

  /// The number of members.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The members, ascending.
  public var members: [Int] {
    var result: [Int] = []
    for (k, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(k << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}

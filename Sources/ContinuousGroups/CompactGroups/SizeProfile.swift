import Numerics

/// The numbers of levels of irreps by their charge, in units of what a finite group has.
///
/// In a large system every irrep of a finite group has n = D dim H / |G| levels: n / D is flat. For an infinite group it falls as
/// charges are distributed.
public struct SizeProfile: Hashable, Sendable {
  /// The different charges of the first continuous factor, without sign: 2j of SO(3) and SU(2), 2|m| of U(1), |m| of O(2) and Pin(2).
  public let charges: [Int]
  /// The mean of n / D over the irreps with this charge. Shape: [charge].
  public let sizes: [Double]

  /// Charges with n / D of each irrep.
  init(_ irreps: [(charge: Int, size: Double)]) {
    let groups = Dictionary(grouping: irreps, by: { abs($0.charge) })
    charges = groups.keys.sorted()
    sizes = charges.map { charge in
      groups[charge]!.reduce(0) { $0 + $1.size } / Double(groups[charge]!.count)
    }
  }

  /// The size at the largest charge over that at the smallest.
  public var tail: Double { sizes.last! / sizes.first! }

  /// The smallest size over the largest.
  public var evenness: Double { sizes.min()! / sizes.max()! }

  /// Whether sizes do not fall as those of a charge: within a factor of two of each other, as for a finite group, the first aside, which
  /// is twice the others where its sign irrep has no level; or with the smallest before the last.
  public var isFlat: Bool {
    let rest = sizes.dropFirst()
    return evenness > Self.flat || sizes.last! > 1.25 * sizes.min()!
      || rest.count > 1 && rest.min()! > Self.flat * rest.max()!
  }

  private static let flat = 0.5

  /// Σ max(0, ln n(i-1) + ln n(i+1) - 2 ln n(i)): how far a sequence is from log-concave, as distributions of sums of independent
  /// charges are.
  static func roughness(_ sequence: [Double]) -> Double {
    guard sequence.count > 2 else { return 0 }
    let logarithms = sequence.map { Double.log($0) }
    var sum = 0.0
    for i in 1..<sequence.count - 1 {
      let excess: Double = logarithms[i - 1] + logarithms[i + 1] - 2 * logarithms[i]
      sum += max(0, excess)
    }
    return sum
  }
}

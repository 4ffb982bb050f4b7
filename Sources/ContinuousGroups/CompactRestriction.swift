import GroupTheory

/// A compact group of rank 1 whose irreps, restricted to a finite visible group N, are the signatures.
///
/// A homomorphism from N to SO(3) or SU(2) is a representation of dimension 3 or 2 with determinant 1 (and real for SO(3));
/// it fixes the restrictions of all spins by
///
///     1 × j = (j+1) + j + (j-1),     1/2 × j = (j+1/2) + (j-1/2)
///
/// in the fusion ring of N. Signatures that are all of this kind, and grow with the system, belong to no finite group.
public struct CompactRestriction: Hashable, Sendable {
  /// "SO(3)" or "SU(2)".
  public let group: String
  /// How the vector (SO(3)) or the spinor (SU(2)) restricts to N. Shape: [sector].
  public let fundamental: [Int]
  /// 2j of each signature; nil for those that were left out. Shape: [signature].
  public let doubledSpins: [Int?]
  /// The one-dimensional irrep χ of N when all signatures are χ times such restrictions; nil otherwise.
  public let twist: Int?
  /// Whether the spins of one parity follow each other without a gap, from the smallest.
  public let isGapless: Bool

  /// The number of different spins below which nothing is claimed.
  public static let leastSpins = 3

  /// All groups of this kind, SO(3) first, then without twist.
  ///
  /// A signature that is no spin is left out as a coincidence of levels where `isSum` says that it is a sum of others;
  /// otherwise the group is none. Restrictions of spins may be sums of others, too.
  /// Complexity: number of representations of N of dimension 3 × number of signatures × rank(N)³.
  public static func all(
    vectors: [[Int]], isSum: [Bool], visible: CharacterTable
  ) -> [CompactRestriction] {
    let dimensions = vectors.map { zip($0, visible.dimensions).reduce(0) { $0 + $1.0 * $1.1 } }
    guard Set(dimensions).count >= leastSpins, let largest = dimensions.max() else { return [] }
    let representations = VisibleRepresentations(visible)
    var result: [CompactRestriction] = []
    for factor in [CompactFactor.rotations, .spins] {
      for homomorphism in FactorHomomorphism.all(
        to: factor, from: representations, largest: max(largest - 1, 2))
      {
        let isKnown = { (dimension: Int) in factor == .spins || dimension % 2 == 1 }
        for chi in representations.linear {
          let isSpin = vectors.indices.map { number in
            isKnown(dimensions[number])
              && representations.ring.times(
                homomorphism.restriction(of: FactorIrrep(dimensions[number] - 1)), chi)
                == vectors[number]
          }
          guard zip(isSpin, isSum).allSatisfy({ $0 || $1 }) else { continue }
          let spins = vectors.indices.map { isSpin[$0] ? dimensions[$0] - 1 : nil }
          let present = Set(spins.compactMap(\.self))
          guard present.count >= leastSpins,
            factor == .rotations || present.contains(where: { $0 % 2 == 1 })
          else { continue }
          result.append(
            CompactRestriction(
              group: factor.rawValue, fundamental: homomorphism.fundamental, doubledSpins: spins,
              twist: chi == 0 ? nil : chi, isGapless: isGapless(present)))
        }
      }
    }
    return result.sorted { ($0.group, $0.twist ?? -1) < ($1.group, $1.twist ?? -1) }
  }

  private static func isGapless(_ present: Set<Int>) -> Bool {
    return (0...1).allSatisfy { parity in
      let own = present.filter { $0 % 2 == parity }
      guard let last = own.max() else { return true }
      return stride(from: own.min()!, through: last, by: 2).allSatisfy(present.contains)
    }
  }
}

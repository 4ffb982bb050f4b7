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
    let linear = visible.dimensions.indices.filter { visible.dimensions[$0] == 1 }
    var result: [CompactRestriction] = []
    for kind in Kind.allCases {
      for fundamental in kind.homomorphisms(from: visible) {
        let tower = kind.tower(over: fundamental, of: visible, largest: largest)
        for chi in linear {
          let twisted = tower.mapValues { visible.product(of: $0, chi) }
          let isSpin = vectors.indices.map { twisted[dimensions[$0]] == vectors[$0] }
          guard zip(isSpin, isSum).allSatisfy({ $0 || $1 }) else { continue }
          let spins = vectors.indices.map { isSpin[$0] ? dimensions[$0] - 1 : nil }
          let present = Set(spins.compactMap(\.self))
          guard present.count >= leastSpins,
            kind == .vector || present.contains(where: { $0 % 2 == 1 })
          else { continue }
          result.append(
            CompactRestriction(
              group: kind.rawValue, fundamental: fundamental, doubledSpins: spins,
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

  /// The two groups, by the representation that defines a homomorphism to them.
  private enum Kind: String, CaseIterable {
    case vector = "SO(3)"
    case spinor = "SU(2)"

    var dimension: Int { self == .vector ? 3 : 2 }

    /// Representations of N with determinant 1, real for the vector.
    func homomorphisms(from visible: CharacterTable) -> [[Int]] {
      let powers = visible.classPowers
      let classes = (2...3).map(powers.classes(power:))
      return Self.vectors(of: dimension, visible.dimensions[...]).filter { vector in
        let character = visible.character(of: vector)
        let square = classes[0].map { character[$0] }
        let cube = classes[1].map { character[$0] }
        return character.indices.allSatisfy { c in
          let x = character[c]
          let two = Cyclotomic(2)
          if self == .spinor { return x * x == square[c] + two }
          let triple = Cyclotomic(3) * x * square[c]
          return x * x * x + two * cube[c] == triple + Cyclotomic(6)
        } && (self == .spinor || isReal(vector, visible))
      }
    }

    /// Whether the representation is real: quaternionic irreps occur in pairs, complex ones with their duals.
    private func isReal(_ vector: [Int], _ visible: CharacterTable) -> Bool {
      vector.indices.allSatisfy { irrep in
        vector[irrep] == vector[visible.dual[irrep]]
          && (visible.frobeniusSchurIndicators[irrep] != -1 || vector[irrep] % 2 == 0)
      }
    }

    /// The restrictions of the spins up to a dimension, by dimension.
    func tower(
      over fundamental: [Int], of visible: CharacterTable, largest: Int
    ) -> [Int: [Int]] {
      let ring = visible.fusion
      var previous = [Int](repeating: 0, count: ring.rank)
      var current = previous
      current[0] = 1
      var (result, dimension) = ([1: current], 1)
      while dimension < largest {
        var next = [Int](repeating: 0, count: ring.rank)
        for (irrep, multiplicity) in fundamental.enumerated() where multiplicity > 0 {
          for (place, value) in ring.times(current, irrep).enumerated() {
            next[place] += multiplicity * value
          }
        }
        // For spin 0 the product with spin 1 is spin 1 alone.
        for place in next.indices {
          next[place] -= previous[place] + (self == .vector && dimension > 1 ? current[place] : 0)
        }
        (previous, current) = (current, next)
        dimension += self == .vector ? 2 : 1
        result[dimension] = next
      }
      return result
    }

    private static func vectors(of dimension: Int, _ irreps: ArraySlice<Int>) -> [[Int]] {
      guard let first = irreps.first else { return dimension == 0 ? [[]] : [] }
      return (0...dimension / first).reversed().flatMap { count in
        vectors(of: dimension - count * first, irreps.dropFirst()).map { [count] + $0 }
      }
    }
  }
}

extension CharacterTable {
  /// The character of a representation with these multiplicities. Shape: [class].
  fileprivate func character(of vector: [Int]) -> [Cyclotomic] {
    (0..<rank).map { c in
      zip(vector, characters).reduce(.zero) { sum, term in
        term.0 == 0 ? sum : sum + Cyclotomic(term.0) * term.1[c]
      }
    }
  }

  /// The product of a representation with a one-dimensional irrep.
  fileprivate func product(of vector: [Int], _ chi: Int) -> [Int] {
    chi == 0 ? vector : fusion.times(vector, chi)
  }
}

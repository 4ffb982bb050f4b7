import GraphAutomorphisms

/// The permutations of levels that become symmetries with suitable phases.
///
/// They are a subgroup of the graph's automorphisms: those whose obstruction vanishes. Elements of one right coset of it have equal
/// obstructions.
struct PermutationSymmetries {
  /// The permutations of the numbers of all levels.
  let group: PermutationGroup
  /// Permutations of which each becomes an anti-unitary symmetry; none or one. The others are its products with the group.
  let antiunitary: [Int]?
  /// Whether cosets were left out since there are too many; then the group may be too small.
  let isIncomplete: Bool

  /// The largest number of cosets.
  static let largestCosetCount = 2000

  init(_ automorphisms: PermutationGroup, levels: LevelNumbers, phases: PhaseEquations) {
    var classes = ObstructionClasses()
    let cosets = automorphisms.subgroup(cosetLimit: Self.largestCosetCount) { images in
      phases.rightSide(of: levels.permutation(images), isAntiunitary: false)
        .map { classes.number(of: phases.obstruction($0)) }
    }
    group = cosets.subgroup
    isIncomplete = !cosets.isComplete
    antiunitary = cosets.representatives.first { images in
      phases.rightSide(of: levels.permutation(images), isAntiunitary: true)
        .map { PhaseEquations.vanish(phases.obstruction($0)) } ?? false
    }
  }
}

/// Numbers for vectors modulo 1, equal for vectors that are equal within the tolerance.
private struct ObstructionClasses {
  private var vectors: [[Double]] = []
  private var buckets: [Int: [Int]] = [:]

  private static let bucketCount = 100_000

  mutating func number(of vector: [Double]) -> Int {
    let bucket = Self.bucket(vector)
    for near in [bucket, bucket - 1, bucket + 1] {
      for candidate in buckets[(near + Self.bucketCount) % Self.bucketCount] ?? []
      where PhaseEquations.vanish(zip(vector, vectors[candidate]).map { $0 - $1 }) {
        return candidate
      }
    }
    buckets[bucket, default: []].append(vectors.count)
    vectors.append(vector)
    return vectors.count - 1
  }

  /// A number that close vectors share up to 1, cyclically.
  private static func bucket(_ vector: [Double]) -> Int {
    var sum = 0.0
    for (place, number) in vector.enumerated() {
      sum = ModularEquations.wrapped(sum + Double(1 + place % 97) * number)
    }
    return Int((sum + 0.5) * Double(bucketCount)) % bucketCount
  }
}

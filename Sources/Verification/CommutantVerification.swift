import Branching

/// Checks of stored exact irreps, each an identity of the theory evaluated on the numbers alone.
///
/// What holds of the family must hold of every sample: so the levels of all samples are compared with what the irreps tie.
/// Levels that coincide beyond that are counted, and no failure.
public struct CommutantVerification: Sendable {
  /// One identity.
  public typealias Check = SolutionVerification.Check

  /// Levels that coincide although nothing in the family ties them.
  public struct Tie: Sendable, Equatable {
    /// How often the level occurs in each sector. Shape: [sector].
    public let signature: [Int]
    /// The signatures of the irreps that coincide. Shape: [irrep][sector].
    public let parts: [[Int]]
    /// How many levels of all samples do.
    public let count: Int
  }

  /// All checks, in the order in which they were made; later ones are left out where the shapes are wrong.
  public let checks: [Check]
  /// Ties beyond the family, the most frequent first.
  public let tiesBeyondFamily: [Tie]
  /// Samples with so many coincidences that the numbers of levels could not be compared one by one.
  public let undecidedSamples: [Int]

  /// Whether the checks were ended before they were done.
  public private(set) var wasStopped = false

  /// Whether every identity holds.
  public var holds: Bool { !wasStopped && checks.allSatisfy { $0.failure == nil } }

  /// Checks exact irreps by themselves, and against the levels of samples where they are known.
  ///
  /// `shouldStop` is asked in every loop; what was said once stays so.
  public init(
    _ numbers: CommutantNumbers, levels: SampleLevels? = nil,
    shouldStop: @escaping () -> Bool = { false }
  ) {
    defer { wasStopped = shouldStop() }
    let own = Self.identities(of: numbers, shouldStop: shouldStop)
    guard let levels, own[0].failure == nil else {
      (checks, tiesBeyondFamily, undecidedSamples) = (own, [], [])
      return
    }
    let ties = LevelTies(
      numbers.exactIrreps, sectorNames: numbers.sectors.names, levels: levels,
      shouldStop: shouldStop)
    checks = own + [Check(name: Self.tieName, failure: ties.failure)]
    undecidedSamples = ties.undecidedSamples
    tiesBeyondFamily = ties.sums.map { Tie(signature: $0.signature, parts: $0.parts, count: $1) }
      .sorted { left, right in
        left.count != right.count
          ? left.count > right.count : right.signature.lexicographicallyPrecedes(left.signature)
      }
  }

  /// Checks exact irreps where the levels of the samples could not be grouped, for a reason.
  public init(_ numbers: CommutantNumbers, levelFailure: String) {
    checks = Self.identities(of: numbers) + [Check(name: Self.tieName, failure: levelFailure)]
    (tiesBeyondFamily, undecidedSamples) = ([], [])
  }

  private static let tieName = "levels of every sample tie as the irreps say"

  /// Why the numbers are no irreps; nil where they may be.
  package static func contradiction(in numbers: CommutantNumbers) -> String? {
    if let failure = numbers.shapeFailure { return failure }
    return CommutantIdentities(numbers, shouldStop: { false }).exact.first { $0.failure != nil }.map
    {
      "\($0.name) does not hold: \($0.failure!)"
    }
  }

  /// The checks that need no levels.
  package static func identities(
    of numbers: CommutantNumbers, shouldStop: @escaping () -> Bool = { false }
  ) -> [Check] {
    let shape = Check(name: "shapes", failure: numbers.shapeFailure)
    return [shape]
      + (shape.failure == nil ? CommutantIdentities(numbers, shouldStop: shouldStop).checks : [])
  }
}

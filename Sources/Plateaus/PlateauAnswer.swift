import Branching
import Evidence
import FormFactors
import GroupTheory
import Identification
import ProjectiveReadings
import SymmetryBootstrap

/// What the plateaus of K(t) alone say of the hidden group.
public struct PlateauAnswer: Sendable {
  /// The plateaus.
  public let plateau: MeasuredPlateau
  /// The character table of N.
  public let visible: CharacterTable
  /// The indices p that were searched.
  public let indices: ClosedRange<Int>
  /// No signature has a larger entry.
  public let largestEntry: Int
  /// The number of plateaus that are not copies of one another.
  public internal(set) var distinctCount: Int
  /// The part of the correlations of the plateaus that few samples made it necessary to ignore.
  public internal(set) var shrinkage: Double
  /// Why no set agrees with the plateaus; then `sets` and `entries` are those of errors larger by its factor.
  public internal(set) var conflict: PlateauConflict?
  /// All sets of signatures that agree with the plateaus, the likeliest and simplest first.
  public internal(set) var sets: [SignatureSet]
  /// Indices for which not all sets were enumerated.
  public internal(set) var incompleteIndices: [Int]
  /// All solutions for all sets, by rank.
  public internal(set) var entries: [Entry] = []
  /// The likelihood of the first solution, where others are as likely: then sets that are less likely can change nothing, and
  /// are not searched.
  public internal(set) var settled: Double?
  /// What other errors would lead to.
  public internal(set) var variations: [Variation] = []
  /// The curves that were fitted; nil where the plateaus are all that was used.
  public internal(set) var curves: CurveResult?

  /// What whole curves told.
  public struct CurveResult: Sendable {
    /// The measurement.
    public let curves: MeasuredCurves
    /// The best fit; nil where no set of signatures is consistent.
    public let summary: CurveSummary?
  }

  /// A solution for one of the sets.
  public struct Entry: Sendable {
    /// The place in `sets`.
    public let set: Int
    /// The place in the set's linear solutions, or in its projective ones.
    public let place: Int
    /// What kind of symmetry it is.
    public let reading: Reading
    /// p.
    public let index: Int
    /// The logarithm of the likelihood of the plateaus, with level counts that are proportional to Σ D but for the usual
    /// deviations; differences count.
    public let logLikelihood: Double
    /// From 1; solutions that nothing tells apart share one.
    public internal(set) var rank = 1
    /// Places in `entries` of the unitary solutions whose anti-unitary twin it is.
    public internal(set) var twinOf: [Int] = []
  }

  /// The answer with errors that differ from the measured ones by a factor.
  public struct Variation: Sendable {
    /// The factor.
    public let factor: Double
    /// The sets that agree with the plateaus.
    public let sets: [[[Int]]]
    /// Those that do not with the measured errors.
    public let entering: [[[Int]]]
    /// Those that do with the measured errors only.
    public let leaving: [[[Int]]]
    /// The first unitary solution, if there is one.
    public let first: First?
    /// Whether all sets were enumerated, and solved as far as they can matter for `first`.
    public let isComplete: Bool

    /// A solution without its table.
    public struct First: Sendable {
      /// |G|.
      public let order: Int
      /// See `BootstrapSolution.groups`.
      public let groups: [GroupName]
      /// Its signatures.
      public let vectors: [[Int]]
    }
  }

  /// Sets that are less likely than the best one by more than this are listed, but not searched for groups.
  public static let unlikely = 25.0

  /// Whether a set need not be searched because of its likelihood.
  public func isSkipped(_ set: Int) -> Bool {
    let own = sets[set].logLikelihood
    if let settled, !(settled - own < SolutionEvidence.leastDifference) { return true }
    return isUnlikely(set)
  }

  /// Whether a set is too unlikely to be searched, whatever is known of others.
  public func isUnlikely(_ set: Int) -> Bool {
    let best = sets.map(\.logLikelihood).max() ?? 0
    return !(sets[set].logLikelihood > best - Self.unlikely)
  }

  /// The solutions that are as likely as the first one.
  public var likeliestEntries: [Entry] {
    guard let first = entries.first else { return [] }
    return entries.filter {
      !(first.logLikelihood - $0.logLikelihood >= SolutionEvidence.leastDifference)
    }
  }

  /// Whether the plateaus leave open which symmetry there is.
  public var hasSeveralReadings: Bool {
    Set(likeliestEntries.map(claim)).count > 1
  }

  /// What an entry says of the symmetry.
  private struct Claim: Hashable {
    let index: Int
    let reading: Reading
    let names: [String]
  }

  private func claim(of entry: Entry) -> Claim {
    let groups = solution(of: entry)?.groups ?? projectiveSolution(of: entry)?.groups ?? []
    return Claim(index: entry.index, reading: entry.reading, names: groups.map(\.name))
  }

  /// The places of the likeliest set and of those that the errors do not tell from it.
  public var likeliestSets: [Int] {
    let best = sets.map(\.logLikelihood).max() ?? 0
    return sets.indices.filter {
      !(best - sets[$0].logLikelihood >= SolutionEvidence.leastDifference)
    }
  }

  /// Whether the plateaus decide which levels coincide: one set of signatures is likelier than all others.
  public var isDecided: Bool {
    likeliestSets.count == 1 && incompleteIndices.isEmpty && conflict == nil
  }

  /// Whether all sets were enumerated and all candidates decided of those that their likelihood allows to change the answer.
  public var exhaustive: Bool {
    incompleteIndices.isEmpty
      && sets.indices.allSatisfy { isSkipped($0) || sets[$0].answer?.exhaustive ?? false }
  }

  /// The linear solution of an entry; nil for a projective one.
  public func solution(of entry: Entry) -> BootstrapSolution? {
    entry.reading == .projective ? nil : sets[entry.set].answer?.solutions[entry.place]
  }

  /// The projective solution of an entry; nil for a linear one.
  public func projectiveSolution(of entry: Entry) -> ProjectiveSolution? {
    entry.reading == .projective ? sets[entry.set].answer?.projective?.solutions[entry.place] : nil
  }
}

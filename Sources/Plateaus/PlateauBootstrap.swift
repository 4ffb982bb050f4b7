import Branching
import Evidence
import Foundation
import GroupTheory
import SymmetryBootstrap

/// The search for the hidden group from plateaus of K(t) alone: plateaus → sets of signatures → `Bootstrap` for each.
public struct PlateauBootstrap {
  private let plateau: MeasuredPlateau
  private let visible: CharacterTable
  private let setOptions: PlateauOptions
  private let options: Bootstrap.Options
  private let catalogue: GroupCatalogue?
  private let isCancelled: @Sendable () -> Bool
  private let start = ContinuousClock.now
  /// Answers for sets that were solved already.
  private var known: [[[Int]]: BootstrapAnswer] = [:]

  /// How much of the time limit has passed when the sets are enumerated, the sets solved, and each variation of the errors.
  private static let shares = (
    sets: 0.25, solutions: 0.7, variations: [0.85, 1.0], conflict: [0.4, 0.5]
  )
  private static let factors = [0.5, 2.0]

  /// All solutions of all sets of signatures that agree with the plateaus.
  ///
  /// All irreps of G have to be observed. Throws when a catalogue file cannot be read.
  public static func solve(
    _ plateau: MeasuredPlateau, visible: CharacterTable, sets: PlateauOptions = PlateauOptions(),
    options: Bootstrap.Options = .init(), catalogue: GroupCatalogue? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> PlateauAnswer {
    precondition(options.unobserved == .none, "signatures are those of levels")
    var search = PlateauBootstrap(
      plateau: plateau, visible: visible, setOptions: sets, options: options,
      catalogue: catalogue, isCancelled: isCancelled)
    return try search.answer()
  }

  private mutating func answer() throws -> PlateauAnswer {
    var likelihood = PlateauLikelihood(plateau)
    var (sets, incomplete) = sets(for: plateau, likelihood, until: Self.shares.sets)
    var conflict: PlateauConflict?
    if sets.isEmpty, incomplete.isEmpty {
      conflict = findConflict()
      if let conflict {
        let scaled = plateau.scalingErrors(by: conflict.errorFactor)
        likelihood = PlateauLikelihood(scaled)
        (sets, incomplete) = self.sets(for: scaled, likelihood, until: Self.shares.conflict[1])
      }
    }
    var answer = PlateauAnswer(
      plateau: plateau, visible: visible, indices: options.indices,
      largestEntry: setOptions.largestEntry, distinctCount: likelihood.count,
      shrinkage: likelihood.shrinkage, sets: sets, incompleteIndices: incomplete)
    answer.conflict = conflict
    for number in sets.indices where !answer.isSkipped(number) {
      answer.sets[number].answer = try solve(
        sets[number], left: sets.count - number, until: Self.shares.solutions)
      answer.entries = PlateauRanking.entries(
        of: answer.sets, likelihood: likelihood, visible: visible)
      if !setOptions.searchesSettled, answer.hasSeveralReadings {
        answer.settled = answer.entries[0].logLikelihood
      }
    }
    answer.writeRanks()
    if setOptions.variesErrors, conflict == nil {
      for (factor, share) in zip(Self.factors, Self.shares.variations) {
        answer.variations.append(try variation(factor, of: sets.map(\.vectors), until: share))
      }
    }
    return answer
  }

  private func findConflict() -> PlateauConflict? {
    PlateauConflictSearch(
      plateau, indices: options.indices, options: setOptions, readings: options.readings,
      shouldStop: { isOver(Self.shares.conflict[0]) }
    ).find()
  }

  /// The sets that agree with some plateaus, in the order of `PlateauRanking.order`.
  private func sets(
    for plateau: MeasuredPlateau, _ likelihood: PlateauLikelihood, until share: Double
  ) -> (sets: [SignatureSet], incompleteIndices: [Int]) {
    let found = ConsistentSets.all(
      of: plateau, indices: options.indices, options: setOptions, readings: options.readings,
      shouldStop: { isOver(share) })
    let sets = found.sets.map {
      SignatureSet(
        $0.vectors, indices: $0.indices, plateau: plateau, likelihood: likelihood,
        readings: options.readings)
    }
    return (PlateauRanking.ordered(sets), found.incompleteIndices)
  }

  private func isOver(_ share: Double) -> Bool {
    isCancelled() || .now - start > .seconds(share * options.timeLimit)
  }

  /// What the bootstrap finds for a set; nil when the time is over. `left` sets share what is left of it.
  private mutating func solve(
    _ set: SignatureSet, left: Int, until share: Double
  ) throws -> BootstrapAnswer? {
    if let answer = known[set.vectors] { return answer }
    guard !isOver(share) else { return nil }
    let passed = (ContinuousClock.now - start) / .seconds(1)
    var options = options
    options.timeLimit = (share * options.timeLimit - passed) / (left > 1 ? 3 : 1)
    options.indices = set.indices.first!...set.indices.last!
    let answer = try Bootstrap.solve(
      SignatureData(visible: visible, vectors: set.vectors), options: options,
      catalogue: catalogue, isCancelled: isCancelled)
    known[set.vectors] = answer
    return answer
  }

  /// The answer with larger or smaller errors; solutions are looked for in the order of the sets, until no other can be first.
  private mutating func variation(
    _ factor: Double, of measured: [[[Int]]], until share: Double
  ) throws -> PlateauAnswer.Variation {
    let scaled = plateau.scalingErrors(by: factor)
    let likelihood = PlateauLikelihood(scaled)
    var (sets, incomplete) = sets(for: scaled, likelihood, until: share)
    var isComplete = incomplete.isEmpty
    var first: PlateauAnswer.Entry?
    for number in sets.indices {
      if let first, !canLead(sets[number], before: first) { continue }
      sets[number].answer = try solve(sets[number], left: sets.count - number, until: share)
      if sets[number].answer?.exhaustive != true { isComplete = false }
      first = PlateauRanking.entries(of: sets, likelihood: likelihood, visible: visible)
        .first { $0.reading == .unitary }
    }
    let own = Set(sets.map(\.vectors))
    return PlateauAnswer.Variation(
      factor: factor, sets: sets.map(\.vectors),
      entering: sets.map(\.vectors).filter { !measured.contains($0) },
      leaving: measured.filter { !own.contains($0) },
      first: first.map {
        let solution = sets[$0.set].answer!.solutions[$0.place]
        return .init(
          order: solution.order, groups: solution.groups, vectors: sets[$0.set].vectors)
      }, isComplete: isComplete)
  }
  /// Whether a solution for a set can come before the first one: smaller, or likelier than all that are as likely.
  private func canLead(_ set: SignatureSet, before first: PlateauAnswer.Entry) -> Bool {
    let lead = set.logLikelihood - first.logLikelihood
    if lead >= SolutionEvidence.leastDifference { return true }
    return lead > -SolutionEvidence.leastDifference && set.indices.first! < first.index
  }
}

import Branching
import Evidence
import FormFactors
import Foundation
import GroupTheory
import SymmetryBootstrap

/// The search for the hidden group from K(t) in full: late values → sets of signatures → `Bootstrap` for each, with the
/// likelihood of the curves as evidence.
public struct CurveBootstrap {
  private let likelihood: CurveLikelihood
  private let visible: CharacterTable
  private let setOptions: PlateauOptions
  private let options: Bootstrap.Options
  private let catalogue: GroupCatalogue?
  private let isCancelled: @Sendable () -> Bool
  private let start = ContinuousClock.now

  /// How much of the time limit has passed when the sets are enumerated, when a conflict of late values is found, and when the sets are
  /// weighed.
  private static let shares = (sets: 0.25, conflict: 0.4, weights: 0.6)

  /// All solutions of all sets of signatures that agree with the curves.
  ///
  /// All irreps of G have to be observed. Throws: `BootstrapError` for curves that say nothing; when a catalogue file cannot be
  /// read.
  public static func solve(
    _ curves: MeasuredCurves, visible: CharacterTable, sets: PlateauOptions = PlateauOptions(),
    options: Bootstrap.Options = .init(), catalogue: GroupCatalogue? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> PlateauAnswer {
    precondition(options.unobserved == .none, "signatures are those of levels")
    return try CurveBootstrap(
      likelihood: CurveLikelihood(curves), visible: visible, setOptions: sets, options: options,
      catalogue: catalogue, isCancelled: isCancelled
    ).answer(try MeasuredPlateau(curves))
  }

  private func answer(_ measured: MeasuredPlateau) throws -> PlateauAnswer {
    var (plateau, found) = (measured, consistentSets(of: measured))
    var conflict: PlateauConflict?
    if found.sets.isEmpty, found.incompleteIndices.isEmpty {
      conflict = PlateauConflictSearch(
        measured, indices: options.indices, options: setOptions, readings: options.readings,
        shouldStop: { isOver(Self.shares.conflict) }
      ).find()
      if let conflict {
        plateau = measured.scalingErrors(by: conflict.errorFactor)
        found = consistentSets(of: plateau)
      }
    }
    let plateauLikelihood = PlateauLikelihood(plateau)
    var (sets, left) = ([SignatureSet](), Set(found.incompleteIndices))
    for set in found.sets.sorted(by: { $0.vectors.count < $1.vectors.count }) {
      guard !isOver(Self.shares.conflict) else {
        left.formUnion(set.indices)
        continue
      }
      sets.append(
        SignatureSet(
          set.vectors, indices: set.indices, plateau: plateau, likelihood: plateauLikelihood,
          readings: options.readings))
    }
    weigh(&sets)
    var answer = PlateauAnswer(
      plateau: plateau, visible: visible, indices: options.indices,
      largestEntry: setOptions.largestEntry, distinctCount: plateauLikelihood.count,
      shrinkage: 0, sets: PlateauRanking.ordered(sets), incompleteIndices: left.sorted())
    try solve(&answer)
    answer.conflict = conflict
    answer.curves = PlateauAnswer.CurveResult(
      curves: likelihood.curves, summary: likelihood.summary)
    answer.entries = PlateauRanking.entriesByEvidence(of: answer.sets)
    answer.writeRanks()
    return answer
  }

  /// The sets that agree with the late values, and with the exact relations among the curves.
  private func consistentSets(
    of plateau: MeasuredPlateau
  ) -> (sets: [(vectors: [[Int]], indices: [Int])], incompleteIndices: [Int]) {
    let found = ConsistentSets.all(
      of: plateau, indices: options.indices, options: setOptions, readings: options.readings,
      shouldStop: { isOver(Self.shares.sets) })
    return (found.sets.filter { likelihood.allows($0.vectors) }, found.incompleteIndices)
  }

  /// Gives the sets the likelihood of the curves. The late values are part of them: a set that these exclude is not fitted, and
  /// keeps its distance.
  private func weigh(_ sets: inout [SignatureSet]) {
    let best = sets.map(\.logLikelihood).max() ?? 0
    let likely = sets.indices.filter { sets[$0].logLikelihood > best - 2 * PlateauAnswer.unlikely }
      .sorted { a, b in
        let (x, y) = (sets[a], sets[b])
        return (x.vectors.count, -x.logLikelihood, a) < (y.vectors.count, -y.logLikelihood, b)
      }
    let first = likely.prefix(Self.calibratingSets).enumerated()
      .filter { $0.offset == 0 || !isOver(Self.shares.conflict) }
    likelihood.calibrate(first.flatMap { seeds(sets[$0.element]) })
    var values: [(place: Int, value: Double)] = []
    for place in likely where !isOver(Self.shares.weights) {
      let chosen = likelihood.likeliest(seeds(sets[place]), count: Self.fittedSeeds)
      values.append((place, chosen.map(likelihood.logLikelihood).max() ?? -.infinity))
    }
    let largest = values.map(\.value).max() ?? 0
    for place in sets.indices { sets[place].logLikelihood += largest - best }
    for (place, value) in values { sets[place].logLikelihood = value }
  }

  /// The time scale is found from so many sets; so many hypotheses of each set are fitted before its search.
  private static let (calibratingSets, fittedSeeds) = (6, 3)

  /// Searches the sets by falling likelihood, as long as one may hold the likeliest solution or one that is hardly less likely.
  private func solve(_ answer: inout PlateauAnswer) throws {
    var best = -Double.infinity
    for number in answer.sets.indices {
      let set = answer.sets[number]
      // A fit that knows more types than those tried may be better.
      guard set.logLikelihood > best - 2 * PlateauAnswer.unlikely, !isOver(1) else { continue }
      var own = options
      let left = options.timeLimit - (ContinuousClock.now - start) / .seconds(1)
      own.timeLimit = max(0.05, left / (number + 1 < answer.sets.count ? 2 : 1))
      own.indices = set.indices.first!...set.indices.last!
      let evidence = CurveEvidence(
        likelihood, vectors: set.vectors, levels: set.levels,
        hasDeclaredAntiunitary: options.declaredAntiunitary != nil)
      let found = try Bootstrap.solve(
        SignatureData(visible: visible, vectors: set.vectors), evidence: evidence, options: own,
        catalogue: catalogue, isCancelled: isCancelled)
      best = max(best, found.bestEvidence ?? -.infinity)
      answer.sets[number].answer = found
      answer.sets[number].logLikelihood = max(set.logLikelihood, found.bestEvidence ?? -.infinity)
    }
  }

  private func seeds(_ set: SignatureSet) -> [CurveHypothesis] {
    CurveSeeds(
      set.vectors, indices: set.indices, irrepDimensions: visible.dimensions,
      readings: options.readings, hasDeclaredAntiunitary: options.declaredAntiunitary != nil
    ).hypotheses
  }

  private func isOver(_ share: Double) -> Bool {
    isCancelled() || .now - start > .seconds(share * options.timeLimit)
  }
}

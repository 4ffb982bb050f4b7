import GroupTheory

/// The answer from plateaus as programs read it: the keys of `BootstrapReport`, and the sets of signatures.
///
/// `signatures` are those of the likeliest set. Solutions, rejections and candidates have a key `set`, their place in `sets`.
public struct PlateauReport: Encodable, Sendable {
  let formatVersion = 1
  let from = "plateau"
  let sectors: [BootstrapReport.Sector]
  let plateau: Plateau
  let signatures: [Signature]
  let sets: [SetReport]
  let exhaustive: Bool
  /// Whether one set of signatures is likelier than all others.
  let decided: Bool
  let minIndex: Int
  let maxIndex: Int
  let largestMultiplicity: Int
  let solutions: [RankedSolution]
  let twins: [BootstrapReport.Twin]
  let rejected: [Rejection]
  let undecided: [Candidate]
  /// Indices whose candidates, or sets, were not all enumerated.
  let unlistedIndices: [Int]
  let unobserved = "none"
  let excludedGroups: [BootstrapReport.Excluded]
  let errorScales: [ErrorScale]
  let notes: [String]

  /// The measurement.
  struct Plateau: Encodable, Sendable {
    /// Shape [sector, sector].
    let average: [[Double]]
    let standardError: [[Double]]
    let hasCovariance: Bool
    let distinct: Int
    let shrinkage: Double
    let largestDeficit: Double
  }

  struct Signature: Encodable, Sendable {
    let vector: [Int]
    let levels: Double
    let dimension: Int
    let composite = false
  }

  struct SetReport: Encodable, Sendable {
    let signatures: [Signature]
    /// The indices p for which the set agrees with Frobenius reciprocity.
    let indices: [Int]
    let chiSquare: Double
    let relativeLogLikelihood: Double
    /// False where the time was over before.
    let searched: Bool
    let exhaustive: Bool
    let solutions: Int
  }

  struct Rejection: Encodable, Sendable {
    let set: Int
    let index: Int
    let reason: String
    let count: Int
  }

  struct Candidate: Encodable, Sendable {
    let set: Int
    let candidate: BootstrapReport.Candidate

    private enum Key: CodingKey { case set }

    func encode(to encoder: any Encoder) throws {
      try candidate.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(set, forKey: .set)
    }
  }

  struct RankedSolution: Encodable, Sendable {
    let set: Int
    let solution: BootstrapReport.RankedSolution

    private enum Key: CodingKey { case set }

    func encode(to encoder: any Encoder) throws {
      try solution.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(set, forKey: .set)
    }
  }

  /// What other errors would lead to.
  struct ErrorScale: Encodable, Sendable {
    let factor: Double
    let sets: Int
    let entering: [[[Int]]]
    let leaving: [[[Int]]]
    let order: Int?
    let groups: [GroupName]?
    let sameSolution: Bool
    let complete: Bool
  }
}

extension PlateauReport {
  /// The report of an answer; `sectors` are their names.
  public init(_ answer: PlateauAnswer, sectors names: [String]) {
    let measured = answer.plateau
    sectors = names.indices.map {
      BootstrapReport.Sector(
        name: names[$0], irrepDimension: measured.irrepDimensions[$0],
        multiplicity: measured.multiplicities[$0])
    }
    func matrix(_ values: [Double]) -> [[Double]] {
      names.indices.map { a in names.indices.map { values[measured.place(of: .init(a, $0))] } }
    }
    plateau = Plateau(
      average: matrix(measured.values), standardError: matrix(measured.errors),
      hasCovariance: measured.covariance != nil, distinct: answer.distinctCount,
      shrinkage: answer.shrinkage, largestDeficit: measured.largestDeficit)
    let best = answer.sets.first?.logLikelihood ?? 0
    sets = answer.sets.map { SetReport($0, best: best) }
    signatures = sets.first?.signatures ?? []
    exhaustive = answer.exhaustive
    decided = answer.isDecided
    minIndex = answer.indices.lowerBound
    maxIndex = answer.indices.upperBound
    largestMultiplicity = answer.largestEntry
    let likeliest = answer.entries.map(\.logLikelihood).max()
    solutions = answer.entries.map { entry in
      let own = answer.sets[entry.set].answer!
      let solution: BootstrapReport.RankedSolution =
        if let found = answer.projectiveSolution(of: entry) {
          .projective(ProjectiveReport(found, best: nil))
        } else {
          .linear(.init(answer.solution(of: entry)!, of: own, best: likeliest))
        }
      return RankedSolution(set: entry.set, solution: solution)
    }
    twins = answer.entries.enumerated().flatMap { place, entry in
      entry.twinOf.map { BootstrapReport.Twin(antiunitary: place, unitary: $0) }
    }
    let searched = answer.sets.enumerated().compactMap { k, set in set.answer.map { (k, $0) } }
    rejected = searched.flatMap { k, own in
      own.rejections.map {
        Rejection(set: k, index: $0.index, reason: $0.reason.rawValue, count: $0.count)
      }
    }
    undecided = searched.flatMap { k, own in
      own.fates.filter(\.isUndecided).map {
        Candidate(set: k, candidate: .init($0, observed: own.data, likeliest: nil))
      }
    }
    unlistedIndices = Set(answer.incompleteIndices + searched.flatMap { $0.1.unlistedIndices })
      .sorted()
    excludedGroups = answer.excludedGroups.map {
      .init(order: $0.group.order, id: $0.group.id, name: $0.group.name, reason: $0.reason)
    }
    errorScales = answer.variations.map { ErrorScale($0, of: answer) }
    notes = answer.notes
  }
}

extension PlateauReport.SetReport {
  fileprivate init(_ set: SignatureSet, best: Double) {
    signatures = set.vectors.indices.map {
      PlateauReport.Signature(
        vector: set.vectors[$0], levels: set.levels[$0], dimension: set.dimensions[$0])
    }
    indices = set.indices
    chiSquare = set.chiSquare
    relativeLogLikelihood = set.logLikelihood - best
    searched = set.answer != nil
    exhaustive = set.answer?.exhaustive ?? false
    solutions = set.answer?.solutionCount ?? 0
  }
}

extension PlateauReport.ErrorScale {
  fileprivate init(_ variation: PlateauAnswer.Variation, of answer: PlateauAnswer) {
    factor = variation.factor
    sets = variation.sets.count
    (entering, leaving) = (variation.entering, variation.leaving)
    (order, groups) = (variation.first?.order, variation.first?.groups)
    sameSolution = answer.hasSameFirst(variation)
    complete = variation.isComplete
  }
}

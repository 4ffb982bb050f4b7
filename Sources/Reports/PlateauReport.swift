import Identification
import Plateaus

/// The plateaus that an answer was read off.
package struct PlateauReport: Encodable, Sendable {
  /// Shape [sector, sector].
  package let average: [[Double]]
  package let standardError: [[Double]]
  package let hasCovariance: Bool
  package let distinct: Int
  package let shrinkage: Double
  package let largestDeficit: Double

  init(_ answer: PlateauAnswer) {
    let measured = answer.plateau
    func matrix(_ values: [Double]) -> [[Double]] {
      let sectors = measured.irrepDimensions.indices
      return sectors.map { a in sectors.map { values[measured.place(of: .init(a, $0))] } }
    }
    average = matrix(measured.values)
    standardError = matrix(measured.errors)
    hasCovariance = measured.covariance != nil
    distinct = answer.distinctCount
    shrinkage = answer.shrinkage
    largestDeficit = measured.largestDeficit
  }
}

/// A set of signatures that agrees with plateaus.
package struct SignatureSetReport: Encodable, Sendable {
  package let signatures: [SignatureReport]
  /// The indices p for which the set agrees with Frobenius reciprocity.
  package let indices: [Int]
  package let chiSquare: Double
  package let relativeLogLikelihood: Double
  /// False where the time was over before.
  package let searched: Bool
  package let exhaustive: Bool
  package let solutions: Int
  package let logLikelihood: Double

  private enum CodingKeys: String, CodingKey {
    case signatures, indices, chiSquare, relativeLogLikelihood, searched, exhaustive, solutions
  }

  init(_ set: SignatureSet, best: Double) {
    signatures = set.vectors.indices.map {
      SignatureReport(
        vector: set.vectors[$0], levels: set.levels[$0], dimension: set.dimensions[$0])
    }
    indices = set.indices
    chiSquare = set.chiSquare
    relativeLogLikelihood = set.logLikelihood - best
    searched = set.answer != nil
    exhaustive = set.answer?.exhaustive ?? false
    solutions = set.answer?.solutionCount ?? 0
    logLikelihood = set.logLikelihood
  }
}

/// What other errors of the plateaus would lead to.
package struct ErrorScaleReport: Encodable, Sendable {
  package let factor: Double
  package let sets: Int
  package let entering: [[[Int]]]
  package let leaving: [[[Int]]]
  package let order: Int?
  package let groups: [GroupName]?
  package let sameSolution: Bool
  package let complete: Bool
  /// Whether sets entering and leaving are known: an enumeration that was cut off has none to tell.
  package let isComparable: Bool

  private enum CodingKeys: String, CodingKey {
    case factor, sets, entering, leaving, order, groups, sameSolution, complete
  }

  init(_ variation: PlateauAnswer.Variation, of answer: PlateauAnswer) {
    factor = variation.factor
    sets = variation.sets.count
    (entering, leaving) = (variation.entering, variation.leaving)
    (order, groups) = (variation.first?.order, variation.first?.groups)
    sameSolution = answer.hasSameFirst(variation)
    complete = variation.isComplete
    isComparable = variation.isComplete && answer.incompleteIndices.isEmpty
  }
}

import Branching
import Evidence

/// The exact irreps that an answer was found from.
public struct CommutantReport: Encodable, Sendable {
  /// dim C = Σ D².
  package let dimension: Int
  package let complete: Bool
  /// What differs between the members of the family.
  package let family: String
  package let irreps: [Irrep]
  /// Σ_α b_αλ D_α / d_λ: p for every sector where all irreps were observed. Shape: [sector].
  package let frobeniusSums: [Double]?
  /// Two irreps, and the relative strength with which they are joined though weakly. Shape: [edge, 3].
  package let strengths: [[Double]]
  /// The numbers of irreps with few levels that belong to no group together with the others.
  package let leftOut: [Int]
  /// The signatures of all levels; no key of the JSON.
  package let signatures: [[Int]]
  /// The irreps that solutions explain; no key of the JSON.
  package let explained: ExactIrreps
  /// What the levels of all samples say.
  package internal(set) var levels: LevelAgreementReport?

  private enum CodingKeys: String, CodingKey {
    case dimension, complete, family, irreps, leftOut, frobeniusSums, strengths, levels
  }

  /// An irrep of the hidden group.
  package struct Irrep: Encodable, Sendable {
    package let dimension: Int
    package let levels: Int
    package let branching: [Int]
    package let field: String
    /// The irrep that an anti-unitary symmetry joins it with.
    package let conjugate: Int?
    /// Whether there were enough levels to tell the field and the conjugate.
    package let settled: Bool
  }

  /// A report on irreps of a family; `explained` are those without what is left out.
  public init(
    _ irreps: ExactIrreps, explained: ExactIrreps? = nil, leftOut: [Int] = [], family: String,
    strengths: [[Double]], frobeniusSums: [Double]?
  ) {
    dimension = irreps.commutantDimension
    self.leftOut = leftOut
    self.explained = explained ?? irreps
    signatures = irreps.signatures
    complete = irreps.isComplete
    (self.family, self.strengths, self.frobeniusSums) = (family, strengths, frobeniusSums)
    self.irreps = irreps.irreps.map { irrep in
      var conjugate: Int?
      if case .other(let partner) = irrep.partner { conjugate = partner }
      return Irrep(
        dimension: irrep.dimension, levels: irrep.levelCount, branching: irrep.branching,
        field: irrep.field.rawValue, conjugate: conjugate, settled: irrep.partner != .unknown)
    }
  }
}

/// How the levels of all samples agree with exact irreps.
package struct LevelAgreementReport: Encodable, Sendable {
  package let agree: Bool
  package let samples: Int
  package let samplesWithFurtherTies: Int
  /// Signatures beyond those of the irreps, with mean numbers of levels.
  package let furtherTies: [Tie]
  /// Signatures that no irreps add up to.
  package let broken: [[Int]]
  /// Signatures whose statistics do not fit, with differences in ln L.
  package let unlikely: [Unlikely]
  package let speaking: Int

  package struct Tie: Encodable, Sendable {
    package let vector: [Int]
    package let levels: Double
  }

  package struct Unlikely: Encodable, Sendable {
    package let vector: [Int]
    package let logLikelihood: Double
  }

  init(_ agreement: LevelAgreement) {
    agree = agreement.holds
    (samples, samplesWithFurtherTies) = (agreement.samples, agreement.samplesBeyond)
    furtherTies = agreement.beyond.map { Tie(vector: $0.vector, levels: $0.levels) }
    broken = agreement.broken
    unlikely = agreement.unlikely.map { Unlikely(vector: $0.vector, logLikelihood: $0.blocks) }
    speaking = agreement.speaking
  }
}

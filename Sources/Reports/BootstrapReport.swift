import Branching
import ContinuousGroups
import Evidence
import GroupTheory

/// An answer of `bootstrap solve`, whatever it was found from: what JSON, text and result file say is said here once.
///
/// Encoded it is what `bootstrap solve --json` prints, format version 1. Keys are stable; later versions may add some.
/// Parts that do not apply are nil, and left out.
public struct BootstrapReport: Encodable, Sendable {
  let formatVersion = 1
  /// What the answer comes to.
  package internal(set) var verdict: VerdictReport
  /// "commutant", "spectra", "curves" or "plateau": what it was found from.
  package internal(set) var from: String
  package internal(set) var sectors: [SectorReport]
  /// The names of sectors whose levels the file lacks; vectors have no entries for them.
  package internal(set) var missingSectors: [String]?
  /// The names of visible charges.
  package internal(set) var charges: [String]?
  /// [E_min, E_max] of an incomplete spectrum.
  package internal(set) var window: [Double]?
  /// Samples that are copies of one another.
  public var sampleCopies: SampleCopiesReport?
  /// What quasi-energies are compared modulo.
  package internal(set) var period: Double?
  package internal(set) var degeneracyWindowDecades: Double?
  /// Levels closer than this count as one, where that was asked for or near ties are joined; in energy.
  package internal(set) var tolerance: Double?
  /// Pairs of sectors with levels that are closer than chance explains.
  package internal(set) var nearTies: [NearTieReport]?
  /// The groups that remain when near ties are taken for distinct levels.
  package internal(set) var finerGroups: [String]?
  /// Levels without their partners, or that are there twice.
  package internal(set) var strayLevels: [StrayLevelsReport]?
  /// Sectors whose levels are equally spaced or commensurate.
  package internal(set) var regularSectors: [Int]?
  /// The measurement.
  package internal(set) var plateau: PlateauReport?
  /// The fit of whole curves.
  package internal(set) var curves: CurveReport?
  /// Why no set of signatures agrees with the plateaus; sets and solutions are then those of larger errors.
  package internal(set) var conflict: PlateauConflictReport?
  /// The exact irreps.
  package internal(set) var commutant: CommutantReport?
  /// The group beside a continuous one, with terms.
  package internal(set) var beside: BesideReport?
  /// Those of the levels, or of the likeliest set.
  package internal(set) var signatures: [SignatureReport]
  /// The sets of signatures that agree with plateaus; solutions, rejections and candidates then have a key `set`.
  package internal(set) var sets: [SignatureSetReport]?
  package internal(set) var twist: Int?
  /// What a declared anti-unitary symmetry does to the sectors: their images.
  package internal(set) var declaredAntiunitary: [Int]?
  /// The anti-unitary symmetries that the model declares, with T² and χ.
  public var declaredSymmetries: [DeclaredSymmetryReport]?
  /// The symmetry operators that the file holds.
  package internal(set) var operators: OperatorReport?
  package internal(set) var exhaustive: Bool
  /// Whether nothing that is undecided can reach the first rank.
  package internal(set) var firstRankComplete: Bool?
  /// From plateaus and curves: whether the verdict is decided.
  package internal(set) var decided: Bool?
  package internal(set) var minIndex: Int?
  package internal(set) var maxIndex: Int
  /// The least index that irreps with these signatures leave possible.
  package internal(set) var leastIndex: LeastIndexReport?
  package internal(set) var largestMultiplicity: Int?
  /// By rank.
  package internal(set) var solutions: [SolutionReport]
  /// What the solutions are when doubtful signatures are accidental coincidences.
  package internal(set) var alternative: AlternativeReport?
  /// Anti-unitary readings with the degeneracies of a unitary one of twice the order.
  package internal(set) var twins: [TwinReport]?
  package internal(set) var rejected: [RejectionReport] = []
  package internal(set) var candidates: [CandidateReport]?
  package internal(set) var undecided: [CandidateReport]?
  /// Indices whose candidates, or sets, were not all enumerated.
  package internal(set) var unlistedIndices: [Int]?
  /// What was allowed besides the observed signatures: "none", "any" or "listed".
  package internal(set) var unobserved: String?
  package internal(set) var excludedGroups: [ExcludedGroupReport] = []
  /// What other errors of the plateaus would lead to.
  package internal(set) var errorScales: [ErrorScaleReport]?
  package internal(set) var notes: [String]

  /// The data that texts and tables are made of besides, and that are no keys of the JSON.
  package internal(set) var context = Context()

  private enum CodingKeys: String, CodingKey {
    case formatVersion, verdict, from, sectors, missingSectors, charges, window, sampleCopies,
      period,
      degeneracyWindowDecades
    case tolerance, nearTies, finerGroups, strayLevels, regularSectors
    case plateau, curves, conflict, commutant, beside, signatures, sets, twist, declaredAntiunitary
    case declaredSymmetries, operators, exhaustive, firstRankComplete, decided
    case minIndex, maxIndex, leastIndex, largestMultiplicity, solutions, alternative, twins,
      rejected
    case candidates, undecided, unlistedIndices, unobserved, excludedGroups, errorScales, notes
  }

  /// What an answer rests on.
  package struct Context: Sendable {
    /// The visible group's table, or that of its finite part.
    package internal(set) var visible: CharacterTable?
    /// The visible charges.
    package internal(set) var charges: SectorCharges?
    /// Shape [sector, sector]: plateaus of the levels that were compared; nil where no levels were.
    package internal(set) var exactPlateau: [[Double]]?
    /// What the levels say about blocks.
    package internal(set) var levelEvidence: LevelEvidence?
    /// The signatures that solutions explain, where these are not simply all that the levels show.
    package internal(set) var explained: [[Int]]?
    /// Whether the signatures were read off plateaus.
    package internal(set) var isReadOffPlateaus = false
    /// How many sets of signatures are as likely as the likeliest.
    package internal(set) var likeliestSetCount = 1
    /// Shape [signature]: the weights under the charges.
    package internal(set) var diagrams: [WeightDiagram] = []
    /// How far, in ln L, the likeliest undecided candidate is behind the best solution, and whatever was not listed; nil where
    /// that is not known.
    package internal(set) var undecidedLag: Double?
    package internal(set) var unlistedLag: Double?
  }
}

// MARK: - The parts

/// A symmetry sector.
package struct SectorReport: Encodable, Sendable {
  package let name: String
  package let irrepDimension: Int
  package let multiplicity: Int
  /// In units of the charges.
  package let charges: [Double]?

  /// The sectors of a list, with their charges if there are any.
  static func all(_ list: SectorList, _ charges: SectorCharges? = nil) -> [SectorReport] {
    list.names.indices.map { k in
      SectorReport(
        name: list.names[k], irrepDimension: list.irrepDimensions[k],
        multiplicity: list.multiplicities[k],
        charges: charges.map { zip($0.values[k], $0.units).map { Double($0) * $1 } })
    }
  }
}

/// The least index of each kind of reading; nil where no group of an order below 2^40 will do.
package struct LeastIndexReport: Encodable, Sendable {
  package let unitary, antiunitary: Int?

  init(_ least: LeastIndex) { (unitary, antiunitary) = (least.unitary, least.antiunitary) }
}

/// The solutions of another reading of the same levels.
package struct AlternativeReport: Encodable, Sendable {
  /// Numbers of the signatures that are left out.
  package let coincidences: [Int]
  package let exhaustive: Bool
  package let solutions: [SolutionReport]
  package let twins: [TwinReport]

  private enum CodingKeys: String, CodingKey { case coincidences, exhaustive, solutions }
}

/// Places in `solutions`.
package struct TwinReport: Encodable, Sendable {
  package let antiunitary: Int
  package let unitary: Int
}

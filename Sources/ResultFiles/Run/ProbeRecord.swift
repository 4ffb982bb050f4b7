import GroupTheory
import SpectralStatistics

/// What an experiment has: the visible symmetry, the sizes of its sectors, and the measured K(t).
///
/// There are no levels, no signatures and no exact plateau.
public struct ProbeRecord: Sendable {
  /// What has to be known to make the measurement again.
  public var provenance: Provenance
  /// The visible symmetry N.
  public var visibleSymmetry: VisibleSymmetry
  /// What declared anti-unitary symmetries do to the irreps of the visible group. Shape [action, irrep].
  public var antiunitaryActions: [[Int]]
  /// The declared anti-unitary symmetries, with T² and χ.
  public var declaredSymmetries: [DeclaredAntiunitary] = []
  /// The sectors with their numbers of levels.
  public var sectors: SectorList
  /// The times that were measured.
  public var times: TimeRecord
  /// The measured form factor.
  public var formFactor: FormFactorRecord
  /// How the errors of the curves were found.
  public var curveErrors: String
  /// Its late-time average.
  public var plateau: PlateauRecord?
  /// The number of shots for each quadrature of Z in every sector, sample and time.
  public var shots: Int
  /// The number of all shots together.
  public var experiments: Int
  /// The number of samples.
  public var samples: Int
  /// The seed of the shots.
  public var seed: UInt64

  /// A measurement from its parts.
  public init(
    provenance: Provenance, visibleSymmetry: VisibleSymmetry, antiunitaryActions: [[Int]] = [],
    sectors: SectorList, times: TimeRecord, formFactor: FormFactorRecord, curveErrors: String,
    plateau: PlateauRecord?, shots: Int, experiments: Int, samples: Int, seed: UInt64
  ) {
    precondition(
      visibleSymmetry.irrepDimensions == sectors.irrepDimensions, "a label for every sector")
    self.provenance = provenance
    self.visibleSymmetry = visibleSymmetry
    self.antiunitaryActions = antiunitaryActions
    self.sectors = sectors
    self.times = times
    self.formFactor = formFactor
    self.curveErrors = curveErrors
    self.plateau = plateau
    self.shots = shots
    self.experiments = experiments
    self.samples = samples
    self.seed = seed
  }
}

extension PlateauRecord {
  /// The values of a measured plateau, without an exact one.
  public static func measured(_ plateau: PlateauMatrix) -> PlateauRecord {
    var record = PlateauRecord(plateau)
    record.exact = nil
    return record
  }
}

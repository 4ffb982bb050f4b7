import GroupTheory
import SpectralStatistics

/// Everything that a run file holds: the model, the visible symmetry, the levels, the statistics.
public struct Run: Sendable {
  /// What has to be known to make the run again.
  public var provenance: Provenance
  /// The model and its parameters; nil for levels of other programs.
  public var model: ModelRecord?
  /// Where levels of other programs come from.
  public var origin: CurveRecord.Origin?
  /// The levels of the sites, where they are superpositions of those that the model file names.
  public var localBasis: LocalBasisRecord?
  /// The visible symmetry N.
  public var visibleSymmetry: VisibleSymmetry
  /// What declared anti-unitary symmetries do to the irreps of the visible group. Shape [action, irrep].
  public var antiunitaryActions: [[Int]] = []
  /// The declared anti-unitary symmetries, with T² and χ.
  public var declaredSymmetries: [DeclaredAntiunitary] = []
  /// The exact irreps of the model's family, if they were found.
  public var commutant: CommutantRecord?
  /// How the levels followed from smaller matrices; nil where those of every sector were computed.
  public var reduction: ReductionRecord?
  /// How the levels of a window were found; nil where all levels were computed.
  public var window: WindowRecord?
  /// The symmetry operators that are products over sites, if they were looked for.
  public var operators: OperatorRecord?
  /// The sectors that the visible symmetry labels, and those of `spectra` among them.
  public var sectors: ComputedSectors {
    some
      ?? ComputedSectors(
        all: SectorList(
          names: spectra.sectorNames, irrepDimensions: spectra.irrepDimensions,
          multiplicities: spectra.multiplicities))
  }
  private let some: ComputedSectors?
  /// The levels of the sectors that were computed. Curves, plateaus and signatures are those of the same sectors.
  public var spectra: SectorSpectra
  /// The global number of every sample.
  public var sampleIndices: [Int]
  /// Which part of the samples these are; nil for all.
  public var shard: ShardRecord?
  /// All couplings that were drawn.
  public var couplings: [CouplingRecord]
  /// The times of the curves, if there are any.
  public var times: TimeRecord?
  /// The cross spectral form factor.
  public var formFactor: FormFactorRecord?
  /// Its late-time values.
  public var plateau: PlateauRecord?
  /// The signatures of the degenerate levels.
  public var signatures: SignatureRecord?

  /// A run from its parts; without `sectors` the levels are those of all.
  public init(
    provenance: Provenance, model: ModelRecord?, visibleSymmetry: VisibleSymmetry,
    sectors: ComputedSectors? = nil, spectra: SectorSpectra, sampleIndices: [Int],
    couplings: [CouplingRecord] = [],
    times: TimeRecord? = nil, formFactor: FormFactorRecord? = nil, plateau: PlateauRecord? = nil,
    signatures: SignatureRecord? = nil
  ) {
    precondition(
      visibleSymmetry.irrepDimensions == sectors?.all.irrepDimensions ?? spectra.irrepDimensions,
      "a label for every sector")
    precondition(
      sectors?.list.irrepDimensions ?? spectra.irrepDimensions == spectra.irrepDimensions,
      "levels for every computed sector")
    some = sectors
    precondition(sampleIndices.count == spectra.sampleCount, "one number for every sample")
    precondition(formFactor == nil || times != nil, "curves need their times")
    self.provenance = provenance
    self.model = model
    self.visibleSymmetry = visibleSymmetry
    self.spectra = spectra
    self.sampleIndices = sampleIndices
    self.couplings = couplings
    self.times = times
    self.formFactor = formFactor
    self.plateau = plateau
    self.signatures = signatures
  }
}

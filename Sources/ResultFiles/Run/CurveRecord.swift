import GroupTheory
import SpectralStatistics

/// Form factors that somebody else computed or measured: a run without levels.
public struct CurveRecord: Sendable {
  /// What has to be known to import them again.
  public var provenance: Provenance
  /// The visible symmetry N.
  public var visibleSymmetry: VisibleSymmetry
  /// The sectors with their numbers of levels.
  public var sectors: SectorList
  /// What declared anti-unitary symmetries do to the irreps of N, of the model that the curves are said to be like; see `Run`.
  public var antiunitaryActions: [[Int]] = []
  /// Those symmetries.
  public var declaredSymmetries: [DeclaredAntiunitary] = []
  /// The times of the curves.
  public var times: TimeRecord
  /// The curves; errors and imaginary parts that are not known are NaN.
  public var formFactor: FormFactorRecord
  /// The late-time averages.
  public var plateau: PlateauRecord?
  /// The number of samples behind the means, where it is known.
  public var samples: Int?
  /// The curves of single samples, where they are known.
  public var sampleCurves: SampleCurveRecord?
  /// Where they come from.
  public var origin: Origin

  /// The file of the curves, and how it was read.
  public struct Origin: Sendable, Hashable {
    /// The file's name.
    public var file: String
    /// How each sector was called in the file, in the order of the sectors.
    public var labels: [String]
    /// The mapping file's text; nil without one.
    public var mapping: String?
    /// Single numbers of the file, as parameters of a model.
    public var parameters: [String: Double]

    /// An origin from its parts.
    public init(file: String, labels: [String], mapping: String?, parameters: [String: Double]) {
      (self.file, self.labels) = (file, labels)
      (self.mapping, self.parameters) = (mapping, parameters)
    }
  }

  /// Curves from their parts.
  public init(
    provenance: Provenance, visibleSymmetry: VisibleSymmetry, sectors: SectorList,
    times: TimeRecord, formFactor: FormFactorRecord, plateau: PlateauRecord?, samples: Int?,
    sampleCurves: SampleCurveRecord?, origin: Origin
  ) {
    precondition(
      visibleSymmetry.irrepDimensions == sectors.irrepDimensions, "a label for every sector")
    self.provenance = provenance
    self.visibleSymmetry = visibleSymmetry
    self.sectors = sectors
    self.times = times
    self.formFactor = formFactor
    self.plateau = plateau
    self.samples = samples
    self.sampleCurves = sampleCurves
    self.origin = origin
  }
}

/// Re K of every sample.
public struct SampleCurveRecord: Sendable, Equatable {
  /// The two sectors of each pair. Shape: [pair][2].
  public let pairs: [[Int]]
  /// Shape: [sample][pair][time].
  public let curves: [[[Double]]]

  /// Curves from their parts.
  public init(pairs: [[Int]], curves: [[[Double]]]) {
    precondition(curves.allSatisfy { $0.count == pairs.count }, "a curve for every pair")
    (self.pairs, self.curves) = (pairs, curves)
  }
}

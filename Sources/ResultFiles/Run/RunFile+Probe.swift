import Foundation
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

extension RunFile {
  private static let probeName = "probe"

  /// Whether the file holds a measurement and thus no levels.
  public var isProbe: Bool { root.contains(Self.probeName) }

  /// Writes a measurement under its final name, complete or not at all.
  ///
  /// Throws: ``FileWritingError``; then no file of that name exists, or it is what it was before.
  public static func write(_ probe: ProbeRecord, to url: URL, overwrite: Bool = false) throws {
    try checkDestination(url, overwrite: overwrite)
    let file = try HDF5File(named: url.path)
    let root = file.root
    try write(probe.provenance, root)
    try write(probe.visibleSymmetry, root)
    try writeAntiunitary(probe.antiunitaryActions, root)
    try write(probe.sectors, of: probe.visibleSymmetry, root)
    try write(probe.times, root)
    let curves = try root.createGroup("xsff")
    try write(probe.formFactor, curves)
    try curves.setAttribute("method", probe.curveErrors, on: "standard_error")
    if let plateau = probe.plateau { try write(plateau, try root.createGroup("plateau")) }
    let group = try root.createGroup(probeName)
    try group.setAttribute(
      "description",
      "K(t) from shots of Hadamard tests, shots for each quadrature of Z, sector, time and sample")
    try group.setAttribute("shots", probe.shots)
    try group.setAttribute("experiments", probe.experiments)
    try group.setAttribute("samples", probe.samples)
    try group.setAttribute("seed", probe.seed)
    try file.write(to: url, overwrite: overwrite)
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

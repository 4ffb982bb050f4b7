import Foundation

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
    try write(probe.declaredSymmetries, root)
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

import Foundation

extension RunFile {
  private static let importName = "import"

  /// Whether the file holds curves or levels of somebody else.
  public var isImport: Bool { root.contains(Self.importName) }

  /// Writes imported curves under their final name, complete or not at all.
  ///
  /// Throws: ``FileWritingError``; then no file of that name exists, or it is what it was before.
  public static func write(_ record: CurveRecord, to url: URL, overwrite: Bool = false) throws {
    try checkDestination(url, overwrite: overwrite)
    let file = try HDF5File(named: url.path)
    let root = file.root
    try write(record.provenance, root)
    try write(record.visibleSymmetry, root)
    try writeAntiunitary(record.antiunitaryActions, root)
    try write(record.declaredSymmetries, root)
    try write(record.sectors, of: record.visibleSymmetry, root)
    try write(record.times, root)
    let curves = try root.createGroup("xsff")
    try write(record.formFactor, curves)
    if let samples = record.samples { try curves.setAttribute("samples", samples, on: "mean") }
    if let samples = record.sampleCurves { try write(samples, curves) }
    if let plateau = record.plateau { try write(plateau, try root.createGroup("plateau")) }
    try write(record.origin, of: "curves", root)
    try file.write(to: url, overwrite: overwrite)
  }

  private static func write(_ samples: SampleCurveRecord, _ group: HDF5Group) throws {
    try group.write(
      HDF5Array(rows: samples.pairs, width: 2), to: "pairs",
      HDF5Description("sectors of each curve in samples", axes: ["pair", "sector"]))
    let shape = [
      samples.curves.count, samples.pairs.count, samples.curves.first?.first?.count ?? 0,
    ]
    try group.write(
      HDF5Array(shape: shape, elements: samples.curves.flatMap { $0.flatMap { $0 } }),
      to: "samples",
      HDF5Description("real part of K of every sample", axes: ["sample", "pair", "time"]),
      compressed: true)
  }

  static func write(
    _ origin: CurveRecord.Origin, of what: String, _ root: HDF5Group
  ) throws {
    let group = try root.createGroup(importName)
    try group.setAttribute("description", "\(what) that another program computed or measured")
    try group.setAttribute("file", origin.file)
    try group.write(
      HDF5Array(origin.labels), to: "labels",
      HDF5Description("the sectors' names in the imported file", axes: ["sector"]))
    if let mapping = origin.mapping {
      try group.write(mapping, to: "mapping", HDF5Description("the mapping file, verbatim"))
    }
    let parameters = try group.createGroup("parameters")
    for (name, value) in origin.parameters.sorted(by: { $0.key < $1.key }) {
      try parameters.setAttribute(name, value)
    }
  }
}

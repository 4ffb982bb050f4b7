import Foundation
import GroupTheory
import SpectralStatistics

extension RunFile {
  /// Writes a run under its final name, complete or not at all.
  ///
  /// `beforeRename` gets the checksum when all is on the disk, and before the file has its name.
  /// Memory: the size of the file, besides the run itself.
  /// Throws: ``FileWritingError``; then no file of that name exists, or it is what it was before.
  public static func write(
    _ run: Run, to url: URL, overwrite: Bool = false,
    beforeRename: ([UInt8]) throws -> Void = { _ in }
  ) throws {
    try checkDestination(url, overwrite: overwrite)
    let file = try HDF5File(named: url.path)
    let root = file.root
    try write(run.provenance, root)
    if let model = run.model { try write(model, root) }
    if let basis = run.localBasis { try write(basis, try root.group("model")) }
    if let origin = run.origin { try write(origin, of: "levels", root) }
    try write(run.visibleSymmetry, root)
    try writeAntiunitary(run.antiunitaryActions, root)
    try write(run.declaredSymmetries, root)
    try write(run.sectors.all, of: run.visibleSymmetry, root)
    try writeComputed(run.sectors, try root.group("sectors"))
    if let commutant = run.commutant { try write(commutant, try root.createGroup("commutant")) }
    if let reduction = run.reduction { try write(reduction, try root.createGroup("reduction")) }
    if let window = run.window { try write(window, root) }
    if let operators = run.operators { try write(operators, try root.createGroup("operators")) }
    try writeSamplesAndStatistics(run, root)
    try file.write(to: url, overwrite: overwrite, beforeRename: beforeRename)
  }

  /// Writes a run whose samples were computed in parts: what does not depend on samples is copied from one part.
  ///
  /// Throws: ``FileWritingError``, ``ResultFileError``; then no file of that name exists, or it is what it was before.
  public static func write(
    _ run: Run, completing part: URL, to url: URL, overwrite: Bool
  ) throws {
    try checkDestination(url, overwrite: overwrite)
    let file = try HDF5File(copying: part, omitting: sampleGroups.union(["bootstrap"]))
    try file.root.removeAttribute("degeneracy_tolerance")
    try write(run.provenance, file.root)
    try writeSamplesAndStatistics(run, file.root)
    try file.write(to: url, overwrite: overwrite)
  }

  /// The groups that depend on samples.
  private static let sampleGroups: Set<String> = [
    "spectra", "samples", "couplings", "time", "xsff", "plateau", "signatures",
  ]

  private static func writeSamplesAndStatistics(_ run: Run, _ root: HDF5Group) throws {
    let sectors = run.sectors
    try write(run.spectra, sectors, root)
    try writeSamples(run, root)
    if let times = run.times { try write(times, root) }
    if let formFactor = run.formFactor {
      try write(
        formFactor.renumbered(sectors.numbers, among: sectors.all.count),
        try root.createGroup("xsff"))
    }
    if let plateau = run.plateau {
      try write(plateau, of: sectors, try root.createGroup("plateau"))
    }
    if let signatures = run.signatures {
      if let tolerance = signatures.degeneracyTolerance {
        try root.setAttribute("degeneracy_tolerance", tolerance)
      }
      try write(signatures, sectors, try root.createGroup("signatures"))
    }
  }

  static func write(_ provenance: Provenance, _ root: HDF5Group) throws {
    try root.setAttribute("format", format)
    try root.setAttribute("format_version", formatVersion)
    try root.setAttribute("program_version", provenance.programVersion)
    try root.setAttribute("program_revision", provenance.programRevision)
    try root.setAttribute("command", provenance.command)
    try root.setAttribute("created", provenance.created.formatted(.iso8601))
    try root.setAttribute("generator", provenance.generator)
    try root.setAttribute("linear_algebra", provenance.linearAlgebra)
    try root.setAttribute("linear_algebra_kernel", provenance.linearAlgebraKernel)
    try root.setAttribute("hdf5_version", HDF5File.libraryVersion)
  }

  private static func write(_ model: ModelRecord, _ root: HDF5Group) throws {
    let group = try root.createGroup("model")
    try group.write(
      model.source, to: "source", HDF5Description("the model file, verbatim"))
    if let symmetry = model.symmetry {
      try group.write(
        symmetry, to: "symmetry",
        HDF5Description("the section symmetry: that was used in place of the file's own"))
    }
    if let lists = model.couplingLists { try group.setAttribute("coupling_lists", lists) }
    let parameters = try group.createGroup("parameters")
    for (name, value) in model.parameters.sorted(by: { $0.key < $1.key }) {
      try parameters.setAttribute(name, value)
    }
    try parameters.setAttribute("seed", model.seed)
    try parameters.setAttribute("samples", model.samples)
  }

  static func write(
    _ list: SectorList, of symmetry: VisibleSymmetry, _ root: HDF5Group
  ) throws {
    let sectors = try root.createGroup("sectors")
    let label =
      switch symmetry {
      case .finite: "sector i is irrep i of the visible group"
      case .charges: "a sector for every value of the charges"
      case .product: "a sector for every value of the charges and every irrep of the finite group"
      }
    try sectors.write(
      HDF5Array(list.names), to: "name", HDF5Description(label, axes: ["sector"]))
    if list.aliases != list.names {
      try sectors.write(
        HDF5Array(list.aliases), to: "alias",
        HDF5Description("another name of the sector, which commands know too", axes: ["sector"]))
    }
    try sectors.write(
      list.irrepDimensions, to: "irrep_dimension",
      HDF5Description("dimension d of the irrep", axes: ["sector"]))
    try sectors.write(
      list.multiplicities, to: "multiplicity",
      HDF5Description("number R of levels, each counted once and not d times", axes: ["sector"]))
    try writeLabels(symmetry, sectors)
  }

  private static func write(
    _ spectra: SectorSpectra, _ sectors: ComputedSectors, _ root: HDF5Group
  ) throws {
    let group = try root.createGroup("spectra")
    if let window = spectra.window {
      try group.setAttribute("window", HDF5Array([window.lowerBound, window.upperBound]))
    }
    if let period = spectra.period { try group.setAttribute("period", period) }
    for (place, sector) in sectors.numbers.enumerated() {
      let name = spectra.sectorNames[place]
      let rows = spectra.levels.map { $0[place] }
      // Samples of an incomplete spectrum may differ in their numbers of levels.
      let width = rows.map(\.count).max()!
      let levels = rows.map { $0 + Array(repeating: .nan, count: width - $0.count) }
      try group.write(
        HDF5Array(rows: levels, width: width), to: String(sector),
        HDF5Description("levels of sector \(name), ascending", axes: ["sample", "level"]))
      try group.setAttribute("name", name, on: String(sector))
    }
  }

  private static func writeSamples(_ run: Run, _ root: HDF5Group) throws {
    let samples = try root.createGroup("samples")
    try samples.write(
      run.sampleIndices, to: "index",
      HDF5Description("global number of the sample, from 0", axes: ["sample"]))
    try samples.write(
      [Int](repeating: 1, count: run.sampleIndices.count), to: "done",
      HDF5Description("1 where the sample is finished", axes: ["sample"]))
    if let shard = run.shard {
      try samples.setAttribute("shard", HDF5Array([shard.number, shard.count]))
    }
    try write(run.spectra.copies, samples)
    let couplings = try root.createGroup("couplings")
    for coupling in run.couplings {
      let axes = coupling.values.shape.indices.map { $0 == 0 ? "sample" : "index \($0)" }
      try couplings.write(
        coupling.values, to: coupling.name,
        HDF5Description("drawn values of the coupling \(coupling.name)", axes: axes))
    }
  }
}

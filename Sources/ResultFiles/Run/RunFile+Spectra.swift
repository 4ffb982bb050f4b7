import GroupTheory
import SpectralStatistics

extension RunFile {
  /// The levels of all sectors, checked against the sectors and the visible symmetry.
  ///
  /// Throws: ``ResultFileError`` when something is missing, has another shape, is not finite or not
  /// ascending.
  public func spectra() throws -> SectorSpectra { try spectra(of: visibleSymmetry()) }

  /// The levels of all sectors of a finite visible group that is known already.
  ///
  /// Throws: ``ResultFileError``, as ``spectra()``.
  public func spectra(of table: CharacterTable) throws -> SectorSpectra {
    try spectra(of: .finite(table))
  }

  /// The levels of all sectors, when the visible symmetry is known already.
  ///
  /// The attribute `window` of `/spectra` says that levels outside may be missing; then a sector's
  /// rows may be shorter than its multiplicity, and end in NaN where samples have fewer levels than
  /// others. The attribute `period` says that levels are quasi-energies.
  ///
  /// Throws: ``ResultFileError``, as ``spectra()``; also when levels of sectors are missing, which ``computedSpectra(of:)`` reads.
  public func spectra(of symmetry: VisibleSymmetry) throws -> SectorSpectra {
    let (spectra, sectors) = try computedSpectra(of: symmetry)
    guard sectors.isWhole else {
      throw root.error(
        "sectors/computed",
        "the levels of \(sectors.numbers.count) of \(sectors.all.count) sectors are in the file, and all are needed here."
      )
    }
    return spectra
  }

  /// The levels of the sectors that the file has, and which these are.
  ///
  /// Throws: ``ResultFileError``, as ``spectra()``.
  public func computedSpectra(
    of symmetry: VisibleSymmetry
  ) throws -> (spectra: SectorSpectra, sectors: ComputedSectors) {
    let computed = try computedSectors(of: symmetry)
    let sectors = computed.all
    if !root.contains("spectra"), root.contains("plateau") {
      throw root.error(
        "spectra",
        "the levels are missing; `bootstrap solve --from plateau` reads the plateaus."
      )
    }
    let group = try root.group("spectra")
    let window = try window(of: group)
    let surplus = try group.members().first { Int($0).map { $0 >= sectors.count } ?? false }
    if let surplus {
      throw group.error(surplus, "there are only \(sectors.count) sectors, counted from 0.")
    }
    var levels: [[[Double]]] = []
    for sector in computed.numbers {
      let reader = SectorLevelsReader(
        name: String(sector), multiplicity: sectors.multiplicities[sector],
        isWindow: window != nil, samples: levels.first?.count)
      levels.append(try reader.rows(in: group))
    }
    let samples = levels[0].indices.map { sample in levels.map { $0[sample] } }
    let own = computed.list
    do {
      let spectra = try SectorSpectra(
        sectorNames: own.names, irrepDimensions: own.irrepDimensions, levels: samples,
        multiplicities: own.multiplicities, window: window, period: try period(of: group))
      return (spectra, computed)
    } catch let error as SectorSpectraError {
      throw group.error("", error.description)
    }
  }

  /// Whether the levels are quasi-energies; false without levels.
  ///
  /// Throws: ``ResultFileError`` when the period is no number.
  public func hasQuasiEnergies() throws -> Bool {
    guard root.contains("spectra") else { return false }
    return try period(of: root.group("spectra")) != nil
  }

  private func window(of group: HDF5Group) throws -> ClosedRange<Double>? {
    guard let ends = try group.attribute("window", as: Double.self)?.elements else { return nil }
    guard ends.count == 2, ends[0] < ends[1] else {
      throw group.error(
        "", "the attribute window is \(ends); it must be [E_min, E_max] with E_min < E_max.")
    }
    return ends[0]...ends[1]
  }

  private func period(of group: HDF5Group) throws -> Double? {
    guard let values = try group.attribute("period", as: Double.self)?.elements else { return nil }
    guard values.count == 1 else {
      throw group.error("", "the attribute period is \(values); it must be one number.")
    }
    return values[0]
  }
}

/// Reads the levels of one sector.
private struct SectorLevelsReader {
  let name: String
  let multiplicity: Int
  let isWindow: Bool
  /// What the other sectors have, nil for the first one.
  let samples: Int?

  func rows(in group: HDF5Group) throws -> [[Double]] {
    // Levels of any scale are brought to their own.
    let array = try group.read(name, as: Double.self, largest: .infinity)
    guard array.shape.count == 2,
      array.shape[1] == multiplicity || (isWindow && array.shape[1] < multiplicity),
      samples == nil || array.shape[0] == samples
    else {
      let width = isWindow ? "at most \(multiplicity)" : "\(multiplicity)"
      throw group.shapeError(
        name, array.shape,
        expected: "[\(samples.map(String.init) ?? "samples"), \(width)]: [sample, level]")
    }
    return try array.rows.enumerated().map { sample, row in
      let levels = isWindow ? Array(row[..<(row.lastIndex { !$0.isNaN }.map { $0 + 1 } ?? 0)]) : row
      try check(levels, sample: sample, in: group)
      return levels
    }
  }

  private func check(_ levels: [Double], sample: Int, in group: HDF5Group) throws {
    if let level = levels.firstIndex(where: { !$0.isFinite }) {
      throw group.error(
        name,
        "level \(level) of sample \(sample) is not finite."
          + (isWindow ? " Only the end of a row may be filled with NaN." : ""))
    }
    if let level = levels.indices.dropFirst().first(where: { levels[$0] < levels[$0 - 1] }) {
      throw group.error(
        name, "level \(level) of sample \(sample) lies below the one before it; they must ascend.")
    }
  }
}

import Foundation
import NumPyFiles

/// Finds the levels of all sectors in files of other programs.
package struct LevelReader {
  let files: [LevelFile]
  let mapping: CurveMapping

  package init(_ files: [LevelFile], _ mapping: CurveMapping) {
    (self.files, self.mapping) = (files, mapping)
  }

  /// Whether these are levels and not curves, which have times or are named as those.
  ///
  /// Throws: what reading the file throws.
  package func holdsLevels() throws -> Bool {
    guard files.count == 1, files[0].sector == nil else { return true }
    if mapping.energies != nil { return true }
    if mapping.curves != nil || mapping.time != nil { return false }
    func isCurves(_ names: [String]) -> Bool {
      names.contains { CurveImport.timeNames.contains($0) || $0.hasPrefix("K_") }
    }
    switch try files[0].format() {
    case .array, .hdf5: return true
    case .archive: return !isCurves(try NamedArrays.reading(files[0].url).names)
    case .text:
      guard let data = FileManager.default.contents(atPath: files[0].url.path),
        let text = String(data: data, encoding: .utf8)
      else { return false }
      let names = LevelText.columnNames(text)
      return names.map { !isCurves($0) } ?? true
    }
  }

  /// The sectors in the order of the files.
  ///
  /// Throws: `CurveImportError`, and what reading a file throws.
  package func sectors() throws -> [SectorLevels] {
    guard let first = files.first else { return [] }
    if files.count > 1, let nameless = files.first(where: { $0.sector == nil }) {
      let path = nameless.url.relativePath
      throw CurveImportError(
        file: path, problem: "of several files each needs its sector: SECTOR=\(path).",
        isRequest: true)
    }
    let parts =
      first.sector == nil
      ? try allSectors(first) : try files.map { ($0.sector!, try oneSector($0)) }
    let name = first.url.relativePath
    let sectors = try parts.map { label, rows in
      try SectorLevels(
        label: SectorLabel(label), rows: rows, isWindow: mapping.window != nil, file: name)
    }
    let counts = Set(sectors.map(\.rows.count))
    guard counts.count == 1, counts != [0] else {
      let list = sectors.map { "\($0.rows.count) in '\($0.label.text)'" }
      throw CurveImportError(
        file: name,
        problem: "the sectors must have equally many samples, one at least; there are "
          + "\(list.prefix(6).joined(separator: ", ")).")
    }
    return sectors
  }

  // MARK: - A file for one sector

  private func oneSector(_ file: LevelFile) throws -> [[Double]] {
    let name = file.url.relativePath
    switch try file.format() {
    case .text:
      guard case .one(let rows) = try LevelText.reading(file.url) else {
        throw CurveImportError(
          file: name,
          problem: "the file names several sectors, and '\(file.sector!)' is to have it alone.")
      }
      return rows
    case .array:
      return try SectorLevels.rows(
        try NumPyArray(reading: file.url), name: "array", file: name)
    case .archive: return try oneSector(of: NamedArrays(NumPyArchive(reading: file.url)))
    case .hdf5: return try oneSector(of: NamedArrays(hdf5: file.url))
    }
  }

  private func oneSector(of arrays: NamedArrays) throws -> [[Double]] {
    let wanted = mapping.energies.map { [$0] } ?? LevelNames.whole
    let name = wanted.first { arrays.names.contains($0) }
    let only = mapping.energies == nil && arrays.names.count == 1 ? arrays.names[0] : nil
    guard let name = name ?? only, let array = try arrays.array(name) else {
      throw arrays.error(
        "there is no array \(wanted.joined(separator: ", ")) of levels; the arrays are \(arrays.listing). "
          + "energies: in a --mapping file says what it is called.")
    }
    return try SectorLevels.rows(array, name: name, file: arrays.file)
  }

  // MARK: - A file for all sectors

  private typealias Part = (label: String, rows: [[Double]])

  private func allSectors(_ file: LevelFile) throws -> [Part] {
    switch try file.format() {
    case .text:
      switch try LevelText.reading(file.url) {
      case .named(let labels, let levels): return zip(labels, levels).map { ($0, $1) }
      case .one(let rows): return [(try onlySector(file), rows)]
      }
    case .array:
      let arrays = NamedArrays(
        file: file.url.relativePath, names: ["array"],
        arrays: ["array": try NumPyArray(reading: file.url)])
      return try stacked("array", arrays)
    case .archive: return try allSectors(of: NamedArrays(NumPyArchive(reading: file.url)))
    case .hdf5: return try allSectors(of: NamedArrays(hdf5: file.url))
    }
  }

  /// The sector of a file that names none: that of the mapping, if it has one alone.
  private func onlySector(_ file: LevelFile) throws -> String {
    guard mapping.sectors.count == 1 else {
      throw CurveImportError(
        file: file.url.relativePath,
        problem:
          "the file names no sectors; give one file for each: SECTOR=\(file.url.relativePath) ….",
        isRequest: true)
    }
    return mapping.sectors[0].label
  }

  private func allSectors(of arrays: NamedArrays) throws -> [Part] {
    if let energies = mapping.energies {
      let names = LevelNames(energies)
      return names.isBySector ? try bySector(names, arrays) : try stacked(energies, arrays)
    }
    if let whole = LevelNames.whole.first(where: arrays.names.contains) {
      return try stacked(whole, arrays)
    }
    let wanted = mapping.sectors.map(\.label)
    let found = LevelNames.usual.first { names in
      let labels = names.labels(among: arrays.names)
      return wanted.isEmpty
        ? !labels.isEmpty
        : wanted.allSatisfy { spelled($0, names, arrays) != nil }
    }
    guard let found else {
      throw arrays.error(
        "there are no levels: no array levels, and none for each sector, as levels_{a}; the arrays are "
          + "\(arrays.listing). energies: in a --mapping file says how they are called.")
    }
    return try bySector(found, arrays)
  }

  private func spelled(_ label: String, _ names: LevelNames, _ arrays: NamedArrays) -> String? {
    SectorLabel(label).spellings.map(names.name).first(where: arrays.names.contains)
  }

  private func bySector(_ names: LevelNames, _ arrays: NamedArrays) throws -> [Part] {
    let labels =
      mapping.sectors.isEmpty
      ? names.labels(among: arrays.names) : mapping.sectors.map(\.label)
    let parts = try labels.compactMap { label -> Part? in
      guard let name = spelled(label, names, arrays), let array = try arrays.array(name) else {
        throw arrays.error(
          "there is no array \(names.name(label)) of levels; the arrays are \(arrays.listing).")
      }
      // Where every array is a sector, single numbers and texts are none.
      if mapping.sectors.isEmpty, array.shape.isEmpty || array.isText { return nil }
      return (label, try SectorLevels.rows(array, name: name, file: arrays.file))
    }
    guard !parts.isEmpty else {
      throw arrays.error("there are no levels; the arrays are \(arrays.listing).")
    }
    guard names.pattern == "spectra/{a}",
      case .texts(let own)? = try arrays.array("sectors/name")?.elements
    else { return parts }
    // A run file numbers its sectors, and names them elsewhere.
    return parts.map { label, rows in
      (Int(label).flatMap { own.indices.contains($0) ? own[$0] : nil } ?? label, rows)
    }
  }

  /// One array [sector, level] or [sample, sector, level], with names beside it.
  private func stacked(_ name: String, _ arrays: NamedArrays) throws -> [Part] {
    guard let array = try arrays.array(name) else {
      throw arrays.error("there is no array \(name); the arrays are \(arrays.listing).")
    }
    let labels = try FileSectors.names(arrays) ?? mapping.sectors.map(\.label)
    guard !labels.isEmpty else {
      throw arrays.error(
        "nothing names the sectors of \(name); list them by sectors: in a --mapping file, or in an array sector_labels."
      )
    }
    let values = try SectorLevels.real(array, name: name, file: arrays.file)
    let shape = array.shape
    guard (2...3).contains(shape.count), shape[shape.count - 2] == labels.count else {
      throw arrays.error(
        "the array \(name) has the shape \(shape); with \(labels.count) sectors it must be [\(labels.count), level] or "
          + "[sample, \(labels.count), level].")
    }
    let rows = SectorLevels.split(values, into: shape.dropLast().reduce(1, *))
    return labels.enumerated().map { sector, label in
      (label, stride(from: sector, to: rows.count, by: labels.count).map { rows[$0] })
    }
  }
}

extension NumPyArray {
  fileprivate var isText: Bool { if case .texts = elements { true } else { false } }
}

import GroupTheory
import ResultFiles
import SpectralStatistics

/// Levels that somebody else computed, as a run file holds them.
public struct LevelImport: Sendable {
  /// The visible symmetry.
  public let symmetry: VisibleSymmetry
  /// What it is called.
  public let description: String
  /// What the sectors of the file were found to be, in the order of the run file.
  public let matches: [CurveImport.Match]
  /// The levels, each once and not d times.
  public let spectra: SectorSpectra
  /// Whether the file had them d times.
  public let isMerged: Bool
  /// What a reader has to know.
  public let warnings: [String]

  /// Reads all levels of the files.
  ///
  /// - Parameter known: The sectors of the visible symmetry; nil where they are numbered by the charges of the mapping.
  /// - Throws: `CurveImportError`, and what reading a file throws.
  public init(_ files: [LevelFile], mapping: CurveMapping, known: KnownSectors?) throws {
    let file = files.count == 1 ? files[0].url.relativePath : "\(files.count) files"
    let read = try LevelReader(files, mapping).sectors()
    let labels = read.map(\.label)
    if let twice = labels.indices.first(where: { labels[..<$0].contains(labels[$0]) }) {
      throw CurveImportError(
        file: file, problem: "the sector '\(labels[twice].text)' is there twice.")
    }
    let own =
      try known
      ?? ChargeLabels.sectors(
        labels, mapping.charges ?? [], NamedArrays(file: file, names: [], arrays: [:]))
    try Self.refuseNumbers(labels, own, mapping, file: file)
    let matching = try SectorMatching(
      try Self.candidates(read, mapping, own, file: file), own, file: file)
    let places = matching.places.map { $0! }
    let order = places.indices.sorted { places[$0] < places[$1] }
    let stated = order.map { sector in
      mapping.levels(of: labels[sector]) ?? own.multiplicities?[places[sector]]
    }
    let scale = mapping.period ?? Self.scale(read)
    let sectors = try zip(order, stated).map { sector, multiplicity in
      try LevelCounting(
        dimension: own.dimensions[places[sector]], said: mapping.counted,
        multiplicity: multiplicity, tolerance: Self.tieWidth * scale, window: mapping.window,
        period: mapping.period, file: file
      ).single(read[sector])
    }
    isMerged = zip(order, sectors).contains { read[$0] != $1 }
    symmetry = ChargeLabels.restricted(own.symmetry, to: places.sorted())
    description = own.description
    spectra = try Self.spectra(
      sectors, names: order.map { own.names[places[$0]] },
      dimensions: order.map { own.dimensions[places[$0]] }, stated: stated, mapping, file: file)
    matches = zip(order, spectra.multiplicities).map { sector, multiplicity in
      CurveImport.Match(
        label: labels[sector].text, name: own.names[places[sector]],
        dimension: own.dimensions[places[sector]], multiplicity: multiplicity,
        reason: matching.reasons[sector]!.rawValue)
    }
    warnings = LevelWarnings.all(self.symmetry, spectra)
  }

  /// Sectors that are merely counted have no names: the sector 1 of D3 may be the second one, or the irrep 1.
  private static func refuseNumbers(
    _ labels: [SectorLabel], _ known: KnownSectors, _ mapping: CurveMapping, file: String
  ) throws {
    let numbers = Set(labels.indices.map { SectorLabel(String($0)) })
    guard known.symmetry.charges == nil, known.hasCommonNames, labels.count > 1,
      Set(labels) == numbers, Set(known.names) != Set(known.names.indices.map(String.init)),
      mapping.sectors.allSatisfy({ $0.irrep == nil })
    else { return }
    throw CurveImportError(
      file: file,
      problem:
        "the sectors are numbered 0 to \(labels.count - 1), and the irreps of \(known.description) are called "
        + "\(known.names.joined(separator: ", ")). Say which is which by sectors: in a --mapping file, as in 0: '\(known.names[0])'.",
      isRequest: true)
  }

  /// Copies of a level differ by rounding errors, and by the digits that a text has.
  private static let tieWidth = 1e-8

  private static func scale(_ sectors: [SectorLevels]) -> Double {
    sectors.lazy.flatMap(\.rows).compactMap { row in
      row.first.map { max(abs($0), abs(row.last!)) }
    }.max() ?? 0
  }

  private static func candidates(
    _ sectors: [SectorLevels], _ mapping: CurveMapping, _ known: KnownSectors, file: String
  ) throws -> [SectorMatching.Candidate] {
    let stated = mapping.sectors
    if let stranger = stated.first(where: { sector in
      !sectors.contains { $0.label == SectorLabel(sector.label) }
    }) {
      throw CurveImportError(
        file: file,
        problem: "the mapping names the sector '\(stranger.label)'; the sectors are "
          + "\(sectors.map(\.label.text).joined(separator: ", ")).", isRequest: true)
    }
    // With d > 1, or in a window, the number of levels is not R.
    let isPlain = known.dimensions.allSatisfy { $0 == 1 } && mapping.window == nil
    return sectors.map { sector in
      SectorMatching.Candidate(
        label: sector.label,
        irrep: stated.first { SectorLabel($0.label) == sector.label }?.irrep, dimension: nil,
        multiplicity: mapping.levels(of: sector.label)
          ?? (isPlain ? sector.rows[0].count : nil))
    }
  }

  private static func spectra(
    _ sectors: [SectorLevels], names: [String], dimensions: [Int], stated: [Int?],
    _ mapping: CurveMapping, file: String
  ) throws -> SectorSpectra {
    let samples = sectors[0].rows.indices.map { sample in sectors.map { $0.rows[sample] } }
    let counts = sectors.map { $0.rows.map(\.count).max() ?? 0 }
    for (place, count) in counts.enumerated() {
      if let multiplicity = stated[place],
        mapping.window == nil ? count != multiplicity : count > multiplicity
      {
        throw CurveImportError(
          file: file,
          problem:
            "the sector '\(sectors[place].label.text)' has \(count) levels, and R = \(multiplicity)"
            + (mapping.window == nil
              ? "; levels that are all there only within a range of energies need --window." : "."))
      }
    }
    do {
      return try SectorSpectra(
        sectorNames: names, irrepDimensions: dimensions, levels: samples,
        multiplicities: zip(stated, counts).map { $0 ?? $1 }, window: mapping.window,
        period: mapping.period)
    } catch let error as SectorSpectraError {
      throw CurveImportError(file: file, problem: error.description)
    }
  }
}

extension CurveMapping {
  /// R of a sector, where the mapping says it.
  func levels(of label: SectorLabel) -> Int? {
    sectors.first { SectorLabel($0.label) == label }?.levels
  }
}

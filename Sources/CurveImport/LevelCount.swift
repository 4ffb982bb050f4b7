/// How often a file has the levels of an irrep of dimension d.
public enum LevelCount: String, Sendable, CaseIterable {
  /// Each level stands once, as in one row of the irrep.
  case once
  /// Each level stands d times, as in a sector that holds whole multiplets.
  case multiplets = "d-times"
}

/// Takes the d copies of levels that stand d times together.
package struct LevelCounting {
  let dimension: Int
  /// What the user says; nil where nothing is said.
  let said: LevelCount?
  /// R, where a model or the mapping says it.
  let multiplicity: Int?
  /// Copies of a level lie closer than this, or closer than a small part of the usual gap.
  let tolerance: Double
  /// Where all levels are there; beyond, copies may be missing.
  let window: ClosedRange<Double>?
  /// What quasi-energies are defined modulo.
  let period: Double?
  let file: String

  package init(
    dimension: Int, said: LevelCount?, multiplicity: Int?, tolerance: Double,
    window: ClosedRange<Double>? = nil, period: Double? = nil, file: String
  ) {
    (self.dimension, self.said, self.multiplicity) = (dimension, said, multiplicity)
    (self.tolerance, self.window, self.period, self.file) = (tolerance, window, period, file)
  }

  /// Of the usual gap; levels in single precision and texts with few digits have wider copies than rounding makes.
  private static let gapFraction = 1e-4

  /// The levels, each once.
  ///
  /// Throws: `CurveImportError` when what is said contradicts the levels, and when nothing is said and they come in ties of d:
  /// the hidden symmetry may be what ties them, and nobody but the user knows.
  package func single(_ sector: SectorLevels) throws -> SectorLevels {
    guard dimension > 1 else { return sector }
    let count = sector.rows.map(\.count).max() ?? 0
    var said = said
    if said == nil, let multiplicity, multiplicity > 0, window == nil {
      said = count == multiplicity ? .once : count == dimension * multiplicity ? .multiplets : nil
    }
    if said == .once { return sector }
    var complete = sector
    complete.rows = sector.rows.map(completeLevels)
    let loose = firstLooseLevel(complete)
    if said == .multiplets {
      if let loose { throw notTied(complete, loose) }
      return merged(complete)
    }
    guard loose != nil || complete.rows.allSatisfy(\.isEmpty) else {
      throw CurveImportError(
        file: file,
        problem:
          "in the sector '\(sector.label.text)' with d = \(dimension) all levels come in ties of \(dimension). "
          + "If each stands \(dimension) times for the rows of the irrep, say --counted d-times; if once, and something else "
          + "ties them, --counted once.", isRequest: true)
    }
    return sector
  }

  /// Levels inside the window; quasi-energies from the widest gap on, so that no copies stand at both ends.
  private func completeLevels(_ row: [Double]) -> [Double] {
    guard let period else { return window.map { range in row.filter(range.contains) } ?? row }
    let origin = window?.lowerBound ?? 0
    let places = row.map { $0 - ((($0 - origin) / period).rounded(.down)) * period }.sorted()
    if let window { return places.filter(window.contains) }
    guard places.count > 1 else { return places }
    let gaps = places.indices.map {
      ($0 + 1 < places.count ? places[$0 + 1] : places[0] + period) - places[$0]
    }
    let start = gaps.indices.max { gaps[$0] < gaps[$1] }! + 1
    return places[start...] + places[..<start].map { $0 + period }
  }

  /// The first level that is not one of d equal ones: its sample and number.
  private func firstLooseLevel(_ sector: SectorLevels) -> (sample: Int, level: Int)? {
    let gaps = sector.rows.flatMap { row in
      stride(from: dimension, to: row.count, by: dimension).map { row[$0] - row[$0 - 1] }
    }.sorted()
    let usual = gaps.isEmpty ? 0 : gaps[gaps.count / 2]
    let width = max(tolerance, Self.gapFraction * usual)
    for (sample, row) in sector.rows.enumerated() {
      for start in stride(from: 0, to: row.count, by: dimension) {
        let end = start + dimension - 1
        guard end < row.count, row[end] - row[start] <= width else { return (sample, start) }
      }
    }
    return nil
  }

  private func notTied(
    _ sector: SectorLevels, _ place: (sample: Int, level: Int)
  ) -> CurveImportError {
    let row = sector.rows[place.sample]
    let listed = row[place.level...].prefix(dimension).map { "\($0)" }.joined(separator: ", ")
    return CurveImportError(
      file: file,
      problem:
        "in the sector '\(sector.label.text)' each level must stand d = \(dimension) times, and the levels from number "
        + "\(place.level) of sample \(place.sample) on are \(listed). If each stands once, say --counted once."
    )
  }

  private func merged(_ sector: SectorLevels) -> SectorLevels {
    var sector = sector
    sector.rows = sector.rows.map { row in
      stride(from: 0, to: row.count, by: dimension).map { start in
        let base = row[start]
        let rest = row[start..<(start + dimension)].reduce(0) { $0 + ($1 - base) }
        return base + rest / Double(dimension)
      }
    }
    return sector
  }
}

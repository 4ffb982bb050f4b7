import Branching
import Evidence
import Foundation
import GroupTheory
import LevelTies
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

/// The distances between neighbouring levels of all sectors, and the groups that are read at each resolution.
struct ResolutionFigure {
  private let source: FigureSource
  private let gaps: [Double]
  private let resolution: LevelResolution
  private let readings: [Reading]
  private let scale: Double

  /// What levels say where those closer than some distance count as one.
  private struct Reading {
    let range: ClosedRange<Double>
    let name: String
  }

  /// Throws: ``FigureRefusal`` when there are no levels to compare, and what reading and the search throw.
  init(of source: FigureSource, catalogue: GroupCatalogue?) throws {
    guard let spectra = try source.levels() else {
      throw FigureRefusal(
        "\(source.name) holds no levels (/spectra), and resolutions are those of levels.")
    }
    do {
      resolution = try LevelResolution(of: spectra)
    } catch let error as SpectralSignaturesError {
      throw FigureRefusal("\(source.name): \(error.description)")
    }
    self.source = source
    scale = max(spectra.largestMagnitude, .leastNormalMagnitude)
    gaps = Self.gaps(of: spectra)
    let isWhole = try !source.file.lacksSectors()
    readings = try Self.readings(
      resolution, smallest: scale * 1e-18,
      visible: isWhole && source.symmetry.charges == nil
        ? source.symmetry.table : nil, spectra, catalogue)
  }

  private static func gaps(of spectra: SectorSpectra) -> [Double] {
    spectra.levels.flatMap { sectors -> [Double] in
      let levels = sectors.joined().sorted()
      return zip(levels, levels.dropFirst()).map { $1 - $0 }
    }.sorted()
  }

  // MARK: - Groups

  /// Candidates that are less likely by more need not be decided, as in `bootstrap solve`.
  private static let largestLag = 20.0
  /// One search may take so many seconds.
  private static let timeLimit = 20.0

  /// The finer reading, up to the near ties, and the one that joins them, up to distinct levels.
  private static func readings(
    _ resolution: LevelResolution, smallest: Double, visible: CharacterTable?,
    _ spectra: SectorSpectra, _ catalogue: GroupCatalogue?
  ) throws -> [Reading] {
    func name(_ signatures: SpectralSignatures, without aside: [Int]) throws -> String {
      let number = signatures.vectors.count - aside.count
      let count = "\(number) signature\(number == 1 ? "" : "s")"
      guard let visible else { return count }
      let evidence = LevelEvidence(of: signatures, spectra: spectra)
      var options = Bootstrap.Options(timeLimit: timeLimit)
      options.margin = largestLag
      let answer = try Bootstrap.solve(
        SignatureData(visible: visible, observed: signatures, excluding: aside),
        evidence: evidence.without(aside.map { signatures.vectors[$0] }), options: options,
        catalogue: catalogue)
      let verdict = Verdict(levels: answer, alternative: nil)
      let groups = verdict.groups
      let shown = groups.prefix(3).joined(separator: " or ")
      let more = groups.count > 3 ? " or \(groups.count - 3) more" : ""
      return groups.isEmpty ? "\(count), no linear group" : "\(count): \(shown)\(more)"
    }
    let window = resolution.signatures.degeneracyWindow
    guard let finer = resolution.finer, let joined = resolution.joined,
      let tolerance = joined.tolerance
    else {
      return [
        Reading(
          range: window.lower...max(window.upper, window.lower * 2),
          name: try name(resolution.signatures, without: resolution.setAside))
      ]
    }
    let closest = joined.pairs.map(\.median).min() ?? tolerance
    let first = min(joined.roundingLevel, closest / 10)
    return [
      Reading(range: first...(closest / 3), name: try name(finer, without: [])),
      Reading(
        range: tolerance...max(window.upper, tolerance * 3),
        name: try name(resolution.signatures, without: resolution.setAside)),
    ]
  }

  // MARK: - The figure

  func figure() -> Figure {
    let least = scale * 1e-18
    let range = least...(max(gaps.last ?? scale, scale) * 2)
    var panel = Panel(
      "",
      x: Panel.Axis("distance of neighbouring levels  (energy)", isLogarithmic: true, range: range),
      y: Panel.Axis(
        "fraction that is closer", range: 0...1.22,
        ticks: stride(from: 0, through: 10, by: 2).map { (Double($0) / 10, "\(Double($0) / 10)") }))
    panel.key = .none
    for (number, reading) in readings.enumerated() {
      let height = 1.17 - 0.07 * Double(number)
      let colour = Palette.colour(number + 1)
      panel.series.append(
        Series(
          .band(
            x: [reading.range.lowerBound, reading.range.upperBound], low: [0, 0],
            high: [height - 0.03, height - 0.03]), colour: colour))
      panel.labels.append(
        Panel.Label(
          text: GnuplotText.plain(reading.name),
          x: (reading.range.lowerBound * reading.range.upperBound).squareRoot(), y: height,
          colour: colour, size: 11))
    }
    let (x, y) = steps(least)
    panel.series.append(Series(.line(x: x, y: y), colour: Palette.colour(0), width: 2))
    return Figure(
      .resolution, title: "Levels and resolution of \(source.name)", panels: [panel], notes: notes)
  }

  /// The cumulative distribution, at not more places than a figure shows.
  private func steps(_ least: Double) -> (x: [Double], y: [Double]) {
    let count = Double(gaps.count)
    let stride = max(1, gaps.count / 1500)
    let places = gaps.indices.filter { $0 % stride == 0 || $0 == gaps.count - 1 }
    return (
      [least] + places.map { max(gaps[$0], least) }, [0] + places.map { Double($0 + 1) / count }
    )
  }

  private var notes: [String] {
    let window = resolution.signatures.degeneracyWindow
    var notes = [
      "Curve: distances of neighbouring levels of all sectors together, all samples; 0 stands at the left end. Shaded: where the resolution may lie, and what is read there; with levels alone."
    ]
    if let joined = resolution.joined, let strength = resolution.strength {
      let pairs = joined.pairs.count
      notes.append(
        "\(pairs) pair\(pairs == 1 ? "" : "s") of sectors ha\(pairs == 1 ? "s" : "ve") levels closer than chance explains, at \(GnuplotText.short(strength, digits: 2)) of their mean spacing: levels have errors of that size, or a symmetry is broken that weakly."
      )
    } else {
      notes.append(
        "Degenerate and distinct levels are \(GnuplotText.short(window.decades, digits: 2)) decades apart; no levels are closer than chance explains without being degenerate."
      )
    }
    return notes
  }
}

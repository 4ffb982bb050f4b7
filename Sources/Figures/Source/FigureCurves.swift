import Foundation
import ResultFiles
import SpectralStatistics

/// The curves of a run as figures show them: no curve twice, and not more than can be told apart.
struct FigureCurves {
  /// Some curves, and how many more there are.
  struct Choice {
    let shown: [CurveGroup]
    let hidden: Int
  }

  private let source: FigureSource
  private let plateau: PlateauRecord?
  let times: CurveTimes
  /// Of sectors with themselves.
  let diagonal: Choice
  /// Of pairs of different sectors, those with a plateau first.
  let others: Choice
  /// The width of the filter of the smoothed curves, in grid points.
  let smoothing: Double?
  /// `200 samples`, or `samples` where their number is not known.
  let samples: String

  /// Throws: ``FigureRefusal`` when there are no curves, `ResultFileError`.
  init(of source: FigureSource) throws {
    guard let record = try source.file.formFactor(), let times = try source.file.times(),
      !record.mean.pairs.isEmpty, !times.times.isEmpty
    else {
      throw FigureRefusal(
        "\(source.name) holds no curves K(t) (/xsff and /time); `xsff compute` writes them.")
    }
    guard record.mean.sectorCount == source.sectors.count else {
      throw FigureRefusal(
        "The curves in \(source.name) are of \(record.mean.sectorCount) sectors, but there are \(source.sectors.count)."
      )
    }
    self.source = source
    self.times = CurveTimes(times)
    let plateau = try source.file.plateau()
    self.plateau = plateau
    smoothing = record.smoothed?.sigma
    samples = record.sampleCount.map { "\($0) sample\($0 == 1 ? "" : "s")" } ?? "samples"
    func groups(_ isWanted: (PairCurves.Pair) -> Bool) -> [CurveGroup] {
      CurveGroup.all(of: record.mean.pairs.filter(isWanted), in: record, plateau: plateau)
    }
    diagonal = Self.choice(groups { $0.first == $0.second }, most: Palette.mostCurves) {
      $0.plateau
    }
    let mixed = groups { $0.first != $0.second }
    let isZero = mixed.map { Self.isZero($0, plateau) }
    let high = Self.choice(
      mixed.indices.filter { !isZero[$0] }.map { mixed[$0] }, most: Palette.mostCurves
    ) { $0.plateau }
    let low = mixed.indices.filter { isZero[$0] }.map { mixed[$0] }
    let shown = low.prefix(Self.mostZeros)
    others = Choice(
      shown: high.shown + shown, hidden: high.hidden + low.count - shown.count)
  }

  /// So many curves around zero are enough to show their noise.
  private static let mostZeros = 20

  /// The curves with the largest values, in their order.
  private static func choice(
    _ groups: [CurveGroup], most: Int, by value: (CurveGroup) -> Double
  ) -> Choice {
    guard groups.count > most else { return Choice(shown: groups, hidden: 0) }
    let kept = groups.indices.sorted {
      (value(groups[$1]), $0) < (value(groups[$0]), $1)
    }.prefix(most).sorted()
    return Choice(shown: kept.map { groups[$0] }, hidden: groups.count - most)
  }

  /// Whether the sectors of a pair share no level, as far as that is known: exactly, or within four standard errors.
  func isZero(_ group: CurveGroup) -> Bool { Self.isZero(group, plateau) }

  private static func isZero(_ group: CurveGroup, _ plateau: PlateauRecord?) -> Bool {
    guard let plateau else { return false }
    if plateau.exact != nil { return group.plateau == 0 }
    let pair = group.pairs[0]
    return abs(group.plateau) < 4 * plateau.standardError[pair.first][pair.second]
  }

  /// R_λ, where the plateau of a sector is another one.
  func benchmark(of group: CurveGroup) -> Double? {
    let pair = group.pairs[0]
    let size = Double(source.sectors.multiplicities[pair.first])
    guard pair.first == pair.second, let exact = plateau?.exact?[pair.first][pair.first] else {
      return nil
    }
    return exact > size * (1 + 1e-9) ? size : nil
  }

  /// The standard error of single times, with the filter of the curve that it stands beside; nil where it is not known. Shape: [time].
  func error(of group: CurveGroup) -> [Double]? {
    guard group.error.allSatisfy(\.isFinite), group.error.contains(where: { $0 > 0 }) else {
      return nil
    }
    guard group.smoothed != nil, let smoothing, smoothing > 0 else { return group.error }
    return GaussianSmoothing(sigma: smoothing).smoothed(group.error)
  }

  /// Whether any curve has errors.
  var hasErrors: Bool {
    (diagonal.shown + others.shown).contains { $0.error.contains { $0.isFinite && $0 > 0 } }
  }

  /// `0` or `1, 2`.
  func sectorNames(_ group: CurveGroup) -> String {
    Self.list(group.pairs.map { source.sectors.names[$0.first] }, most: 3)
  }

  /// `1 × 2`, and how many pairs more.
  func pairNames(_ group: CurveGroup) -> String {
    Self.list(
      group.pairs.map { "\(source.sectors.names[$0.first]) × \(source.sectors.names[$0.second])" },
      most: 2)
  }

  private static func list(_ names: [String], most: Int) -> String {
    names.count <= most
      ? names.joined(separator: ", ")
      : names.prefix(most - 1).joined(separator: ", ") + ", \(names.count - most + 1) more"
  }

  /// What is not shown.
  var notes: [String] {
    var notes: [String] = []
    if (diagonal.shown + others.shown).contains(where: { $0.pairs.count > 1 }) {
      notes.append("Sectors and pairs whose curves are the same are named together.")
    }
    if diagonal.hidden > 0 {
      notes.append(
        "Shown are the \(diagonal.shown.count) curves of sectors with the highest plateaus; \(diagonal.hidden) more are in the file."
      )
    }
    if others.hidden > 0 {
      notes.append("\(others.hidden) more curves of pairs of sectors are in the file.")
    }
    if others.shown.isEmpty, source.sectors.count > 1 {
      notes.append(
        "The file has no curves of different sectors; `xsff compute --pairs all` makes them.")
    }
    return notes
  }
}

import ResultFiles
import SpectralStatistics

/// K(t) on linear axes: of sectors with themselves, and of pairs of different sectors.
struct CurvesFigure {
  private let source: FigureSource
  private let curves: FigureCurves
  private var times: CurveTimes { curves.times }

  /// Throws: ``FigureRefusal`` when there are no curves, `ResultFileError`.
  init(of source: FigureSource) throws {
    self.source = source
    curves = try FigureCurves(of: source)
  }

  func figure() -> Figure {
    let others = curves.others
    var panels = [
      panel(
        "Each sector with itself", "K_{λλ}(t)", curves.diagonal.shown, named: curves.sectorNames)
    ]
    if !curves.others.shown.isEmpty {
      panels.append(
        panel("Pairs of different sectors", "Re K_{λμ}(t)", others.shown, named: curves.pairNames))
    }
    return Figure(
      .xsff, title: "Cross spectral form factor of \(source.name)", panels: panels,
      notes: notes + curves.notes)
  }

  private var notes: [String] {
    let isSmooth = curves.diagonal.shown.contains { $0.smoothed != nil }
    var notes = [
      "Dashed: plateaus, exact where levels are known."
        + (curves.hasErrors
          ? " Bands: one standard error of single times\(isSmooth ? "; that of the smooth curves is smaller" : "")."
          : ""),
      "K(0) = R_λ R_μ lies far above the axes.",
    ]
    if isSmooth, let sigma = curves.smoothing {
      notes.insert(
        "Curves: mean over \(curves.samples) after a Gaussian filter with σ = \(GnuplotText.short(sigma)) grid points.",
        at: 0)
    }
    if curves.diagonal.shown.contains(where: { curves.benchmark(of: $0) != nil }) {
      notes.append(
        "Dotted: R_λ, where the plateau lies above it: levels of the sector coincide with each other."
      )
    }
    return notes
  }

  private func panel(
    _ title: String, _ label: String, _ groups: [CurveGroup], named name: (CurveGroup) -> String
  ) -> Panel {
    var panel = Panel(
      title, x: Panel.Axis(times.label, range: 0...times.range.upperBound),
      y: Panel.Axis(label, range: range(of: groups)))
    panel.keyTitle = groups.first.map { $0.isDiagonal ? "sectors" : "pairs" } ?? ""
    var number = 0
    var zeros = 0
    for group in groups {
      let isZero = curves.isZero(group)
      if isZero, !group.isDiagonal {
        let title = zeros == 0 ? "plateau 0" : nil
        zeros += 1
        panel.series.insert(
          line(group, title: title, colour: Palette.grey, dash: .solid, width: 0.6), at: 0)
        continue
      }
      panel.series += series(of: group, number, GnuplotText.plain(name(group)))
      number += 1
    }
    return panel
  }

  /// A filter leaves nothing between every so many grid points.
  private var stride: Int {
    max(1, Int((curves.smoothing ?? 0) / 10), times.values.count / Self.mostPoints)
  }

  private static let mostPoints = 4000

  private func thinned(_ values: [Double]) -> [Double] {
    Swift.stride(from: 0, to: values.count, by: stride).map { values[$0] }
  }

  private func series(of group: CurveGroup, _ number: Int, _ title: String) -> [Series] {
    let colour = Palette.colour(number)
    let curve = thinned(group.smoothed ?? group.mean)
    var series: [Series] = []
    if let error = curves.error(of: group).map(thinned) {
      series.append(
        Series(
          .band(
            x: thinned(times.values), low: zip(curve, error).map { $0 - $1 },
            high: zip(curve, error).map { $0 + $1 }), colour: colour))
    }
    if group.plateau.isFinite {
      series.append(.level(group.plateau, over: times.range, colour: colour))
    }
    if let size = curves.benchmark(of: group) {
      series.append(.level(size, over: times.range, colour: colour, dash: .dotted))
    }
    series.append(
      line(group, title: title, colour: colour, dash: Palette.dash(number), width: 1.5))
    return series
  }

  private func line(
    _ group: CurveGroup, title: String?, colour: Int, dash: Series.Dash, width: Double
  ) -> Series {
    Series(
      .line(x: thinned(times.values), y: thinned(group.smoothed ?? group.mean)), title: title,
      colour: colour,
      dash: dash, width: width)
  }

  /// From below 0 to above all plateaus; early values are far above.
  private func range(of groups: [CurveGroup]) -> ClosedRange<Double> {
    let plateaus = groups.filter { !curves.isZero($0) }.map(\.plateau).filter(\.isFinite)
    let late = groups.flatMap { ($0.smoothed ?? $0.mean).suffix($0.mean.count / 2) }.map(abs)
    let largest = plateaus.max() ?? late.max() ?? 1
    let top = largest > 0 ? largest : 1
    return plateaus.isEmpty ? (-2 * top)...(2 * top) : (-0.1 * top)...(1.35 * top)
  }
}

import AnswerFiles
import FormFactors
import Foundation
import ResultFiles
import SpectralStatistics

/// K(t) on logarithmic axes, with the ramp and the plateau of the best fit of random matrices.
struct RampFigure {
  private let source: FigureSource
  private let curves: FigureCurves
  private let fit: FittedCurves?
  private let fitNotes: [String]
  private let bins: LogarithmicBins

  /// Throws: ``FigureRefusal`` when there are no curves, `ResultFileError`.
  init(of source: FigureSource) throws {
    self.source = source
    curves = try FigureCurves(of: source)
    bins = LogarithmicBins(curves.times.values)
    (fit, fitNotes) = try Self.fit(source)
  }

  func figure() -> Figure {
    let diagonal = curves.diagonal.shown
    let others = curves.others.shown.filter { !curves.isZero($0) }
    var panels = [
      panel("Each sector with itself", "K_{λλ}(t)", diagonal, named: curves.sectorNames)
    ]
    if !others.isEmpty {
      panels.append(
        panel(
          "Pairs of sectors that share levels", "Re K_{λμ}(t)", others, named: curves.pairNames))
    }
    let notes =
      [
        "Curves: means over \(curves.samples) and over intervals of equal length in ln t."
          + (curves.hasErrors ? " Bands: one standard error of single times." : "")
          + " Dashed: plateaus, exact where levels are known."
      ] + fitNotes + curves.notes
    return Figure(
      .ramp, title: "Ramp and plateau of \(source.name)", panels: panels, notes: notes,
      panelSize: (900, 400))
  }

  // MARK: - The fit

  private static func fit(
    _ source: FigureSource
  ) throws -> (FittedCurves?, [String]) {
    guard let known = try RampHypotheses(source) else {
      let reason =
        source.symmetry.charges != nil
        ? "irreps behind visible charges have no common size"
        : "the file has neither exact irreps nor a linear solution; `bootstrap solve` stores one"
      return (nil, ["No ramp was fitted: \(reason)."])
    }
    let measured: MeasuredCurves
    do {
      measured = try source.file.measuredCurves(of: source.symmetry).curves
    } catch let error as ResultFileError {
      return (nil, ["No ramp was fitted: \(error.description)"])
    }
    guard
      let fit = FittedCurves(
        measured, hypotheses: known.hypotheses, ensembles: known.ensembles)
    else {
      return (
        nil, ["No ramp was fitted: the curves do not have the relations of \(known.origin)."]
      )
    }
    let summary = fit.summary
    let sectors = zip(fit.vectors, fit.blocks).map { vector, blocks in
      "\(source.sum(vector)): \(source.ensembles(blocks.description))"
    }
    return (
      fit,
      [
        "Black: best fit of random matrices to all curves together, for \(known.origin) (\(sectors.joined(separator: "; "))). "
          + "χ² per point: \(GnuplotText.short(summary.chiSquarePerPoint, digits: 2))."
          + (summary.chiSquarePerPoint > 2
            ? " Random matrices do not describe these curves well." : "")
      ]
    )
  }

  // MARK: - Panels

  private func panel(
    _ title: String, _ label: String, _ groups: [CurveGroup], named name: (CurveGroup) -> String
  ) -> Panel {
    var panel = Panel(
      title, x: Panel.Axis(curves.times.label, isLogarithmic: true, range: timeRange),
      y: Panel.Axis(label, isLogarithmic: true, range: range(of: groups)))
    panel.keyTitle = groups.first.map { $0.isDiagonal ? "sectors" : "pairs" } ?? ""
    for (number, group) in groups.enumerated() {
      panel.series += series(of: group, number, GnuplotText.plain(name(group)))
    }
    var isNamed = false
    for group in groups {
      guard let fit else { break }
      let (first, second) = (group.pairs[0].first, group.pairs[0].second)
      panel.series.append(
        Series(
          .line(x: fit.times.map { $0 / curves.times.unit }, y: fit.values[first][second]),
          title: isNamed ? nil : "fitted ramp and plateau", colour: Palette.black, width: 1))
      isNamed = true
    }
    return panel
  }

  private func series(of group: CurveGroup, _ number: Int, _ title: String) -> [Series] {
    let colour = Palette.colour(number)
    let (mean, error) = (bins.means(group.mean), bins.means(group.error))
    let shown = mean.map { $0 > 0 ? $0 : .nan }
    var series: [Series] = []
    if error.contains(where: { $0.isFinite && $0 > 0 }) {
      let least = range(of: [group]).lowerBound
      series.append(
        Series(
          .band(
            x: bins.times, low: zip(mean, error).map { max($0 - $1, least) },
            high: zip(mean, error).map { max($0 + $1, least) }), colour: colour))
    }
    if group.plateau > 0 {
      series.append(.level(group.plateau, over: timeRange, colour: colour))
    }
    series.append(
      Series(
        .line(x: bins.times, y: shown), title: title, colour: colour, dash: Palette.dash(number),
        width: 1.5))
    return series
  }

  private var timeRange: ClosedRange<Double> {
    (bins.times.first ?? 1e-3)...max(bins.times.last ?? 1, 1e-3)
  }

  /// From a hundredth of the lowest curve's plateau to the highest value.
  private func range(of groups: [CurveGroup]) -> ClosedRange<Double> {
    let values = groups.flatMap { bins.means($0.mean) }.filter { $0 > 0 }
    let plateaus = groups.map(\.plateau).filter { $0 > 0 }
    let top = max(values.max() ?? 1, plateaus.max() ?? 0)
    let bottom = max(values.min() ?? top / 1e3, (plateaus.min() ?? top) / 300)
    return min(bottom, top) / 1.5...top * 2
  }
}

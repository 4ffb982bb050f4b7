import Foundation
import SpectralStatistics

/// Gap ratios of the levels of each signature against those of independent blocks of random matrices.
struct GapRatioFigure {
  private let source: FigureSource
  private let names: [String]
  private let signatures: [Signature]
  private let silentCount: Int
  private let isCircular: Bool

  /// One signature whose levels say something.
  private struct Signature {
    let name: String
    let ratio: GapRatio
    let evidence: BlockEvidence
  }

  private static let (bins, mostHistograms, mostMeans) = (20, 4, 30)

  /// Throws: ``FigureRefusal`` when there are no levels, or too few of them, `ResultFileError`.
  init(of source: FigureSource) throws {
    guard let spectra = try source.levels() else {
      throw FigureRefusal(
        "\(source.name) holds no levels (/spectra), and gap ratios are those of levels.")
    }
    let observed: SpectralSignatures
    do { observed = try SpectralSignatures(of: spectra) } catch let error as SpectralSignaturesError
    {
      throw FigureRefusal("\(source.name): \(error.description)")
    }
    let evidence = observed.blockEvidence()
    let speaking = observed.vectors.indices.filter {
      evidence[$0].ratioCount >= BlockEvidence.fewestRatios
    }
    guard !speaking.isEmpty else {
      throw FigureRefusal(
        "No signature in \(source.name) has \(BlockEvidence.fewestRatios) gap ratios; more samples or a larger system are needed."
      )
    }
    (self.source, names) = (source, spectra.sectorNames)
    isCircular = spectra.period != nil
    signatures = speaking.map {
      Signature(
        name: source.sum(observed.vectors[$0], of: spectra.sectorNames),
        ratio: observed.gapRatio(of: $0), evidence: evidence[$0])
    }
    silentCount = observed.vectors.count - speaking.count
  }

  func figure() -> Figure {
    let most = signatures.indices.sorted {
      (signatures[$1].evidence.ratioCount, $0) < (signatures[$0].evidence.ratioCount, $1)
    }.prefix(Self.mostHistograms).sorted()
    var notes = [
      "r = min(s, s')/max(s, s') of neighbouring spacings among \(isCircular ? "all quasi-energies" : "the central 60 % of the levels") of one signature; n blocks stand for n irreps with this signature.",
      "Lines: exact distributions of infinite random matrices with equal blocks; black: hypotheses with a posterior probability above 10 %. The likeliest one is solid, with the unequal blocks and the fraction of independent levels that fit best. Error bars: one standard error.",
    ]
    if signatures.count > most.count {
      notes.append("Histograms are those of the \(most.count) signatures with the most levels.")
    }
    if silentCount > 0 {
      notes.append(
        "\(silentCount) signature\(silentCount == 1 ? " has" : "s have") too few levels for gap ratios."
      )
    }
    return Figure(
      .gapRatio, title: "Gap ratios of \(source.name)",
      panels: [means] + most.map { histogram(signatures[$0]) }, notes: notes, columns: 2,
      panelSize: (540, 350))
  }

  /// What means are compared with.
  private static let references: [BlockHypothesis] =
    [
      .init(.orthogonal, count: 1), .init(.unitary, count: 1), .init(.orthogonal, count: 2),
      .init(.orthogonal, count: 3), .init(.poisson),
    ]

  private var means: Panel {
    let shown = Array(signatures.prefix(Self.mostMeans))
    let range = -0.6...(Double(shown.count) - 0.4)
    let ticks = shown.enumerated().map { (place: Double($0.offset), text: $0.element.name) }
    let isLong = shown.count > 4 || ticks.contains { $0.text.count > 9 }
    var panel = Panel(
      "Mean gap ratio of each signature",
      x: Panel.Axis(isLong ? "" : "signature", range: range, ticks: ticks, areTicksRotated: isLong),
      y: Panel.Axis("⟨r⟩", range: 0.36...0.64))
    for (number, hypothesis) in Self.references.enumerated() {
      panel.series.append(
        .level(
          BlockReference.distributions(of: hypothesis.blocks)[0].mean, over: range,
          title: named(hypothesis), colour: Palette.colour(number), width: 1.2))
    }
    panel.series.append(
      Series(
        .points(
          x: shown.indices.map(Double.init), y: shown.map(\.ratio.mean),
          error: shown.map { $0.ratio.standardError.isFinite ? $0.ratio.standardError : 0 }),
        width: 1.5))
    return panel
  }

  private func histogram(_ signature: Signature) -> Panel {
    let bins = Self.bins
    var counts = [Double](repeating: 0, count: bins)
    for ratio in signature.ratio.ratios { counts[min(Int(ratio * Double(bins)), bins - 1)] += 1 }
    let total = Double(signature.ratio.ratios.count)
    let centres = (0..<bins).map { (Double($0) + 0.5) / Double(bins) }
    let scale = Double(bins) / total
    let likely = Self.likely(signature.evidence)
    var panel = Panel(
      GnuplotText.plain("\(signature.name): \(Int(total)) ratios"),
      x: Panel.Axis("gap ratio r", range: 0...1), y: Panel.Axis("density P(r)", range: 0...2.2))
    panel.key = .topRight
    let names = likely.map(\.hypothesis)
    let isPoor = signature.evidence.goodnessOfFit < BlockEvidence.poorFit
    for hypothesis in Self.references.filter({ !names.contains($0) }) + names.reversed() {
      let place = names.firstIndex(of: hypothesis)
      let density =
        place == 0 ? signature.evidence.fittedDensity : Self.density(hypothesis.blocks)
      panel.series.append(
        Series(
          .line(x: density.indices.map { (Double($0) + 0.5) / Double(density.count) }, y: density),
          title: place.map { title(likely[$0], isPoor: $0 == 0 && isPoor) } ?? named(hypothesis),
          colour: place == nil
            ? Palette.colour(Self.references.firstIndex(of: hypothesis) ?? 0) : Palette.black,
          dash: place.flatMap { Series.Dash(rawValue: $0 == 0 ? 1 : 3) } ?? .dashed,
          width: place == nil ? 1 : 2))
    }
    panel.series.append(
      Series(
        .points(
          x: centres, y: counts.map { $0 * scale },
          error: counts.map { $0.squareRoot() * scale }), colour: 0x444444, width: 1))
    return panel
  }

  /// Blocks of quasi-energies are of the circular ensembles.
  private func named(_ hypothesis: BlockHypothesis) -> String {
    source.ensembles(hypothesis.description)
  }

  /// The hypotheses that the ratios leave, likeliest first.
  private static func likely(
    _ evidence: BlockEvidence
  ) -> [(hypothesis: BlockHypothesis, probability: Double)] {
    evidence.posterior.filter { $0.value > 0.1 }
      .sorted { ($1.value, $0.key.description) < ($0.value, $1.key.description) }
      .map { (hypothesis: $0.key, probability: $0.value) }
  }

  private func title(
    _ likely: (hypothesis: BlockHypothesis, probability: Double), isPoor: Bool
  ) -> String {
    let share = min(Int((100 * likely.probability).rounded()), 99)
    return "\(named(likely.hypothesis)) (\(likely.probability > 0.995 ? "> 99" : "\(share)") %)"
      + (isPoor ? ", fits poorly" : "")
  }

  private static func density(_ blocks: [SymmetryBlock]) -> [Double] {
    let bins = 50
    return BlockReference.distributions(of: blocks)[0].histogram(bins: bins).map {
      $0 * Double(bins)
    }
  }
}

import CommandSupport
import Foundation
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap

/// What `bootstrap solve` prints for people.
struct SolveSummary {
  private let answer: BootstrapAnswer
  private let alternative: BootstrapAnswer?
  private let spectra: SectorSpectra
  private let signatures: SpectralSignatures
  private let evidence: LevelEvidence

  init(
    _ answer: BootstrapAnswer, alternative: BootstrapAnswer?, spectra: SectorSpectra,
    signatures: SpectralSignatures, evidence: LevelEvidence
  ) {
    self.alternative = alternative
    self.evidence = evidence
    self.answer = answer
    self.spectra = spectra
    self.signatures = signatures
  }

  var text: String {
    var parts = [domain, plateau, signatureTable, blocks, composites].compactMap(\.self)
    let list = SolutionTable(answer, sectors: spectra.sectorNames)
    if let table = list.table { parts.append(table) }
    parts.append(contentsOf: list.firstSolutions)
    parts.append(contentsOf: ProjectiveText(answer, sectors: spectra.sectorNames).parts)
    parts.append(
      contentsOf: [otherReading, excluded, CandidateTable(answer).text, rejected, notes, verdict]
        .compactMap(
          \.self))
    return parts.joined(separator: "\n")
  }

  private var names: [String] { spectra.sectorNames }

  /// Which levels were compared, and how, where it is not simply all of them.
  private var domain: String? {
    var lines: [String] = []
    if let window = spectra.window {
      let used = zip(signatures.meanLevels, signatures.vectors).reduce(0) {
        $0 + $1.0 * Double($1.1.reduce(0, +))
      }
      lines.append(
        "Incomplete spectrum: only levels in the window from \(window.lowerBound) to "
          + "\(window.upperBound) count,\n\(Self.number(used)) of "
          + "\(spectra.multiplicities.reduce(0, +)). Irreps of G without a level there are not seen."
      )
    }
    if let period = spectra.period {
      lines.append("Quasi-energies: levels are compared modulo \(period).")
    }
    return lines.isEmpty ? nil : lines.map { $0 + "\n" }.joined()
  }

  private var plateau: String {
    let title = spectra.window == nil ? "exact plateau" : "plateau in the window"
    var table = TextTable(header: [title] + names)
    for (name, row) in zip(names, signatures.exactPlateau()) {
      table.append([name] + row.map(Self.number))
    }
    return table.rendered()
  }

  private var signatureTable: String {
    var table = TextTable(header: ["signature"] + names + ["D", "levels"])
    for (k, vector) in signatures.vectors.enumerated() {
      table.append(
        [signatures.composite[k] ? "composite" : "\(k)"] + vector.map(String.init)
          + ["\(signatures.dimensions[k])", Self.number(signatures.meanLevels[k])])
    }
    return table.rendered()
  }

  /// What the statistics of each signature's levels say.
  private var blocks: String {
    LabelledText.paragraphs(
      signatures.vectors.indices.compactMap { k in
        evidence.signatures[signatures.vectors[k]].map { ("Blocks of \(k)", $0.statement) }
      })
  }

  /// Why signatures are taken for accidental coincidences, or may be.
  private var composites: String? {
    let name = { (number: Int) in "signature \(number)" }
    let shown = signatures.compositions.enumerated().compactMap { number, composition in
      (composition.reason(naming: name)
        ?? (signatures.doubtful.contains(number) ? composition.doubt(naming: name) : nil))
        .map { ("Signature \(number)", $0) }
    }
    return shown.isEmpty ? nil : LabelledText.paragraphs(shown)
  }

  /// The solutions when doubtful signatures are accidental coincidences.
  private var otherReading: String? {
    guard let alternative else { return nil }
    let numbers = signatures.doubtful.map(String.init).joined(separator: ", ")
    return "If \(numbers) are accidental coincidences\n"
      + (SolutionTable(alternative, sectors: names).table ?? "there is no solution\n")
  }

  private var excluded: String? { LabelledText.excluded(answer.excludedGroups) }

  private var rejected: String? {
    guard !answer.rejections.isEmpty else { return nil }
    var table = TextTable(
      header: ["index p", "rejected by", "count"], alignments: [.left, .left, .right])
    for rejection in answer.rejections {
      table.append(["\(rejection.index)", rejection.reason.rawValue, "\(rejection.count)"])
    }
    return table.rendered()
  }

  private var notes: String? {
    answer.notes.isEmpty ? nil : LabelledText.paragraphs(answer.notes.map { ("Note", $0) })
  }

  private var verdict: String {
    let range =
      answer.indices.lowerBound == answer.indices.upperBound
      ? "index p = \(answer.indices.lowerBound)"
      : "indices p = \(answer.indices.lowerBound) to \(answer.indices.upperBound)"
    let count = answer.solutionCount
    let found = "\(count) solution\(count == 1 ? "" : "s") with \(range)"
    let others = alternative?.solutionCount ?? 0
    let other =
      others > 0
      ? ", and \(others) if coincidences are accidental (not stored; see above)" : ""
    if answer.exhaustive { return "\(found)\(other). The search was exhaustive.\n" }
    var open: [String] = []
    if !answer.undecided.isEmpty {
      let fates = answer.fates + (answer.projective?.fates ?? [])
      let likeliest = fates.filter(\.isUndecided).compactMap(\.evidence?.total).max()
      open.append("\(answer.undecided.count) candidates" + (likeliest.map(behind) ?? ""))
    }
    if !answer.unlistedIndices.isEmpty {
      let list = answer.unlistedIndices.map(String.init).joined(separator: ", ")
      open.append(
        "candidates of p = \(list) that were not all enumerated" + behind(answer.unlistedEvidence))
    }
    let first =
      answer.isFirstRankComplete ? ",\nbut nothing that is left can reach the first rank" : ""
    return "\(found)\(other). The search was NOT exhaustive\(first).\n"
      + LabelledText.paragraphs([("Undecided", open.joined(separator: ", and "))])
  }

  /// How much worse than the first solution's the evidence of what is undecided is.
  private func behind(_ evidence: Double) -> String {
    guard let best = answer.bestEvidence, evidence.isFinite else { return "" }
    let difference = String(format: "%.1f", locale: Locale(identifier: "C"), best - evidence)
    return evidence < best
      ? ", less likely than the first solution by at least \(difference) in ln L"
      : ", some perhaps as likely as the first solution"
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.1f", value)
  }
}

import CommandSupport
import Reports

/// What was found from levels, for people: what was compared, the solutions, and what became of the other candidates.
struct LevelsText {
  private let report: BootstrapReport

  init(_ report: BootstrapReport) { self.report = report }

  /// The parts of the text, those that do not apply left out.
  var parts: [String] {
    let list = SolutionTable(report)
    let rest = [
      otherReading, LabelledText.excluded(report.excludedGroups), CandidateTable(report).text,
      rejected,
    ]
    return seen + [list.linear].compactMap(\.self) + list.firstLinear
      + [list.projective].compactMap(\.self)
      + list.firstProjective + rest.compactMap(\.self)
  }

  /// What was compared, without solutions.
  var seen: [String] {
    [domain, plateau, signatureTable, blocks, composites].compactMap(\.self)
  }

  private var names: [String] { report.sectors.map(\.name) }

  /// Which levels were compared, and how, where it is not simply all of them.
  private var domain: String? {
    var lines: [String] = []
    if let window = report.window {
      let used = report.signatures.reduce(0) { $0 + $1.levels * Double($1.vector.reduce(0, +)) }
      lines.append(
        "Incomplete spectrum: only levels in the window from \(window[0]) to "
          + "\(window[1]) count,\n\(LabelledText.number(used)) of "
          + "\(report.sectors.reduce(0) { $0 + $1.multiplicity }). Irreps of G without a level there are not seen."
      )
    }
    if let period = report.period {
      lines.append("Quasi-energies: levels are compared modulo \(period).")
    }
    return lines.isEmpty ? nil : lines.map { $0 + "\n" }.joined()
  }

  private var plateau: String? {
    guard let plateau = report.context.exactPlateau else { return nil }
    let title = report.window == nil ? "exact plateau" : "plateau in the window"
    var table = TextTable(header: [title] + names)
    for (name, row) in zip(names, plateau) { table.append([name] + row.map(LabelledText.number)) }
    return table.rendered()
  }

  private var signatureTable: String {
    var table = TextTable(header: ["signature"] + names + ["D", "levels"])
    for (k, signature) in report.signatures.enumerated() {
      table.append(
        [signature.composite ? "composite" : "\(k)"] + signature.vector.map(String.init)
          + ["\(signature.dimension)", LabelledText.number(signature.levels)])
    }
    return table.rendered()
  }

  /// What the statistics of each signature's levels say.
  private var blocks: String {
    LabelledText.paragraphs(
      report.signatures.enumerated().compactMap { k, signature in
        signature.statement.map { ("Blocks of \(k)", $0) }
      })
  }

  /// Why signatures are taken for accidental coincidences, or may be.
  private var composites: String? {
    let shown = report.signatures.enumerated().compactMap { number, signature in
      signature.composite || signature.isDoubtful
        ? signature.compositeReason.map { ("Signature \(number)", $0) } : nil
    }
    return shown.isEmpty ? nil : LabelledText.paragraphs(shown)
  }

  /// The solutions when doubtful signatures are accidental coincidences.
  private var otherReading: String? {
    guard let alternative = report.alternative else { return nil }
    let numbers = alternative.coincidences.map(String.init).joined(separator: ", ")
    return "If \(numbers) are accidental coincidences\n"
      + (SolutionTable(alternative).linear ?? "there is no solution\n")
  }

  private var rejected: String? {
    guard !report.rejected.isEmpty else { return nil }
    var table = TextTable(
      header: ["index p", "rejected by", "count"], alignments: [.left, .left, .right])
    for rejection in report.rejected {
      table.append(["\(rejection.index)", rejection.reason, "\(rejection.count)"])
    }
    return table.rendered()
  }
}

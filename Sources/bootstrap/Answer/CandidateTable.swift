import Branching
import CommandSupport
import Reports

/// The candidates (p, r) and what became of them, for people.
///
/// Anti-unitary ones that were rejected are only counted, and so are others beyond a screenful.
struct CandidateTable {
  private let candidates: [CandidateReport]
  private static let longest = 40

  init(_ report: BootstrapReport) { candidates = report.candidates ?? [] }

  /// Nil without candidates.
  var text: String? {
    parts.map { $0.table.rendered() + LabelledText.left($0.left, "candidates") }
  }

  /// The table, and how many candidates it leaves out; nil without candidates.
  var parts: (table: TextTable, left: Int)? {
    let isLong = candidates.count { !isAntiunitary($0) } > Self.longest
    let shown = candidates.filter {
      $0.solutions > 0 || !$0.decided || !isAntiunitary($0) && !isLong
    }.prefix(Self.longest)
    guard !shown.isEmpty else { return nil }
    var table = TextTable(
      header: ["reading", "p", "|G|", "irreps of each signature", "ln L", "fate"],
      alignments: [.left, .right, .right, .left, .right, .left])
    let best = candidates.compactMap(\.logLikelihood).max() ?? 0
    for candidate in shown {
      table.append([
        candidate.reading, "\(candidate.index)", "\(candidate.order)", candidate.irrepNumbers,
        candidate.logLikelihood.map { LabelledText.decimal($0 - best) } ?? "",
        Self.text(of: candidate),
      ])
    }
    return (table, candidates.count - shown.count)
  }

  private func isAntiunitary(_ candidate: CandidateReport) -> Bool {
    candidate.reading == Reading.antiunitary.rawValue
  }

  private static func text(of candidate: CandidateReport) -> String {
    var parts: [String] = []
    if candidate.solutions > 0 {
      parts.append("\(candidate.solutions) solution\(candidate.solutions == 1 ? "" : "s")")
    }
    if !candidate.decided { parts.append("undecided") }
    if candidate.solutions == 0 { parts += candidate.reasons }
    return parts.isEmpty ? "solutions known from another candidate" : parts.joined(separator: ", ")
  }
}

import CommandSupport
import Reports

/// The verdict for people: the first lines of every answer.
struct VerdictText {
  private let verdict: VerdictReport

  init(_ verdict: VerdictReport) { self.verdict = verdict }

  var text: String { headline + "\n" + LabelledText.paragraphs(reasons) }

  /// What follows the headline, with labels.
  var reasons: [(label: String, text: String)] {
    var lines = verdict.words.map { [(label: "In words", text: $0 + ".")] } ?? []
    lines.append((label: "Reason", text: verdict.reason + "."))
    if let would = verdict.wouldDecide { lines.append(("To decide", would + ".")) }
    return lines
  }

  /// The first line.
  var headline: String {
    let kind =
      switch verdict.kind {
      case "noGroup": "No group"
      case "decided": "Decided"
      case "infinite": "Infinite group"
      case "approximate": "Approximate"
      default: "Undecided"
      }
    return "\(kind), from the \(verdict.from)\(groups)"
  }

  /// Decided or not.
  var emphasis: Emphasis {
    ["decided", "infinite"].contains(verdict.kind) ? .settled : .open
  }

  private static let longest = 6

  private var groups: String {
    guard !verdict.groups.isEmpty else { return "." }
    let shown = verdict.groups.prefix(Self.longest).joined(separator: " or ")
    let left = verdict.groups.count - Self.longest
    var parts = [": G = \(shown)" + (left > 0 ? " or one of \(left) more" : "")]
    if verdict.reading == "antiunitary" { parts[0] += " with an anti-unitary symmetry" }
    if verdict.reading == "projective" { parts[0] += ", acting projectively" }
    if let index = verdict.index {
      parts.append("p = \(index)" + (index == 1 ? ": no hidden unitary symmetry" : ""))
    }
    return parts.joined(separator: ", ") + "."
  }
}

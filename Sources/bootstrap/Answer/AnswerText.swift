import CommandSupport
import Reports

/// What `bootstrap solve` prints for people.
struct AnswerText {
  private let report: BootstrapReport

  init(_ report: BootstrapReport) { self.report = report }

  /// First what was seen, then the solutions, then what speaks for the list being complete.
  var text: String { VerdictText(report.verdict).text + "\n" + details }

  private var details: String {
    let operators = report.operators.map { OperatorText($0).text + "\n" } ?? ""
    return operators + answer
  }

  private var answer: String {
    if report.missingSectors != nil {
      return (LevelsText(report).seen + [notes].compactMap(\.self)).joined(separator: "\n")
    }
    if report.context.charges != nil { return ContinuousText(report).text }
    if report.commutant == nil, report.solutions.contains(where: { $0.continuous != nil }) {
      return RestrictionText(report).text
    }
    let measured = report.context.isReadOffPlateaus
    let parts =
      measured
      ? PlateauText(report).parts
      : report.commutant.map { ExactText(report, $0).parts } ?? LevelsText(report).parts
    let isInfinite = report.commutant != nil && report.solutions.contains { $0.continuous != nil }
    let endings =
      measured
      ? [notes, PlateauText(report).verdict] : isInfinite ? [notes] : [notes, verdict]
    return (declared + parts + endings.compactMap(\.self)).joined(separator: "\n")
  }

  /// What the model declares.
  private var declared: [String] {
    guard let symmetries = report.declaredSymmetries else { return [] }
    return [LabelledText.paragraphs(symmetries.map { ("Declared", $0.summary) })]
  }

  private var notes: String? {
    report.notes.isEmpty ? nil : LabelledText.paragraphs(report.notes.map { ("Note", $0) })
  }

  private var verdict: String {
    let (least, most) = (report.minIndex ?? 1, report.maxIndex)
    let range = least == most ? "index p = \(least)" : "indices p = \(least) to \(most)"
    let count = report.solutions.count
    let found = "\(count) solution\(count == 1 ? "" : "s") with \(range)"
    let others = report.alternative?.solutions.count ?? 0
    let other =
      others > 0
      ? ", and \(others) if coincidences are accidental (not stored; see above)" : ""
    if report.exhaustive { return "\(found)\(other). The search was exhaustive.\n" }
    let first =
      report.firstRankComplete == true ? ",\nbut nothing that is left can reach the first rank" : ""
    return "\(found)\(other). The search was NOT exhaustive\(first).\n"
      + LabelledText.paragraphs([("Undecided", open.joined(separator: ", and "))])
  }

  /// What the limits of time and number left open.
  private var open: [String] {
    var open: [String] = []
    if let undecided = report.undecided, !undecided.isEmpty {
      open.append("\(undecided.count) candidates" + Self.behind(report.context.undecidedLag))
    }
    if let indices = report.unlistedIndices, !indices.isEmpty {
      open.append(
        "candidates of p = \(Self.list(indices)) that were not all enumerated"
          + Self.behind(report.context.unlistedLag))
    }
    return open
  }

  /// `1, 3 to 12` for indices in ascending order.
  private static func list(_ indices: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound + 1 == index {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs.map {
      $0.count > 2
        ? "\($0.lowerBound) to \($0.upperBound)" : $0.map(String.init).joined(separator: ", ")
    }.joined(separator: ", ")
  }

  /// How much worse than the first solution's the evidence of what is undecided is.
  private static func behind(_ lag: Double?) -> String {
    guard let lag else { return "" }
    return lag > 0
      ? ", less likely than the first solution by at least \(LabelledText.decimal(lag)) in ln L"
      : ", some perhaps as likely as the first solution"
  }
}

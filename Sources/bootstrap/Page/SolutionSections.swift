import CommandSupport
import Reports

/// The parts of a page that the answer fills.
struct SolutionSections {
  private let report: BootstrapReport
  private var sectors: [String] { report.sectors.map(\.name) }

  init(_ report: BootstrapReport) { self.report = report }

  /// The exact irreps; empty where there are none.
  var irreps: [HTML] {
    guard let commutant = report.commutant else { return [] }
    let (headline, table, left) = ExactText(report, commutant).irrepParts
    return [.element("p", [], headline + "."), .table(table)]
      + (left > 0
        ? [.element("p", [], "\(left) more irreps stand in /commutant of the file.")] : [])
  }

  /// More solutions of the first rank than these are in the text of the answer alone.
  private static let mostTables = 5

  /// The solutions with their tables, those of the first rank; empty where there are none.
  var solutions: [HTML] {
    guard !report.solutions.isEmpty else {
      return [.element("p", [], "No group that was searched explains the data.")]
    }
    let first = report.solutions.filter { $0.rank == 1 }
    var parts = first.prefix(Self.mostTables).flatMap(parts)
    let others = report.solutions.count - min(first.count, Self.mostTables)
    if others > 0 {
      let list = SolutionTable(report)
      parts.append(.element("h3", [], "All \(report.solutions.count) solutions"))
      parts += [list.linear ?? list.withoutEvidence, list.projective].compactMap(\.self)
        .map(HTML.lines)
    }
    return parts
  }

  private func parts(_ solution: SolutionReport) -> [HTML] {
    switch solution.content {
    case .linear(let own): parts(own)
    case .projective(let own):
      [
        .element(
          "h3", [],
          "\(LabelledText.fullName(own.groups, order: own.order)), acting projectively"),
        .lines(
          ProjectiveSolutionText(own, visible: report.context.visible, sectors: sectors).text),
      ]
    case .continuous(let own):
      [
        .element("h3", [], own.group),
        .element(
          "p", [],
          "Lie algebra \(own.algebra), \(own.reading). Its irreps stand in the text of the answer."),
      ]
    }
  }

  private func parts(_ solution: LinearSolutionReport) -> [HTML] {
    let text = LinearSolutionText(solution, visible: report.context.visible, sectors: sectors)
    let characters = text.characters.parts
    let lines = text.heading.split(separator: "\n").map {
      $0.trimmingPrefix(while: { $0 == " " })
    }
    var parts: [HTML] = [
      .element("h3", [], String(lines.first ?? ""))
    ]
    parts += lines.dropFirst().filter { !$0.isEmpty }.map { .element("p", [], String($0)) }
    parts += [
      .element("h3", [], "Branching to the visible group"), .table(text.branching),
      .element("h3", [], "Character table"), .table(characters.table),
    ]
    parts += characters.legend.split(separator: "\n").map {
      .element("p", [("class", "small")], String($0))
    }
    if let products = FusionText(solution.fusion).products {
      parts += [
        .element("h3", [], "Fusion, beside χ1 × χ = χ"),
        .element("ul", [("class", "products")], products.map { .element("li", [], $0) }),
      ]
    }
    return parts
  }

  /// The symmetry operators of the file; empty where they were not looked for.
  var operators: [HTML] {
    guard let operators = report.operators else { return [] }
    let sentence = OperatorText(operators).sentence
    return [.element("p", [], sentence + ".")]
      + (operators.generators.isEmpty
        ? [] : [.element("ul", [], operators.generators.map { .element("li", [], $0) })])
  }

  /// What was considered and why it was dropped.
  var exclusions: [HTML] {
    var parts: [HTML] = []
    if !report.excludedGroups.isEmpty {
      parts += [
        .element("h3", [], "Groups with the same table"),
        .terms(
          report.excludedGroups.map {
            (label: "\($0.name) = SmallGroup(\($0.order),\($0.id))", text: $0.reason)
          }),
      ]
    }
    if !report.rejected.isEmpty {
      var table = TextTable(
        header: ["p", "failed condition", "candidates"], alignments: [.right, .left, .right])
      for rejection in report.rejected.prefix(Self.mostRejections) {
        table.append(["\(rejection.index)", rejection.reason, "\(rejection.count)"])
      }
      parts += [.element("h3", [], "Candidates that failed a condition"), .table(table)]
      let left = report.rejected.count - Self.mostRejections
      if left > 0 { parts.append(.element("p", [], "\(left) more rows stand in --json.")) }
    }
    if let (table, left) = CandidateTable(report).parts {
      parts += [.element("h3", [], "What became of each candidate"), .table(table)]
      if left > 0 { parts.append(.element("p", [], "\(left) more candidates stand in --json.")) }
    }
    if !report.notes.isEmpty {
      parts.append(.element("h3", [], "Notes"))
      parts.append(.element("ul", [], report.notes.map { .element("li", [], $0) }))
    }
    return parts
  }

  private static let mostRejections = 60
}

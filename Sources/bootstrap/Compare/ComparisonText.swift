import CommandSupport

/// A comparison of sizes, for people: the verdict first.
struct ComparisonText {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  var text: String {
    ([verdict, sizes, irreps, answers].compactMap(\.self)).joined(separator: "\n")
  }

  private var verdict: String {
    report.verdict.headline + "\n"
      + LabelledText.paragraphs([
        ("Reason", report.verdict.reason + "."), ("To decide", report.verdict.wouldDecide + "."),
      ])
  }

  private var things: String { report.from == "commutant" ? "irreps" : "signatures" }

  private var sizes: String {
    var table = TextTable(
      header: ["file"] + report.parameters + ["states", things, "dim C", "Frobenius sums"],
      alignments: [.left] + report.parameters.map { _ in .right }
        + [.right, .right, .right, .left])
    for size in report.sizes {
      let values = report.parameters.map { size.parameters[$0].map(LabelledText.number) ?? "-" }
      let sums = size.frobeniusSums?.map(LabelledText.number).joined(separator: ", ") ?? ""
      table.append(
        [size.file] + values + [
          "\(size.states)", "\(size.irreps)", "\(size.dimension)",
          sums + (size.complete ? "" : " (window)"),
        ])
    }
    return table.rendered()
  }

  private static let longest = 40

  private var irreps: String {
    var table = TextTable(
      header: ["D", "restricts to the sectors"] + report.sizes.map(\.name) + [""],
      alignments: [.right, .left] + report.sizes.map { _ in .right } + [.left])
    for irrep in report.irreps.prefix(Self.longest) {
      table.append(
        ["\(irrep.dimension)", LabelledText.sum(irrep.branching, report.sectors)]
          + irrep.levels.map { $0.map(String.init) ?? "-" }
          + [irrep.course == "common" ? "" : irrep.course])
    }
    return "Levels of the \(things)\n" + table.rendered()
      + LabelledText.left(report.irreps.count - Self.longest, things)
  }

  /// What becomes of the stored answers; nil where there is none.
  private var answers: String? {
    guard !report.answers.isEmpty else { return nil }
    var table = TextTable(
      header: ["answer in", "group", "reading", "p", "with all sizes"],
      alignments: [.left, .left, .left, .right, .left])
    for answer in report.answers.prefix(Self.longest) {
      let own = answer.answer
      table.append([
        answer.file,
        own.groups.isEmpty
          ? own.order.map { "order \($0)" } ?? "" : own.groups.joined(separator: " or "),
        own.reading, own.index.map(String.init) ?? "∞", answer.standing,
      ])
    }
    return table.rendered()
      + LabelledText.left(report.answers.count - Self.longest, "answers")
  }
}

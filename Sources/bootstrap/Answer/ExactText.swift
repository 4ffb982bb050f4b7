import CommandSupport
import Reports

/// What was found from exact irreps, for people.
struct ExactText {
  private let report: BootstrapReport
  private let commutant: CommutantReport

  init(_ report: BootstrapReport, _ commutant: CommutantReport) {
    (self.report, self.commutant) = (report, commutant)
  }

  /// The parts of the text, those that do not apply left out.
  var parts: [String] {
    let list = SolutionTable(report)
    let several = report.solutions.count > 1 ? list.withoutEvidence : nil
    return
      ([irreps, levels, several] + list.firstLinear + [list.projective] + list.firstProjective
      + [LabelledText.excluded(report.excludedGroups)]).compactMap(\.self)
  }

  private static let longest = 40

  /// The irreps alone.
  var irreps: String {
    let (headline, table, left) = irrepParts
    return headline + "\n" + table.rendered() + LabelledText.left(left, "irreps") + weak
  }

  /// A sentence, the irreps, and how many more there are.
  var irrepParts: (headline: String, table: TextTable, left: Int) {
    let family =
      commutant.family == "disorder"
      ? "for all couplings" : "for all strengths of \(commutant.family)"
    let names = report.sectors.map(\.name)
    let labels = report.solutions.first?.continuous?.labels
    var table = TextTable(
      header: ["irrep", "D", "levels", "matrices", "restricts to the sectors"]
        + (labels == nil ? [] : ["in \(report.solutions[0].continuous!.group)"]),
      alignments: [.right, .right, .right, .left, .left] + (labels == nil ? [] : [.left]))
    for (k, irrep) in commutant.irreps.enumerated().prefix(Self.longest) {
      table.append(
        [
          "\(k)", "\(irrep.dimension)", "\(irrep.levels)", Self.matrices(irrep),
          LabelledText.sum(irrep.branching, names),
        ] + (labels.map { [$0[k]] } ?? []))
    }
    return (
      "Exact irreps \(family): \(commutant.irreps.count), dim C = \(commutant.dimension)\(sums)",
      table, commutant.irreps.count - Self.longest
    )
  }

  private var sums: String {
    guard let sums = commutant.frobeniusSums else { return "" }
    return sums.allSatisfy { $0 == sums[0] }
      ? ", Frobenius sums p = \(LabelledText.number(sums[0])) in every sector"
      : ", Frobenius sums from \(LabelledText.number(sums.min()!)) to \(LabelledText.number(sums.max()!))"
  }

  private static func matrices(_ irrep: CommutantReport.Irrep) -> String {
    guard irrep.settled else { return "too few levels to tell" }
    let pairs = irrep.field == "quaternionic" ? ", Kramers pairs" : ""
    return irrep.field + pairs + (irrep.conjugate.map { ", joined with \($0)" } ?? "")
  }

  private var weak: String {
    commutant.strengths.prefix(5).map { edge in
      "Irreps \(Int(edge[0])) and \(Int(edge[1])) are joined with strength "
        + LabelledText.formatted(edge[2], "%.0e") + " only.\n"
    }.joined()
  }

  /// The check by levels, in a line.
  private var levels: String? {
    guard let levels = commutant.levels else { return nil }
    let samples = "\(levels.samples) sample\(levels.samples == 1 ? "" : "s")"
    var lines: [(String, String)] = []
    if levels.agree {
      let statistics =
        levels.speaking > 0 ? ", and their statistics (\(levels.speaking) signatures speak)" : ""
      lines.append(("Levels", "The ties of \(samples) agree\(statistics)."))
    }
    if !levels.broken.isEmpty {
      let vectors = levels.broken.map(Self.text).joined(separator: ", ")
      lines.append(
        (
          "Warning",
          "Levels of \(samples) lack partners: the signatures \(vectors) are no sums of irreps."
        ))
    }
    for unlikely in levels.unlikely {
      lines.append(
        (
          "Warning",
          "The statistics of \(Self.text(unlikely.vector)) speak against these irreps by "
            + "\(LabelledText.decimal(-unlikely.logLikelihood)) in ln L."
        ))
    }
    if !levels.furtherTies.isEmpty {
      let count = levels.furtherTies.reduce(0) { $0 + $1.levels }
      lines.append(
        (
          "Further ties",
          "In \(levels.samplesWithFurtherTies) of \(samples) levels of several irreps coincide, "
            + "\(LabelledText.decimal(count)) on average: by chance, or because the couplings are special."
        ))
    }
    return LabelledText.paragraphs(lines)
  }

  private static func text(_ vector: [Int]) -> String {
    "(" + vector.map(String.init).joined(separator: ",") + ")"
  }
}

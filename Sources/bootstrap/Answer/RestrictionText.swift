import CommandSupport
import ContinuousGroups
import Reports

/// Continuous groups that a finite visible group sees, for people.
struct RestrictionText {
  private let report: BootstrapReport

  init(_ report: BootstrapReport) { self.report = report }

  var text: String {
    let solutions = report.solutions.compactMap(\.continuous)
    let parts = solutions.map { heading($0) + "\n" + table($0) }
    let count = solutions.count
    return parts.joined(separator: "\n") + "\n"
      + LabelledText.paragraphs(report.notes.map { ("Note", $0) })
      + "\nNo finite group; \(count) continuous reading\(count == 1 ? "" : "s").\n"
  }

  private var sectors: [String] { report.sectors.map(\.name) }

  private func heading(_ solution: ContinuousSolutionReport) -> String {
    let kind = solution.group == "SO(3)" ? "vector" : "spinor"
    let fundamental = LabelledText.sum(solution.restrictedFundamental ?? [], sectors)
    var lines = [
      "Rank 1: \(solution.group) restricted to \(solution.restrictedTo ?? "N"), non-closing for finite groups",
      "  continuous, Lie algebra \(solution.algebra); the \(kind) restricts to \(fundamental)",
    ]
    if let twist = solution.twist {
      lines.append("  all are multiplied by the irrep \(sectors[twist])")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func table(_ solution: ContinuousSolutionReport) -> String {
    var table = TextTable(
      header: ["signature", "spin", "D", "levels", "restricts to the sectors"],
      alignments: [.left, .right, .right, .right, .left])
    guard case .restriction(let restriction) = solution.source else { return "" }
    for (k, spin) in restriction.doubledSpins.enumerated() {
      let signature = report.signatures[k]
      table.append([
        spin == nil ? "composite" : "\(k)",
        spin.map { $0 % 2 == 0 ? "\($0 / 2)" : "\($0)/2" } ?? "", "\(signature.dimension)",
        LabelledText.number(signature.levels), LabelledText.sum(signature.vector, sectors),
      ])
    }
    return table.rendered()
  }
}

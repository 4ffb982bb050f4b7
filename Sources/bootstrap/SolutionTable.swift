import CommandSupport
import Foundation
import SymmetryBootstrap

/// All solutions for people: those of the first rank with their irreps and tables, and a line for every other one.
struct SolutionTable {
  private let answer: BootstrapAnswer
  private let sectors: [String]

  init(_ answer: BootstrapAnswer, sectors: [String]) {
    self.answer = answer
    self.sectors = sectors
  }

  /// The whole texts of the solutions of the first rank.
  var firstSolutions: [String] {
    answer.solutions.filter { $0.rank == 1 }.map {
      SolutionText($0, visible: answer.data.visible, sectors: sectors).text
    }
  }

  /// What speaks for and against each solution; nil without solutions.
  var table: String? {
    guard let best = answer.solutions.compactMap(\.evidence?.total).max() else { return nil }
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", "ln L", "for and against"],
      alignments: [.right, .left, .left, .right, .left, .right, .left])
    let twins = answer.twins
    for (k, solution) in answer.solutions.enumerated().prefix(Self.longest) {
      let evidence = solution.evidence!
      table.append([
        "\(solution.rank)", SolutionText.name(of: solution),
        solution.reading.rawValue + (twins[k].isEmpty ? "" : " twin"),
        "\(solution.index)", SolutionText.multiplicities(of: solution),
        String(format: "%.1f", locale: Locale(identifier: "C"), evidence.total - best),
        Self.text(of: evidence),
      ])
    }
    let left = answer.solutions.count - Self.longest
    return table.rendered() + (left > 0 ? "\(left) more solutions: see --json.\n" : "")
  }

  private static let longest = 20

  private static func text(of evidence: SolutionEvidence) -> String {
    let parts = [("for", evidence.favourable), ("against", evidence.unfavourable)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
    return parts.isEmpty ? "nothing" : parts.joined(separator: "; ")
  }
}

import CommandSupport
import Foundation
import GroupTheory
import SymmetryBootstrap

/// Projective solutions for people: a line for each, and those of the first rank with their irreps and characters.
struct ProjectiveText {
  private let solutions: [ProjectiveSolution]
  private let best: Double?
  private let sectors: [String]

  init(_ answer: BootstrapAnswer, sectors: [String]) {
    solutions = answer.projective?.solutions ?? []
    best = answer.bestEvidence
    self.sectors = sectors
  }

  /// The parts of the text; none without solutions.
  var parts: [String] {
    solutions.isEmpty ? [] : [table] + solutions.filter { $0.rank == 1 }.map(text)
  }

  private static let longest = 20

  private var table: String {
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", "ln L", "extensions"],
      alignments: [.right, .left, .left, .right, .left, .right, .left])
    for solution in solutions.prefix(Self.longest) {
      let relative = solution.evidence.map { $0.total - (best ?? $0.total) }
      table.append([
        "\(solution.rank)", Self.name(of: solution), "projective", "\(solution.index)",
        Self.multiplicities(of: solution),
        relative.map { String(format: "%.1f", locale: Locale(identifier: "C"), $0) } ?? "",
        solution.extensions.map { "(\($0.group.order),\($0.group.id))" }.joined(separator: ", "),
      ])
    }
    let left = solutions.count - Self.longest
    return table.rendered() + (left > 0 ? "\(left) more solutions: see --json.\n" : "")
  }

  private static func name(of solution: ProjectiveSolution) -> String {
    solution.groups.isEmpty
      ? "order \(solution.order)" : solution.groups.map(\.name).joined(separator: " or ")
  }

  private static func multiplicities(of solution: ProjectiveSolution) -> String {
    "(" + solution.candidate.multiplicities.map(String.init).joined(separator: ",") + ")"
  }

  private static func full(_ group: GroupName) -> String {
    "\(group.name) = SmallGroup(\(group.order),\(group.id))"
  }

  // MARK: - One solution

  private func text(_ solution: ProjectiveSolution) -> String {
    let group =
      solution.groups.isEmpty
      ? "a group of order \(solution.order) without a name here"
      : solution.groups.map(Self.full).joined(separator: " or ")
    let list = solution.extensions.map { Self.full($0.group) }.joined(separator: ", ")
    var lines = TextTable(header: ["", ""], alignments: [.left, .left])
    lines.append(
      [
        "",
        "projective, order \(solution.order), index p = \(solution.index), irreps per signature "
          + "r = \(Self.multiplicities(of: solution)), cocycle of order \(solution.cocycleOrder)",
      ])
    lines.append(["", "central extensions by Z\(solution.cocycleOrder): \(list)"])
    lines.append(["", place(of: solution)])
    return "Rank \(solution.rank): G = \(group), acting projectively\n" + lines.rendered() + "\n"
      + branching(solution) + "\n" + characters(solution)
  }

  private func place(of solution: ProjectiveSolution) -> String {
    let visible = solution.candidate.data.visible
    let inside = solution.extensions.filter { $0.visibleFusion != nil }
    let inGroup = "N is \(solution.isVisibleNormal ? "" : "not ")normal in G"
    guard !inside.isEmpty else { return "\(inGroup); the extensions hold N with other phases only" }
    let normal = inside.filter { $0.isVisibleNormal(visible) }.map { Self.full($0.group) }
    if normal.isEmpty { return "\(inGroup), and not normal in the extensions" }
    return "\(inGroup), and normal in \(normal.joined(separator: ", "))"
  }

  private func branching(_ solution: ProjectiveSolution) -> String {
    var table = TextTable(
      header: ["projective irrep", "D", "restricts to the sectors"],
      alignments: [.left, .right, .left])
    let first = solution.extensions[0]
    for (irrep, vector) in zip(first.irreps, solution.branching) {
      let parts = zip(vector, sectors).filter { $0.0 > 0 }.map { multiplicity, name in
        multiplicity == 1 ? name : "\(multiplicity)·\(name)"
      }
      table.append(
        ["χ\(irrep + 1)", "\(first.table.dimensions[irrep])", parts.joined(separator: " + ")])
    }
    return table.rendered()
  }

  private func characters(_ solution: ProjectiveSolution) -> String {
    let first = solution.extensions[0]
    guard let fusion = first.visibleFusion else { return "" }
    return "Characters of \(Self.full(first.group))\n"
      + CharacterTableText(
        first.table, visible: solution.candidate.data.visible, visibleFusion: fusion
      ).text
  }
}

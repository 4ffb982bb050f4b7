import AnswerFiles
import CommandSupport
import Foundation
import GroupTheory
import Identification
import Reports
import ResultFiles

/// What the catalogue says about the solutions that a run file holds.
struct StoredIdentification {
  private let visible: CharacterTable
  private let catalogue: GroupCatalogue
  private let visibleGroups: [CatalogueGroup]
  private let solutions: [Known]

  private struct Known {
    let solution: StoredSolution
    /// Nil where the catalogue does not cover the order.
    let match: GroupIdentification.Match?
  }

  /// Reads the file and looks every solution up.
  ///
  /// Throws: `ResultFileError` when a part of the file is missing or wrong.
  init(_ url: URL, _ catalogue: GroupCatalogue) throws {
    let input = try RunFile(reading: url)
    visible = try input.visibleGroup()
    self.catalogue = catalogue
    let identification = try GroupIdentification(
      catalogue: catalogue, visible: visible, shouldStop: { Interruption.isRequested })
    visibleGroups = identification.visibleGroups
    solutions = try input.solutions(visible: visible).map { solution in
      Known(
        solution: solution,
        match: try identification.match(solution.table, visibleFusion: solution.visibleFusion))
    }
  }

  // MARK: - For people

  var text: String {
    let heading =
      "Visible group N, order \(visible.order): \(names(visibleGroups, order: visible.order))\n"
    let count =
      solutions.count == 1 ? "One solution is" : "\(solutions.count) solutions are"
    return heading + "\(count) stored.\n" + solutions.map { "\n" + text($0) }.joined()
  }

  private func text(_ known: Known) -> String {
    let solution = known.solution
    return
      "Rank \(solution.rank), \(solution.reading), index \(solution.index): G = "
      + "\(names(known.match?.groups, order: solution.order))\n"
      + StructureText(solution.table.structure).line + remarks(known)
  }

  private func names(_ groups: [CatalogueGroup]?, order: Int) -> String {
    guard catalogue.covers(order: order), let groups else {
      return "a group of order \(order), which the catalogue does not cover"
    }
    return groups.isEmpty
      ? "no group of order \(order) in the catalogue"
      : groups.map(\.description).joined(separator: " or ")
  }

  private func remarks(_ known: Known) -> String {
    guard let match = known.match else { return "" }
    var lines: [String] = []
    if !match.groups.isEmpty {
      lines.append(
        match.unverified.isEmpty
          ? "Table and power maps are equal, and N lies in the group with this class fusion."
          : "Table and power maps are equal; whether N lies in the group with this class fusion is not decided."
      )
    }
    if match.groups.count > 1 {
      lines.append("Characters and power maps cannot tell these groups apart (a Brauer pair).")
    }
    for group in match.withoutVisibleGroup {
      lines.append("\(group) has this table, but N does not lie in it with this class fusion.")
    }
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    for line in lines { table.append(["", line]) }
    return lines.isEmpty ? "" : table.rendered()
  }

  // MARK: - For programs

  /// What `--json` prints, format version 1.
  struct Report: Encodable {
    let formatVersion = 1
    let visibleGroup: Group
    let solutions: [Solution]
  }

  struct Group: Encodable {
    let order: Int
    let covered: Bool
    let groups: [GroupName]
  }

  struct Solution: Encodable {
    let reading: String
    let rank: Int
    let index: Int
    let order: Int
    /// Whether the catalogue has all groups of this order.
    let covered: Bool
    let groups: [GroupName]
    let unverifiedGroups: [GroupName]
    let groupsWithoutVisibleGroup: [GroupName]
    let structure: StructureReport
  }

  var report: Report {
    Report(
      visibleGroup: Group(
        order: visible.order, covered: catalogue.covers(order: visible.order),
        groups: visibleGroups.map(Self.name)),
      solutions: solutions.map { known in
        Solution(
          reading: known.solution.reading, rank: known.solution.rank, index: known.solution.index,
          order: known.solution.order,
          covered: known.match != nil, groups: (known.match?.groups ?? []).map(Self.name),
          unverifiedGroups: (known.match?.unverified ?? []).map(Self.name),
          groupsWithoutVisibleGroup: (known.match?.withoutVisibleGroup ?? []).map(Self.name),
          structure: StructureReport(known.solution.table.structure))
      })
  }

  private static func name(_ group: CatalogueGroup) -> GroupName {
    GroupName(order: group.order, id: group.id, name: group.name)
  }
}

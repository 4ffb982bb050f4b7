import CommandSupport
import Foundation
import GroupTheory
import LatticeModels
import MonomialSymmetries

/// What `xsff symmetries` prints for people.
struct SymmetriesText {
  private let finding: SymmetryFinding
  private var proposal: SymmetryProposal { finding.proposal }

  init(_ finding: SymmetryFinding) { self.finding = finding }

  var text: String {
    ([heading, symmetries, numbers] + (notes.isEmpty ? [] : [notes]) + [section])
      .joined(separator: "\n")
  }

  private var heading: String {
    "\(finding.model.name): \(finding.model.title)\n"
      + "Symmetries that permute product states up to phases\n"
  }

  private var symmetries: String {
    var table = TextTable(
      header: ["symmetry", "what it is", "in the section"], alignments: [.left, .left, .left])
    for charge in proposal.charges {
      table.append([charge.name, "charge of a U(1): \(charge.words)", "yes"])
    }
    for member in proposal.members + (proposal.antiunitary.map { [$0] } ?? []) {
      table.append([member.name, member.words, member.omission.map { "no: \($0)" } ?? "yes"])
    }
    let isNothing =
      proposal.charges.isEmpty && proposal.members.isEmpty && proposal.antiunitary == nil
    return isNothing ? "none\n" : table.rendered()
  }

  private var numbers: String {
    let found = finding.symmetries
    var rows = [
      ["charges", "\(proposal.charges.count + proposal.omittedChargeCount)"],
      ["phases of finite order", found.phaseOrder.description],
      ["permutations", found.permutationOrder.description],
      ["finite group in the section", group],
    ]
    if let dimension = finding.dimension { rows.append(["dim H", "\(dimension)"]) }
    if let proposed = finding.proposed {
      rows.append(["with the section", Self.sectors(proposed)])
    }
    if let declared = finding.declared {
      rows.append(["as the file is", Self.sectors(declared)])
    }
    if let seconds = finding.secondsWithoutSymmetry {
      rows.append([
        "without symmetry", "about " + Self.seconds(seconds) + " for a sample on one core",
      ])
    }
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    for row in rows { table.append(row) }
    return table.rendered()
  }

  private var group: String {
    let order = "order \(proposal.visibleOrder)"
    guard proposal.visibleOrder > 1, let groups = finding.groups, !groups.isEmpty else {
      return order
    }
    return groups.map(\.description).joined(separator: " or ") + ", " + order
  }

  private static func sectors(_ sectors: SymmetryFinding.Sectors) -> String {
    "\(sectors.count) sector\(sectors.count == 1 ? "" : "s"), the largest with \(sectors.largest) "
      + "level\(sectors.largest == 1 ? "" : "s"); about "
      + seconds(sectors.seconds) + " for a sample on one core"
  }

  private static func seconds(_ seconds: Double) -> String { String(format: "%.2g s", seconds) }

  private var notes: String {
    var notes: [String] = []
    if finding.symmetries.isIncomplete {
      notes.append("The search among phases was cut short: there may be more permutations.")
    }
    if proposal.omittedChargeCount > 0 {
      notes.append(
        "\(proposal.omittedChargeCount) more charges, on few sites each, are left out of the section."
      )
    }
    if let count = finding.cellPermutations {
      notes.append(
        "Permutations of the levels of whole cells, all species together: \(count). A generator of a "
          + "model file acts on each species by itself.")
    }
    return notes.map { TextTable.paragraph($0) }.joined()
  }

  private var section: String { proposal.section }
}

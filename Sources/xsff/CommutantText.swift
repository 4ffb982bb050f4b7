import CommandSupport
import Foundation
import ResultFiles

/// The exact irreps of a model's family, for people.
struct CommutantText {
  private let record: CommutantRecord
  private let sectors: [String]

  init(_ record: CommutantRecord, sectors: [String]) {
    (self.record, self.sectors) = (record, sectors)
  }

  var text: String { heading + table + proof }

  private var heading: String {
    let family =
      record.family == "disorder" ? "for all couplings" : "for all strengths of \(record.family)"
    let inside = record.membership.reduce(0) { $0 + $1.count { $0 >= 0 } }
    let window =
      record.isComplete ? "" : ", seen in \(inside) levels of a window"
    return "Exact irreps from the matrices, \(family)\(window): \(record.dimensions.count), "
      + "dim C = Σ D² = \(record.dimension)\n"
  }

  private static let longest = 40
  private static let mostWeakEdges = 5

  private var table: String {
    var table = TextTable(
      header: ["irrep", "D", "levels", "matrices", "restricts to the sectors"],
      alignments: [.left, .right, .right, .left, .left])
    for k in record.dimensions.indices.prefix(Self.longest) {
      let parts = zip(record.branching[k], sectors).filter { $0.0 > 0 }.map { multiplicity, name in
        multiplicity == 1 ? name : "\(multiplicity)·\(name)"
      }
      table.append([
        "\(k)", "\(record.dimensions[k])", "\(record.levels[k])", matrices(of: k),
        parts.joined(separator: " + "),
      ])
    }
    let left = record.dimensions.count - Self.longest
    return table.rendered() + (left > 0 ? "\(left) more irreps: see /commutant.\n" : "")
  }

  private func matrices(of component: Int) -> String {
    let partner = record.conjugates[component]
    if partner < 0 { return "too few levels to tell" }
    if partner == component {
      return record.fields[component] == "quaternionic"
        ? "quaternionic, Kramers pairs" : record.fields[component]
    }
    return "\(record.fields[component]), joined with \(partner)"
  }

  /// The two groups of weights, and what lies between them.
  private var proof: String {
    var lines = ["Residual \(Self.power(record.residual))"]
    if !record.leastJoining.isNaN {
      lines.append("levels of one irrep are joined by \(Self.power(record.leastJoining)) and more")
    }
    if !record.largestBetween.isNaN {
      lines.append("different ones by \(Self.power(record.largestBetween)) at most")
    }
    let weak = record.strengths.prefix(Self.mostWeakEdges).map { edge in
      let sides =
        edge[0] == edge[1]
        ? "Two parts of irrep \(Int(edge[0])) are"
        : "Irreps \(Int(edge[0])) and \(Int(edge[1])) are"
      return "\(sides) joined with strength \(Self.power(edge[2])) only: an approximate symmetry.\n"
    }
    let ties =
      record.chanceDegeneracies > 0
      ? "\(record.chanceDegeneracies) levels of this member agree although nothing in the family ties them.\n"
      : ""
    return lines.joined(separator: "; ") + ".\n" + weak.joined() + ties
  }

  private static func power(_ value: Double) -> String {
    String(format: "%.0e", locale: Locale(identifier: "C"), value)
  }
}

import CommandSupport
import Foundation
import Identification
import Reports

/// Texts that are wrapped beside their labels, and the words that tables share.
enum LabelledText {
  static func paragraphs(_ texts: [(label: String, text: String)]) -> String {
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    for (label, text) in texts { table.append([label, text]) }
    return table.rendered()
  }

  /// Texts that are wrapped two spaces from the margin.
  static func indented(_ texts: [String]) -> String { paragraphs(texts.map { ("", $0) }) }

  /// Groups that N rules out, with the reasons; nil when there is none.
  static func excluded(_ groups: [ExcludedGroupReport]) -> String? {
    guard !groups.isEmpty else { return nil }
    return "Excluded\n"
      + paragraphs(
        groups.map {
          ("  \($0.name)", "SmallGroup(\($0.order),\($0.id)): \($0.reason)")
        })
  }

  // MARK: - Words

  /// The names of the groups that a solution can be.
  static func name(_ groups: [GroupName], order: Int) -> String {
    groups.isEmpty ? "order \(order)" : groups.map(\.name).joined(separator: " or ")
  }

  /// The names with the numbers.
  static func fullName(_ groups: [GroupName], order: Int) -> String {
    groups.isEmpty
      ? "a group of order \(order) without a name here"
      : groups.map(fullName).joined(separator: " or ")
  }

  static func fullName(_ group: GroupName) -> String {
    "\(group.name) = SmallGroup(\(group.order),\(group.id))"
  }

  /// `1 + 2·b`: a branching vector in the names of the sectors.
  static func sum(_ vector: [Int], _ sectors: [String]) -> String {
    zip(vector, sectors).filter { $0.0 > 0 }.map { multiplicity, name in
      multiplicity == 1 ? name : "\(multiplicity)·\(name)"
    }.joined(separator: " + ")
  }

  /// `(2,1)`.
  static func tuple(_ entries: [String]) -> String { "(" + entries.joined(separator: ",") + ")" }

  /// What a table leaves out.
  static func left(_ count: Int, _ things: String) -> String {
    count > 0 ? "\(count) more \(things): see --json.\n" : ""
  }

  // MARK: - Numbers

  /// One place after the point.
  static func decimal(_ value: Double) -> String { formatted(value, "%.1f") }

  /// One place after the point, none for whole numbers.
  static func number(_ value: Double) -> String {
    formatted(value, value == value.rounded() ? "%.0f" : "%.1f")
  }

  static func formatted(_ value: Double, _ format: String) -> String {
    String(format: format, locale: Locale(identifier: "C"), value)
  }
}

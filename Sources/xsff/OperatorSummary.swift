import CommandSupport
import ResultFiles

/// The symmetry operators of a run, by the generators of what was found beside the identity.
struct OperatorSummary {
  private let order: Int
  private let names: [String]
  private let continuous: String?
  private let words: [String]
  private let isOnSiteOnly: Bool

  init(_ record: OperatorRecord) {
    (order, names) = (record.multiplication.count, record.groups)
    (continuous, words) = (record.continuous?.group, record.generators.map(\.words))
    isOnSiteOnly = record.isOnSiteOnly
  }

  init(_ stored: StoredOperators) {
    (order, names) = (stored.group.order, stored.names)
    (continuous, words) = (stored.continuousGroup, stored.words)
    isOnSiteOnly = stored.isOnSiteOnly
  }

  /// Nil where there are none.
  var text: String? {
    let group = names.isEmpty ? "a group of order \(order)" : names.joined(separator: " or ")
    let finite = isOnSiteOnly ? "more that move sites" : order > 1 ? group : nil
    let title = [continuous, finite].compactMap(\.self).joined(separator: ", and ")
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    for word in words { table.append(["", word]) }
    let lines = words.isEmpty ? "" : table.rendered()
    guard !title.isEmpty || !lines.isEmpty else { return nil }
    return "Symmetry operators that are products over sites: "
      + (title.isEmpty ? "no unitary ones" : title) + "\n" + lines
  }
}

import CommandSupport
import SymmetryBootstrap

/// Texts that are wrapped beside their labels.
enum LabelledText {
  static func paragraphs(_ texts: [(label: String, text: String)]) -> String {
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    for (label, text) in texts { table.append([label, text]) }
    return table.rendered()
  }

  /// Groups that N rules out, with the reasons; nil when there is none.
  static func excluded(_ groups: [ExcludedGroup]) -> String? {
    guard !groups.isEmpty else { return nil }
    return "Excluded\n"
      + paragraphs(
        groups.map { excluded in
          let group = excluded.group
          return ("  \(group.name)", "SmallGroup(\(group.order),\(group.id)): \(excluded.reason)")
        })
  }
}

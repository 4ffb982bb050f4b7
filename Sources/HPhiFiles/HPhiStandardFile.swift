import ModelFiles
import PeerModels

/// Input files of HΦ's standard mode, `key = value`.
///
/// Source: HΦ's manual, standard mode; StdFace.
package enum HPhiStandardFile: PeerFormat {
  package static let title = "an input file of HΦ's standard mode"

  package static func recognizes(_ file: PeerFile) -> Bool {
    let keys = Set(
      file.lines.compactMap { line -> String? in
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[0].trimmed.lowercased() : nil
      })
    let others: Set = ["l", "w", "a0w", "method", "2sz", "nelec", "2s", "j", "t", "u"]
    return keys.contains("model") && !keys.isDisjoint(with: others.union(["lattice"]))
      || keys.contains("lattice") && !keys.isDisjoint(with: others)
  }

  package static func translation(
    of file: PeerFile, choices: inout [String: String]
  ) throws -> ModelTranslation {
    var reading = try StandardReading(StandardInput(file), choices: choices)
    let translation = try reading.translation()
    choices = reading.choices
    return translation
  }
}

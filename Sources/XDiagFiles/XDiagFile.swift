import Foundation
import ModelFiles
import PeerModels

/// Lattice files of XDiag: TOML with `Interactions` and, if need be, `Coordinates`, `Symmetries` and irreps.
///
/// Source: XDiag 0.5, documentation of `read_opsum`, `read_permutation_group`, `read_representation` and of its operator types.
package enum XDiagFile: PeerFormat {
  package static let title = "a lattice file of XDiag"

  package static func recognizes(_ file: PeerFile) -> Bool {
    if file.path.hasSuffix(".toml") { return true }
    return file.lines.contains { line in
      let text = line.drop { $0 == " " || $0 == "\t" }
      return ["Interactions", "Symmetries", "Coordinates"].contains { key in
        text.hasPrefix(key) && text.dropFirst(key.count).drop { $0 == " " }.hasPrefix("=")
      } || text.hasPrefix("[Interactions]")
    }
  }

  package static func translation(
    of file: PeerFile, choices: inout [String: String]
  ) throws -> ModelTranslation {
    let root = try TOMLItem(file)
    let (list, constants) = try interactionList(root)
    var interactions: [XDiagInteraction] = []
    for item in try list.list("a list of interactions") {
      interactions.append(try XDiagInteraction(item))
    }
    guard !interactions.isEmpty else { throw list.error("there are no interactions") }
    var reading = Reading(
      file: file, root: root, interactions: interactions,
      siteCount: try siteCount(root, interactions), constants: constants, choices: choices)
    let translation = try reading.translation()
    choices = reading.choices
    return translation
  }

  /// The interactions, and the values of couplings that stand beside them.
  private static func interactionList(
    _ root: TOMLItem
  ) throws(ModelFileError) -> (TOMLItem, constants: TOMLItem?) {
    guard let item = root["Interactions"] else {
      let known = root.fields.map(\.key).filter { $0.count < 40 }.prefix(8)
      throw root.error(
        "there is no list 'Interactions' of a lattice file of XDiag; the file has "
          + (known.isEmpty ? "no keys" : known.joined(separator: ", ")))
    }
    guard item.isTable else { return (item, root["Constants"]) }
    guard let list = item["Interactions"] else {
      throw item.error("the table 'Interactions' has no list 'Interactions'")
    }
    return (list, item["Constants"])
  }

  private static func siteCount(
    _ root: TOMLItem, _ interactions: [XDiagInteraction]
  ) throws(ModelFileError) -> Int {
    let coordinates = try root["Coordinates"].map { item throws(ModelFileError) in
      (item, try item.list("a list of coordinates").count)
    }
    let permutation = try root["Symmetries"].flatMap { item throws(ModelFileError) in
      try item.list("a list of permutations").first
    }
    let moved = try permutation.map { item throws(ModelFileError) in
      try item.list("a permutation").count
    }
    if let coordinates, let moved, coordinates.1 != moved {
      throw coordinates.0.error(
        "there are coordinates of \(coordinates.1) sites, but the permutations of 'Symmetries' have \(moved)"
      )
    }
    let named = (interactions.flatMap(\.sites).max() ?? 0) + 1
    let count = coordinates?.1 ?? moved ?? named
    guard (1...4096).contains(count) else {
      throw (coordinates?.0 ?? root).error("the lattice has \(count) sites; 1 to 4096 are possible")
    }
    return count
  }
}

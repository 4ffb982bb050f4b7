import GroupTheory
import Reports

/// One group of the catalogue with its full character table.
struct GroupDescription {
  private let group: CatalogueGroup

  init(_ group: CatalogueGroup) { self.group = group }

  var text: String {
    "\(group)\n  order \(group.order), exponent \(group.table.exponent), \(group.table.rank) classes\n"
      + StructureText(group.table.structure).line + "\n" + CharacterTableText(group.table).text
  }

  /// What `--json` prints, format version 1.
  struct Report: Encodable {
    let formatVersion = 1
    let group: CatalogueListing.Group
    let characterTable: CharacterTableReport
    /// Shape [generator, point]: images of the points, from 0, under generators of the group.
    let generators: [[Int]]
  }

  var report: Report {
    Report(
      group: CatalogueListing.Group(group), characterTable: CharacterTableReport(group.table),
      generators: group.generators)
  }
}

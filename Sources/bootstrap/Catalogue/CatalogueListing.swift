import CommandSupport
import GroupTheory
import Reports

/// The groups of one order, a line each.
struct CatalogueListing {
  private let groups: [CatalogueGroup]

  init(_ groups: [CatalogueGroup]) { self.groups = groups }

  var text: String {
    var table = TextTable(
      header: ["id", "name", "classes", "exponent", "centre", "G/G'", "kind"],
      alignments: [.right, .left, .right, .right, .left, .left, .left])
    for group in groups {
      let structure = group.table.structure
      table.append([
        "\(group.id)", group.name, "\(group.table.rank)", "\(group.table.exponent)",
        StructureText.product(structure.centreInvariants),
        StructureText.product(structure.abelianInvariants), StructureText(structure).kind,
      ])
    }
    let count = groups.count == 1 ? "One group has" : "\(groups.count) groups have"
    return
      "\(count) order \(groups[0].order); the number of group i is SmallGroup(\(groups[0].order),i).\n\n"
      + table.rendered()
  }

  /// What `--json` prints, format version 1.
  struct Report: Encodable {
    let formatVersion = 1
    let order: Int
    let groups: [Group]
  }

  struct Group: Encodable {
    let order: Int
    let id: Int
    let name: String
    let classes: Int
    let exponent: Int
    let structure: StructureReport

    init(_ group: CatalogueGroup) {
      (order, id, name) = (group.order, group.id, group.name)
      classes = group.table.rank
      exponent = group.table.exponent
      structure = StructureReport(group.table.structure)
    }
  }

  var report: Report { Report(order: groups[0].order, groups: groups.map(Group.init)) }

  /// Ascending numbers as ranges: `1 to 127, 129 to 191`.
  static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    .joined(separator: ", ")
  }
}

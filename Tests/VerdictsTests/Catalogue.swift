import Foundation
import GroupTheory
import ResultFiles

/// The catalogue of groups, opened once.
enum Catalogue {
  static let all = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  static func group(_ order: Int, _ id: Int) throws -> CatalogueGroup {
    try all.get().group(order: order, id: id)
  }

  /// The table of a cyclic group with irrep k the one in which a generator is exp(2πi k / n).
  static func cyclicTable(_ n: Int) throws -> CharacterTable {
    guard
      let group = try all.get().groups(order: n).first(where: { $0.table.elementOrders.contains(n) }
      )
    else { preconditionFailure("there is a cyclic group of every order") }
    let table = group.table
    let generator = table.elementOrders.firstIndex(of: n)!
    let irreps = (0..<n).map { k in
      table.characters.firstIndex { $0[generator] == Cyclotomic.rootOfUnity(k, order: n) }!
    }
    return try table.reordered(irreps: irreps, classes: Array(0..<n))
  }
}

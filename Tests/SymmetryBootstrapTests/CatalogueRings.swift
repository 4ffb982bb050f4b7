import Foundation
import GroupTheory
import ResultFiles

/// Genuine groups for the tests of conditions and power maps.
enum CatalogueRings {
  static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  /// Whether larger groups are tried as well.
  static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  /// All groups of small order and of some orders with many prime factors.
  static func groups() throws -> [CatalogueGroup] {
    let catalogue = try catalogue.get()
    let orders = isLong ? Array(1...127) : Array(1...24) + [27, 32, 54, 60]
    return try orders.filter(catalogue.covers).flatMap { try catalogue.groups(order: $0) }
  }

  /// One group's table.
  static func table(_ order: Int, _ id: Int) throws -> CharacterTable {
    try catalogue.get().group(order: order, id: id).table
  }
}

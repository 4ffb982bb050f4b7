import Foundation
import GroupTheory

/// The catalogue of finite groups, `Data/groups.h5`.
///
/// Names, classes and permutations of all groups stand in a few long lists, which are read at once; characters and power
/// maps stand by order, as `/orders/24/characters`, and are read when that order is asked for. `Data/README.md` describes
/// every dataset. Attributes of `/` record the tools that made the file.
public enum CatalogueFile {
  static let format = "xsff-groups"
  static let formatVersion = 1

  /// Opens a catalogue; the groups of an order are read when they are first asked for.
  ///
  /// Throws: `ResultFileError` when it is not such a file. Reading groups later throws `ResultFileError` too.
  public static func open(_ url: URL) throws -> GroupCatalogue {
    let root = try HDF5File(reading: url).root
    guard try root.stringAttribute("format") == format else {
      throw root.error(
        "", "the attribute format must be \"\(format)\"; this is another kind of file.")
    }
    let version: HDF5Array<Int>? = try root.attribute("format_version")
    guard version?.elements == [formatVersion] else {
      throw root.error("", "the attribute format_version must be \(formatVersion).")
    }
    let orders = try CatalogueLists.read(from: root)
    return GroupCatalogue(groupCounts: orders.mapValues(\.names.count)) { order in
      try readCharacters(of: orders[order]!, in: HDF5File(reading: url).root)
    }
  }

  /// Writes a catalogue. Each element of `orders` holds all groups of one order, by ascending id; `provenance` becomes
  /// attributes of the file.
  ///
  /// Throws: `FileWritingError` or `ResultFileError`.
  public static func write(
    _ orders: [[CatalogueGroup]], provenance: [(name: String, value: String)], to url: URL,
    overwrite: Bool
  ) throws {
    let file = try HDF5File(named: url.path)
    try file.root.setAttribute("format", format)
    try file.root.setAttribute("format_version", formatVersion)
    for (name, value) in provenance { try file.root.setAttribute(name, value) }
    try file.root.setAttribute("orders", HDF5Array(orders.map { $0[0].order }))
    try file.root.setAttribute("group_counts", HDF5Array(orders.map(\.count)))
    let packed = orders.map(PackedGroups.init)
    try writeLists(packed, to: file.root)
    let parent = try file.root.createGroup("orders")
    for order in packed {
      try writeCharacters(of: order, to: parent.createGroup(String(order.order)))
    }
    try file.write(to: url, overwrite: overwrite)
  }
}

import ArgumentParser
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles

/// `bootstrap identify`: looks stored solutions up in the catalogue of groups, or shows the catalogue.
struct Identify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look up the solutions in a run file, or list the catalogue of groups.",
    discussion: """
      Give either a run file, or --order for the groups of an order.

      Example:

        bootstrap identify --order 24
      """)

  @Argument(help: "A run file in which `bootstrap solve` has stored its answer.")
  var file: String?

  @Option(help: ArgumentHelp("List all groups of this order.", valueName: "n"))
  var order: Int?

  @Option(
    help: ArgumentHelp(
      "Show the group with this number among those of the order.", valueName: "number"))
  var id: Int?

  @Flag(help: "Print everything as JSON.")
  var json = false

  func validate() throws {
    if (file == nil) == (order == nil) {
      throw ValidationError("Give either a run file or --order.")
    }
    if id != nil && order == nil { throw ValidationError("--id needs --order.") }
    if let order, order < 1 { throw ValidationError("--order must be at least 1.") }
    if let id, id < 1 { throw ValidationError("--id must be at least 1.") }
  }

  func run() throws {
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    if let file {
      let known = try StoredIdentification(URL(fileURLWithPath: file), catalogue)
      try print(known.report, known.text)
      try Interruption.check()
    } else if let order {
      try show(try groups(of: order, in: catalogue))
    }
  }

  private func show(_ groups: [CatalogueGroup]) throws {
    guard let id else {
      let listing = CatalogueListing(groups)
      return try print(listing.report, listing.text)
    }
    guard let group = groups.first(where: { $0.id == id }) else {
      let count = groups.count
      throw PlainFailure(
        .wrongCommandLine,
        "There is no SmallGroup(\(groups[0].order),\(id)): "
          + (count == 1 ? "one group has" : "\(count) groups have")
          + " this order, so --id must be \(count == 1 ? "1" : "1 to \(count)").")
    }
    let description = GroupDescription(group)
    try print(description.report, description.text)
  }

  private func groups(of order: Int, in catalogue: GroupCatalogue) throws -> [CatalogueGroup] {
    guard catalogue.covers(order: order) else {
      throw PlainFailure(
        .wrongCommandLine,
        "The catalogue does not cover the order \(order); it has all groups of order "
          + "\(CatalogueListing.ranges(catalogue.orders)).")
    }
    return try catalogue.groups(order: order)
  }

  private func print(_ report: some Encodable, _ text: String) throws {
    if json {
      try StandardStream.output.writeJSON(report)
    } else {
      try StandardStream.output.write(text)
    }
  }
}

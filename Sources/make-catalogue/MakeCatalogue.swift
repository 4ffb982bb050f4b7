import ArgumentParser
import Foundation
import GroupTheory
import ResultFiles

/// Checks the groups that GAP lists and writes them into the catalogue's file. See `Data/README.md`.
@main struct MakeCatalogue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-catalogue",
    abstract: "Check GAP's list of groups against our own character tables, and write groups.h5.")

  @Argument(help: "The output of Data/make-catalogue.g, or several parts of it.")
  var lists: [String]

  @Option(name: .shortAndLong, help: "The catalogue's file; an existing one is replaced.")
  var output: String

  mutating func run() throws {
    var orders: [Int: [CatalogueGroup]] = [:]
    var tools: Set<GapProvenance> = []
    for list in lists {
      let lines = try Data(contentsOf: URL(fileURLWithPath: list)).split(
        separator: UInt8(ascii: "\n"))
      guard let first = lines.first else { throw ValidationError("\(list) is empty.") }
      tools.insert(try JSONDecoder().decode(GapProvenance.self, from: first))
      for line in lines.dropFirst() {
        let group = try JSONDecoder().decode(GapGroup.self, from: line).checked()
        orders[group.order, default: []].append(group)
      }
    }
    guard let provenance = tools.first, tools.count == 1 else {
      throw ValidationError("All lists must be made by the same versions of the tools.")
    }
    try CatalogueFile.write(
      orders.values.sorted { $0[0].order < $1[0].order },
      provenance: [
        ("gap_version", provenance.gap), ("smallgrp_version", provenance.smallgrp),
        ("script", "Data/" + provenance.script),
      ], to: URL(fileURLWithPath: output), overwrite: true)
    print(
      "\(orders.values.map(\.count).reduce(0, +)) groups of \(orders.count) orders in \(output)")
  }
}

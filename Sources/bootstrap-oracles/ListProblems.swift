import ArgumentParser
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import TestSupport

/// `bootstrap-oracles list`: problems from the subgroups of the catalogue's groups.
struct ListProblems: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Make problems from subgroups of the catalogue's groups, in a random order.")

  @Option(help: "The smallest order of the full group.")
  var leastOrder = 2

  @Option(help: "The largest order of the full group.")
  var largestOrder = 32

  @Option(help: "The smallest number of irreps of the full group.")
  var leastRank = 2

  @Option(help: "The largest number of irreps of the full group.")
  var largestRank = 9

  @Option(help: "How many problems of each number of irreps to take; all if left out.")
  var perRank: Int?

  @Option(help: "The seed of the random order.")
  var seed: UInt64 = 1

  @Flag(help: "Ask for the same signatures at every index, where there may be no group.")
  var everyIndex = false

  @Option(help: "A file with lines `order id order id` of G and N; these pairs in this order.")
  var pairs: String?

  func run() throws {
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    var problems = SubgroupProblems(everyIndexTo: everyIndex ? largestOrder : nil)
    var counts: [Int: Int] = [:]
    let ranks = leastRank...max(leastRank, largestRank)
    func isWanted(_ rank: Int) -> Bool {
      ranks.contains(rank) && counts[rank, default: 0] < perRank ?? .max
    }
    for pair in try numbers(catalogue) {
      let group = try catalogue.group(order: pair[0], id: pair[1])
      guard everyIndex || isWanted(group.table.rank) else { continue }
      let visible = try catalogue.group(order: pair[2], id: pair[3])
      for problem in try problems.next(of: group, over: visible) where isWanted(problem.rank) {
        counts[problem.rank, default: 0] += 1
        try JSONLines.write(problem)
      }
    }
  }

  /// Shape [pair, 4]: order and id of G and of N.
  private func numbers(_ catalogue: GroupCatalogue) throws -> [[Int]] {
    if let pairs {
      return try String(contentsOfFile: pairs, encoding: .utf8).split(separator: "\n").map { line in
        let numbers = line.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 4 else {
          throw ValidationError("\(pairs): the line '\(line)' is not four numbers.")
        }
        return numbers
      }
    }
    var all: [[Int]] = []
    for order in catalogue.orders where (leastOrder...largestOrder).contains(order) {
      for visible in catalogue.orders where visible < order && order % visible == 0 {
        for id in 1...catalogue.groupCounts[order]! {
          for other in 1...catalogue.groupCounts[visible]! {
            all.append([order, id, visible, other])
          }
        }
      }
    }
    var generator = SeededGenerator(seed: seed)
    return all.shuffled(using: &generator)
  }
}

import ArgumentParser
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap

/// `bootstrap-oracles time`: how long the solver takes, whole and for the fusion rings alone.
struct TimeProblems: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Solve every problem twice, and say how long it took.")

  @Option(help: "Seconds after which a problem is given up.")
  var timeLimit: Double = 60

  private struct Times: Encodable {
    /// Fusion rings of all branching rules; nil when the time was not enough.
    let ringSeconds: Double?
    /// Everything from signatures to tables with power maps, without names; nil when the time was not enough.
    let wholeSeconds: Double?
    let rings: Int?
    let solutions: Int
  }

  func run() throws {
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    try JSONLines.answer { (problem: OracleProblem) in try times(problem, catalogue) }
  }

  private func times(_ problem: OracleProblem, _ catalogue: GroupCatalogue) throws -> Times {
    let data = try problem.data(from: catalogue)
    let start = ContinuousClock.now
    let deadline = start + .seconds(timeLimit)
    var rings: Int? = 0
    for rule in OracleProblem.branchingRules(of: data, index: problem.index) {
      let found = rule.fusionRings(shouldStop: { .now > deadline })
      rings = found.flatMap { new in rings.map { $0 + new.count } }
    }
    let middle = ContinuousClock.now
    let answer = try Bootstrap.solve(
      data, options: .init(indices: problem.index...problem.index, timeLimit: timeLimit))
    return Times(
      ringSeconds: rings == nil ? nil : (middle - start) / .seconds(1),
      wholeSeconds: answer.exhaustive ? (ContinuousClock.now - middle) / .seconds(1) : nil,
      rings: rings, solutions: answer.solutions.count)
  }
}

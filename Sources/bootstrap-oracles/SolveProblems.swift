import ArgumentParser
import CommandSupport
import Foundation
import GroupTheory
import Identification
import ResultFiles
import SymmetryBootstrap

/// `bootstrap-oracles solve`: all solutions, with exact tables, as another program can check them.
struct SolveProblems: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solve every problem, and print tables and names of groups.")

  @Option(help: "Seconds after which a problem is given up.")
  var timeLimit: Double = 60

  private struct Answer: Encodable {
    let exhaustive: Bool
    let visible: GroupName
    let index: Int
    let signatures: [[Int]]
    let visibleTable: Table
    let solutions: [Solution]
  }

  private struct Solution: Encodable {
    let groups: [GroupName]
    let branching: [[Int]]
    let visibleFusion: [Int]
    let table: Table
  }

  /// Characters are places in the list of values, values are conductor and coefficients.
  private struct Table: Encodable {
    let classSizes: [Int]
    let elementOrders: [Int]
    let primes: [Int]
    let powerMaps: [[Int]]
    let conductors: [Int]
    let coefficients: [[Int]]
    let characters: [[Int]]

    init(_ table: CharacterTable) {
      let values = Array(Set(table.characters.joined()))
      let places = Dictionary(uniqueKeysWithValues: zip(values, 0...))
      classSizes = table.classSizes
      elementOrders = table.elementOrders
      primes = table.powerMaps.keys.sorted()
      powerMaps = primes.map { table.powerMaps[$0]! }
      conductors = values.map(\.conductor)
      coefficients = values.map(\.coefficients)
      characters = table.characters.map { row in row.map { places[$0]! } }
    }
  }

  func run() throws {
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    try JSONLines.answer { (problem: OracleProblem) in try answer(problem, catalogue) }
  }

  private func answer(_ problem: OracleProblem, _ catalogue: GroupCatalogue) throws -> Answer {
    let data = try problem.data(from: catalogue)
    let answer = try Bootstrap.solve(
      data, options: .init(indices: problem.index...problem.index, timeLimit: timeLimit),
      catalogue: catalogue)
    return Answer(
      exhaustive: answer.exhaustive, visible: problem.visible, index: problem.index,
      signatures: problem.signatures, visibleTable: Table(data.visible),
      solutions: answer.solutions.map {
        Solution(
          groups: $0.groups, branching: $0.branching, visibleFusion: $0.visibleFusion,
          table: Table($0.table))
      })
  }
}

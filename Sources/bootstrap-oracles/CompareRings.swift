import ArgumentParser
import Branching
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap

/// `bootstrap-oracles compare`: whether the fusion rings of another program lead to the solver's solutions.
struct CompareRings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Complete another program's fusion rings, and compare with the solver's solutions.",
    discussion: "Every line is {\"problem\": …, \"rings\": [[ring, …] or null for each rule]}.")

  @Option(help: "Seconds after which the solver gives up.")
  var timeLimit: Double = 60

  private struct Question: Decodable {
    let problem: OracleProblem
    /// Shape [rule][ring]: N_{αβ}^γ; null where the other program did not finish.
    let rings: [[[[[Int]]]]?]
  }

  private struct Verdict: Encodable {
    /// Rules that both finished.
    var comparedRules = 0
    /// The other program's rings in these rules, up to renaming.
    var rings = 0
    /// Our rings in these rules, some left out because their characters are those of no group.
    var ownRings = 0
    /// The solver's solutions in these rules.
    var solutions = 0
    /// Solutions that follow from the other program's rings and that the solver does not have.
    var lost = 0
    /// Solutions that do not follow from the other program's rings.
    var spurious = 0
    /// Our rings that the other program does not have.
    var foreignRings = 0
    /// What the other program said that is no fusion ring with the right restriction.
    var wrongRings = 0
  }

  func run() throws {
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    try JSONLines.answer { (question: Question) in try verdict(question, catalogue) }
  }

  private func verdict(_ question: Question, _ catalogue: GroupCatalogue) throws -> Verdict {
    let problem = question.problem
    let data = try problem.data(from: catalogue)
    let rules = OracleProblem.branchingRules(of: data, index: problem.index)
    guard rules.count == question.rings.count else {
      throw ValidationError("A problem has \(rules.count) rules, not \(question.rings.count).")
    }
    var verdict = Verdict()
    let answer = try Bootstrap.solve(
      data, options: .init(indices: problem.index...problem.index, timeLimit: timeLimit))
    guard answer.exhaustive else { return verdict }
    var derived: [BootstrapSolution] = []
    for (rule, rings) in zip(rules, question.rings) {
      guard let rings, let own = rule.fusionRings(shouldStop: { false }) else { continue }
      let valid = rings.compactMap { fusionRing($0, of: rule) }
      let theirs = rule.distinct(valid, shouldStop: { false })!
      verdict.comparedRules += 1
      verdict.wrongRings += rings.count - valid.count
      verdict.rings += theirs.count
      verdict.ownRings += own.count
      verdict.foreignRings +=
        rule.distinct(theirs + own, shouldStop: { false })!.count - theirs.count
      derived += theirs.flatMap { rule.solutions(of: $0, shouldStop: { false })! }
    }
    // Automorphisms of N's table can exchange rules, so that a solution may stand under another one.
    let known = question.rings.allSatisfy { $0 != nil } ? answer.solutions : []
    verdict.solutions = data.distinct(derived).count
    verdict.lost = data.distinct(answer.solutions + derived).count - answer.solutions.count
    verdict.spurious = data.distinct(derived + known).count - verdict.solutions
    return verdict
  }

  /// The ring, if it satisfies all laws and restricts to N as the rule says.
  private func fusionRing(_ coefficients: [[[Int]]], of rule: BranchingRule) -> FusionRing? {
    guard let ring = try? FusionRing(coefficients: coefficients), ring.rank == rule.rank else {
      return nil
    }
    let visible = rule.data.visible.fusion
    let vectors = rule.vectors
    let restricts = vectors.indices.allSatisfy { a in
      vectors.indices.allSatisfy { b in
        let sum = vectors[0].indices.map { irrep in
          vectors.indices.reduce(0) { $0 + ring.coefficients[a][b][$1] * vectors[$1][irrep] }
        }
        return sum == visible.product(vectors[a], vectors[b])
      }
    }
    return restricts ? ring : nil
  }
}

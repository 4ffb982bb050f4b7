import AnswerFiles
import Foundation
import ResultFiles
import Testing

/// A symmetry that acts up to phases, from the model to the stored groups.
@Suite("Projective groups from the command line")
struct ProjectiveCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> String {
    let result = try Program.bootstrap.run(arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  private struct Answer: Decodable {
    let solutions: [Solution]
    let exhaustive: Bool

    struct Solution: Decodable {
      let reading: String
      let rank, index, order: Int
      let groups: [SolveAnswer.Group]
    }
  }

  private struct Known: Decodable {
    let solutions: [Solution]

    struct Solution: Decodable {
      let reading: String
      let groups: [SolveAnswer.Group]
    }
  }

  /// Four sites and five bosons: an odd number of particles, and no level is alone in the trivial sector.
  @Test(
    "a driven Bose-Hubbard ring with an odd number of bosons: solved, stored, verified, identified")
  func drivenBoseHubbard() throws {
    let computed = try Program.xsff.run(
      "compute", "driven-bose-hubbard", "--set", "L=4", "--set", "bosons=5", "--samples", "3", "-q",
      "-o", "run.h5", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let answer = try JSONDecoder().decode(
      Answer.self,
      from: Data(try run("solve", "run.h5", "--max-index", "2", "--exhaustive", "--json").utf8))
    #expect(answer.exhaustive && answer.solutions.count == 2)
    #expect(answer.solutions.allSatisfy { $0.reading == "projective" && $0.order == 16 })

    let stored = try RunFile(reading: folder.file("run.h5")).projectiveNumbers()
    #expect(stored.map(\.index) == [2, 2] && stored.map(\.cocycleOrder) == [2, 2])
    for solution in stored {
      #expect(solution.dimensions.reduce(0) { $0 + $1 * $1 } == 16)
      #expect(solution.extensions.allSatisfy { $0.table.order == 32 && $0.centreOrder == 2 })
    }
    let verified = try run("verify", "run.h5")
    // Both solutions, and the exact irreps that random κ make known.
    #expect(verified.components(separatedBy: "all hold").count == 4 && !verified.contains("FAIL"))

    let identified = try run("identify", "run.h5")
    for group in answer.solutions.flatMap(\.groups) {
      #expect(
        identified.contains(
          "Rank 1, projective, index 2: G = \(group.name) = SmallGroup(\(group.order),\(group.id))"
        ))
    }
    let known = try JSONDecoder().decode(
      Known.self, from: Data(try run("identify", "run.h5", "--json").utf8))
    #expect(known.solutions.map(\.reading) == ["projective", "projective"])
    #expect(known.solutions.map(\.groups) == answer.solutions.map(\.groups))
  }
}

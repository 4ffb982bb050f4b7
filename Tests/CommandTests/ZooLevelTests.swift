import Foundation
import Testing

/// What the levels of models with doubled levels say, of several samples: Kramers pairs, a projective symmetry, or an anti-unitary
/// one that commutes with N only up to a character.
@Suite("Levels of the zoo's models with doubled levels")
struct ZooLevelTests {
  /// What the levels of a model have to come to.
  struct Expectation: CustomTestStringConvertible, Sendable {
    let model: String
    let kind: String
    /// The readings of the first rank with their groups, the truth among them.
    let first: Set<String>

    var testDescription: String { model }
  }

  private static let expectations = [
    Expectation(model: "xyz-odd-trivial-k", kind: "decided", first: ["projective Z2×Z2"]),
    Expectation(model: "xyz-odd-rz", kind: "decided", first: ["projective Z2×Z2"]),
    Expectation(
      model: "xyz-odd-refl-k", kind: "undecided",
      first: ["projective Z2×Z2×Z2", "projective Z4×Z2"]),
    Expectation(model: "hw-z3", kind: "decided", first: ["projective Z3×Z3"]),
    Expectation(
      model: "syk14", kind: "undecided", first: ["antiunitary Z2 χ", "projective Z2×Z2"]),
    Expectation(model: "t-times-translation", kind: "decided", first: ["antiunitary Z4"]),
  ]

  private struct Answer: Decodable {
    let verdict: VerdictAnswer.Verdict
    let solutions: [Solution]

    struct Solution: Decodable {
      let rank: Int
      let reading: String
      let groups: [SolveAnswer.Group]
      let antiunitary: Antiunitary?
    }
    struct Antiunitary: Decodable { let character: Int }
  }

  @Test("levels alone", arguments: expectations)
  func levels(_ expected: Expectation) throws {
    guard let zoo = ZooTests.folder else {
      print("skipped: the zoo of models is not beside the project")
      return
    }
    let entries = try JSONDecoder().decode(
      [ZooTests.Entry].self, from: Data(contentsOf: zoo.appending(path: "index.json")))
    let entry = try #require(entries.first { $0.name == expected.model })
    let folder = try TemporaryFolder()
    let settings = entry.settings.split(separator: " ").flatMap { ["--set", String($0)] }
    let run = try Program.xsff.run(
      [
        "compute", zoo.appending(path: "\(expected.model).yaml").path, "-o", "run.h5", "-q",
        "--seed", "20261", "--samples", "\(entry.samples)",
      ] + settings, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "spectra", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
    let first = answer.solutions.filter { $0.rank == 1 }.map { solution in
      "\(solution.reading) \(solution.groups[0].name)"
        + (solution.antiunitary.map { $0.character == 0 ? "" : " χ" } ?? "")
    }
    #expect(Set(first) == expected.first)
    #expect(answer.verdict.kind == expected.kind, "\(answer.verdict)")
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
  }
}

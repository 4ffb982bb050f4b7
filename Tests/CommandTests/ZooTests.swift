import Foundation
import Testing

/// Models with known hidden symmetries that lie beside the project: one draw of each, its commutant, its verdict.
@Suite("Models of the zoo")
struct ZooTests {
  /// A model and what one draw of it has to come to.
  struct Expectation: CustomTestStringConvertible, Sendable {
    let model: String
    let kind: String
    /// The names that have to be among the groups; where decided or infinite, the first one is the answer.
    let groups: [String]
    var order: Int? = nil
    var reading: String? = nil
    var settings: [String] = []

    var testDescription: String { model }
  }

  private static let expectations = [
    Expectation(model: "s4-z4", kind: "decided", groups: ["S4"], order: 24),
    Expectation(model: "s4-s3", kind: "decided", groups: ["S4"], order: 24),
    Expectation(model: "f21-z3", kind: "decided", groups: ["Z7⋊Z3"], order: 21),
    Expectation(model: "sl23-z3", kind: "decided", groups: ["SL(2,3)"], order: 24),
    Expectation(model: "potts3-from-C", kind: "decided", groups: ["S3"], order: 6),
    Expectation(model: "q8-z4", kind: "undecided", groups: ["Q8"], order: 8),
    Expectation(
      model: "xyz-odd-trivial-k", kind: "decided", groups: ["Z2×Z2"], order: 4,
      reading: "projective"),
    Expectation(
      model: "syk14", kind: "decided", groups: ["Z2"], order: 2, reading: "antiunitary"),
    Expectation(
      model: "xyz-odd-rz", kind: "decided", groups: ["Z2×Z2"], order: 4, reading: "projective"),
    // K commutes with Z4×Z2 too; the operators decide: see Documentation/Verdicts.md.
    Expectation(
      model: "xyz-odd-refl-k", kind: "decided", groups: ["Z2×Z2×Z2"], order: 8,
      reading: "projective"),
    Expectation(
      model: "kramers-reflection", kind: "decided", groups: ["Z2"], order: 2,
      reading: "antiunitary"),
    Expectation(
      model: "syk12", kind: "decided", groups: ["Z2"], order: 2, reading: "antiunitary"),
    Expectation(model: "t-times-translation", kind: "decided", groups: ["Z4"], order: 4),
    Expectation(model: "at-generic", kind: "infinite", groups: ["O(2)"], settings: ["L=5"]),
    Expectation(model: "su2-behind-refl", kind: "infinite", groups: ["SO(3)×Z2"]),
    Expectation(model: "ring8-trans", kind: "decided", groups: ["D8"], order: 16),
    Expectation(model: "he27-z3", kind: "undecided", groups: [], order: 27),
    Expectation(model: "hubbard-sz", kind: "decided", groups: ["SO(4)"]),
    Expectation(model: "sp4-spin32-sz", kind: "decided", groups: ["SO(5)"]),
    Expectation(model: "uls-su3-u1", kind: "decided", groups: ["SU(3)"]),
    Expectation(model: "petersen-f20", kind: "decided", groups: ["S5"], order: 120),
    Expectation(model: "psl27-z7", kind: "decided", groups: ["PSL(2,7)"], order: 168),
    Expectation(model: "cube-z4", kind: "decided", groups: ["S4×Z2"], order: 48),
    Expectation(
      model: "compass-2x3", kind: "decided", groups: ["Z2×Z2×Z2×Z2×Z2"], order: 32),
    Expectation(model: "k5-z5", kind: "decided", groups: ["S5"], order: 120),
    Expectation(model: "octa-z3", kind: "decided", groups: ["S4×Z2"], order: 48),
    Expectation(model: "biquadratic", kind: "noGroup", groups: []),
    Expectation(model: "frustrated-ladder", kind: "noGroup", groups: []),
    Expectation(model: "kw-selfdual-z2", kind: "undecided", groups: [], order: 80),
    Expectation(model: "pair-hopping-z2", kind: "noGroup", groups: []),
  ]

  static let folder: URL? = {
    var folder = Program.packageRoot
    while folder.path != "/" {
      let candidate = folder.appending(path: "shared/zoo/index.json")
      if FileManager.default.fileExists(atPath: candidate.path) {
        return candidate.deletingLastPathComponent()
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  struct Entry: Decodable {
    let name, settings: String
    let samples: Int
  }

  @Test("one draw is enough", arguments: expectations)
  func verdict(_ expected: Expectation) throws {
    guard let zoo = Self.folder else {
      print("skipped: the zoo of models is not beside the project")
      return
    }
    let entries = try JSONDecoder().decode(
      [Entry].self, from: Data(contentsOf: zoo.appending(path: "index.json")))
    let entry = try #require(entries.first { $0.name == expected.model })
    let settings =
      expected.settings.isEmpty
      ? entry.settings.split(separator: " ").map(String.init) : expected.settings
    let folder = try TemporaryFolder()
    let run = try Program.xsff.run(
      ["compute", zoo.appending(path: "\(expected.model).yaml").path, "-o", "run.h5", "-q"]
        + ["--samples", "1"] + settings.flatMap { ["--set", $0] }, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run("solve", "run.h5", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let verdict = try VerdictAnswer(solved.output).verdict
    #expect(verdict.kind == expected.kind && verdict.from == "commutant", "\(verdict)")
    #expect(expected.groups.allSatisfy(verdict.groups.contains), "\(verdict)")
    if expected.kind != "undecided" { #expect(verdict.groups == expected.groups, "\(verdict)") }
    #expect(verdict.order == expected.order, "\(verdict)")
    if let reading = expected.reading { #expect(verdict.reading == reading, "\(verdict)") }
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
  }
}

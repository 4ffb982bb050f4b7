import ExactDiagonalization
import Foundation
import ModelFiles
import Testing

@Suite("Broken model files")
struct ModelFileErrorTests {
  /// A correct file; each test replaces one piece of it.
  static let correct = """
    format: 1
    name: test
    parameters:
      L: 4
      J: {default: 1.0, maximum: 5}
      sigma: {default: 0.25, minimum: 0}
    requires:
      - {rule: L >= 2, message: two sites at least}
    samples: 3
    sites: {count: L, local: clock(3)}
    lattice: open chain
    operators: {Q: Z + h.c.}
    terms:
      - name: J
        over: bonds
        indices: [j, k]
        coupling: normal(J, sigma)
        operator: Z(j)' * Z(k) + h.c.
      - name: h
        over: sites
        operator: X(j) + h.c.
    symmetry:
      visible:
        - {name: X, on-site: X}
      anti-unitary: none
    """

  struct Defect: Sendable, CustomTestStringConvertible {
    let original: String
    let replacement: String
    let line: Int?
    let keyPath: String
    let fragments: [String]
    var testDescription: String { replacement.isEmpty ? "without \(original)" : replacement }

    init(
      _ original: String, _ replacement: String, _ line: Int?, _ path: String, _ parts: String...
    ) {
      (self.original, self.replacement) = (original, replacement)
      (self.line, self.keyPath, self.fragments) = (line, path, parts)
    }
  }

  static let structure = [
    Defect("operator: Z(j)", "operatr: Z(j)", 18, "terms[0].operatr", "unknown key", "'operator'"),
    Defect("lattice:", "latice:", 11, "latice", "did you mean 'lattice'?"),
    Defect("format: 1\n", "", 1, "", "'format' is missing", "format: 1"),
    Defect("format: 1", "format: 2", 1, "format", "format: 1"),
    Defect("name: test\n", "", 1, "", "'name' is missing"),
    Defect("over: sites\n", "\n", 19, "terms[1]", "'over' is missing"),
    Defect("- name: h", "- name: J", 19, "terms[1]", "two terms", "'J'"),
    Defect("name: test", "name: test\nname: two", 2, "", "stands twice"),
    Defect("{count: L, local: clock(3)}", "{count: L, local: clock(3)", nil, "", "not valid YAML"),
    Defect(
      "normal(J, sigma)", "gauss(J, sigma)", 17, "terms[0].coupling",
      "distributions of couplings are lognormal, normal, uniform"),
    Defect("samples: 3", "samples: 0", 9, "samples", "at least 1"),
    Defect("samples: 3", "samples: [3]", 9, "samples", "single value"),
    Defect("lattice: open chain", "lattice: opn chain", 11, "lattice", "'open chain'"),
    Defect("lattice: open chain\n", "", 14, "terms[0].over", "no 'lattice'"),
    Defect(
      "lattice: open chain", "lattice: {bonds: [[0, 4]]}", 11, "lattice.bonds[0][1]", "0 to 3"),
    Defect("clock(3)", "clok(3)", 10, "sites.local", "'clock'", "qubit"),
    Defect("clock(3)", "clock(1)", 10, "sites.local", "2 to 64"),
    Defect("clock(3)", "spin(0.7)", 10, "sites.local", "1/2, 1, 3/2"),
    Defect("clock(3)", "'spin(2, cartesian)'", 10, "sites.local", "spin(1, cartesian)"),
    Defect("count: L", "count: L - 4", 10, "sites.count", "number of sites is 0"),
    Defect("count: L", "count: 10^9", 10, "sites.count", "number of sites"),
    Defect("count: L", "count: L/3", 10, "sites.count", "integer"),
    Defect("{Q: Z + h.c.}", "{X: Z + h.c.}", 12, "operators.X", "has a meaning already"),
    Defect("{Q: Z + h.c.}", "{Q: [[1, 0], [0, 1]]}", 12, "operators.Q", "3 rows of 3"),
    Defect("{Q: Z + h.c.}", "{Q: Z(j)}", 12, "operators.Q", "without a site"),
  ]

  static let terms = [
    Defect("over: bonds", "over: bond", 15, "terms[0].over", "did you mean 'bonds'?"),
    Defect("over: bonds", "over: bonds(0)", 15, "terms[0].over", "range 0"),
    Defect("over: bonds", "over: [[0, 1, 2]]", 15, "terms[0].over[0]", "as many members"),
    Defect("[j, k]", "[j]", 16, "terms[0].indices", "2 members", "1 indices"),
    Defect("[j, k]", "[j, L]", 16, "terms[0].indices[1]", "'L' cannot be an index"),
    Defect("[j, k]", "[j, j]", 16, "terms[0].indices[1]", "'j' cannot be an index"),
    Defect(
      "normal(J, sigma)", "normal(J, -sigma)", 17, "terms[0].coupling", "must not be negative"),
    Defect("normal(J, sigma)", "normal(J)", 17, "terms[0].coupling", "two arguments"),
    Defect("normal(J, sigma)", "lognormal(0, 1e3)", 17, "terms[0].coupling", "too large"),
    Defect("  J: {", "  seed: {", 5, "parameters.seed", "belongs to the run"),
    Defect("normal(J, sigma)", "[1, 2]", 17, "terms[0].coupling", "lists 2 numbers"),
    Defect("normal(J, sigma)", "uniform(J, 0)", 17, "terms[0].coupling", "less than the lower"),
    Defect("normal(J, sigma)", "J + normal(0, sigma)", 17, "terms[0].coupling", "whole coupling"),
    Defect("normal(J, sigma)", "im*J", 17, "terms[0].coupling", "into the operator"),
    Defect("normal(J, sigma)", "sigmma", 17, "terms[0].coupling", "did you mean 'sigma'?"),
    Defect(
      "Z(j)' * Z(k) + h.c.", "Z(j)' * Z(k)", 18, "terms[0].operator", "term 'J'", "Hermitian",
      "Z(j)' * Z(k)"),
    Defect("Z(k) + h.c.", "Z(k+1) + h.c.", 18, "terms[0].operator", "0 to 3", "Z(k+1)"),
    Defect("Z(k) + h.c.", "Y(k) + h.c.", 18, "terms[0].operator", "'Y'"),
    Defect("operator: X(j) + h.c.", "operator: j < 2", 21, "terms[1].operator", "not a condition"),
  ]

  static let parametersAndSymmetry = [
    Defect("L: 4", "L: four", 4, "parameters.L", "unknown name 'four'"),
    Defect("L: 4", "pi: 4", 4, "parameters.pi", "cannot be the name"),
    Defect("maximum: 5", "maximum: 0.5", 5, "parameters.J.default", "more than the maximum 0.5"),
    Defect(
      "default: 0.25", "default: -0.1", 6, "parameters.sigma.default", "less than the minimum 0"),
    Defect(
      "J: {default: 1.0,", "J: {default: max(1, 2),", 5, "parameters.J.2)", "comma needs quotes"),
    Defect("L >= 2", "L >= 5", 8, "requires[0].rule", "two sites at least", "L = 4"),
    Defect("L >= 2", "L + 2", 8, "requires[0].rule", "condition"),
    Defect("J: {default: 1.0,", "Z: {default: 1.0,", 10, "sites.local", "'Z'", "rename"),
    Defect(
      "on-site: X", "on-site: X + Z", 24, "symmetry.visible[0].on-site", "'X'", "not unitary",
      "orthogonal"),
    Defect("on-site: X", "on-site: 2*X", 24, "symmetry.visible[0].on-site", "is 2 times a unitary"),
    Defect("on-site: X", "on-site: exp(im)*X", 24, "symmetry.visible[0].on-site", "root of unity"),
    Defect("on-site: X", "on-sit: X", 24, "symmetry.visible[0].on-sit", "'on-site'"),
    Defect("name: X, on-site: X", "name: X", 24, "symmetry.visible[0]", "'on-site' or 'permute'"),
    Defect("on-site: X", "on-site: X, phase: 2", 24, "symmetry.visible[0].phase", "modulus 1"),
    Defect("on-site: X", "permute: j + 1", 24, "symmetry.visible[0].permute", "site 3 would move"),
    Defect(
      "on-site: X", "permute: {cycles: [[0, 1], [1, 2]]}", 24, "symmetry.visible[0].permute.cycles",
      "same site"),
    Defect(
      "on-site: X", "permute: {cycles: [[0, 4]]}", 24, "symmetry.visible[0].permute.cycles[0][1]",
      "0 to 3"),
    Defect(
      "on-site: X", "on-site: 'matrix(0, 1, 1, 0)'", 24, "symmetry.visible[0].on-site",
      "9 elements"),
    Defect("on-site: X", "permute: 'if(j == 0, 1)'", 24, "symmetry.visible[0].permute", "if("),
    Defect("on-site: X", "permute: 0*j", 24, "symmetry.visible[0].permute", "the same site"),
    Defect("anti-unitary: none", "anti-unitary: yes", 25, "symmetry.anti-unitary", "'none'"),
  ]

  @Test(
    "A defect is reported with its file, line and key",
    arguments: structure + terms
      + parametersAndSymmetry)
  func reported(defect: Defect) throws {
    try Self.check(defect, in: Self.correct)
  }

  /// Breaks a correct file and checks what is said about it.
  static func check(_ defect: Defect, in correct: String) throws {
    let range = try #require(correct.range(of: defect.original))
    let broken = correct.replacingCharacters(in: range, with: defect.replacement)
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.parse(source: broken, sourceName: "dir/test.yaml")
    }
    #expect(error.keyPath == defect.keyPath, "\(error)")
    if let line = defect.line { #expect(error.line == line, "\(error)") }
    for fragment in defect.fragments { #expect(error.message.contains(fragment), "\(error)") }
    #expect(error.description.hasPrefix("dir/test.yaml"))
  }

  @Test("Without a defect the file is accepted")
  func accepted() throws {
    let model = try ModelFile.parse(source: Self.correct, sourceName: "test.yaml")
    #expect(model.structures.map(\.name) == ["J", "J", "J", "h"])
    #expect(model.source == Self.correct)
    #expect(model.defaultSamples == 3)
  }

  @Test("The column points into the expression")
  func column() throws {
    let broken = Self.correct.replacing("Z(k) + h.c.", with: "Y(k) + h.c.")
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.parse(source: broken, sourceName: "test.yaml")
    }
    #expect(error.line == 18)
    #expect(error.column == 23)
    #expect(error.description.hasPrefix("test.yaml:18:23: terms[0].operator: "))
  }

  @Test("Empty and unreadable files are refused")
  func unreadable() throws {
    #expect(throws: ModelFileError.self) { try ModelFile.parse(source: "", sourceName: "a") }
    #expect(throws: ModelFileError.self) { try ModelFile.parse(source: "- 1", sourceName: "a") }
    #expect(throws: ModelFileError.self) { try ModelFile.load(path: "/nowhere/model.yaml") }
  }
}

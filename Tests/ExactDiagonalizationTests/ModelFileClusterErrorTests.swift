import ExactDiagonalization
import ModelFiles
import Testing

@Suite("Broken model files: bosons, totals, random variables, lattices")
struct ModelFileClusterErrorTests {
  typealias Defect = ModelFileErrorTests.Defect

  /// A correct file; each test replaces one piece of it.
  static let correct = """
    format: 1
    name: test
    parameters:
      L: 3
      bosons: 2
      width: 0.5
    sites: {count: 2*L, local: boson(bosons)}
    lattice: {square: [L, 2], boundary: cylinder}
    conserve: {total: bosons, of: n}
    random:
      u: uniform(1 - width, 1 + width)
    terms:
      - name: hop
        over: bonds
        coupling: u
        operator: b(j)' * b(k) + h.c.
      - name: U
        over: sites
        coupling: 'normal(1, width)'
        operator: n(j) * (n(j) - 1)
    symmetry:
      visible:
        - {name: phase, on-site: exp(2*pi*im*n/bosons)}
      anti-unitary:
        - {name: K, on-site: 1}
    """

  static let spaceAndLattice = [
    Defect("boson(bosons)", "boson(0)", 7, "sites.local", "1 to 63 bosons, not 0"),
    Defect("boson(bosons)", "boson(64)", 7, "sites.local", "not 64"),
    Defect("boson(bosons)", "boson(1/2)", 7, "sites.local", "integer"),
    Defect("boson(bosons)", "bosn(bosons)", 7, "sites.local", "did you mean 'boson'?"),
    Defect("b(j)' * b(k)", "bdag(j) * b(k)", 16, "terms[0].operator", "'bdag'"),
    Defect("[L, 2]", "[L, 3]", 8, "lattice.square", "3 by 3", "the 6 sites"),
    Defect("[L, 2]", "[L]", 8, "lattice.square", "two lengths"),
    Defect("[L, 2]", "[L, 0]", 8, "lattice.square[1]", "not positive"),
    Defect("square:", "squre:", 8, "lattice.squre", "'square'"),
    Defect("square: [L, 2]", "square: [L, 2], ladder: L", 8, "lattice", "exactly one"),
    Defect("{square: [L, 2], boundary: cylinder}", "{boundary: open}", 8, "lattice", "exactly one"),
    Defect("cylinder", "cylindre", 8, "lattice.boundary", "did you mean 'cylinder'?"),
    Defect("[L, 2]", "[L, 2, 1]", 8, "lattice.square", "two lengths"),
    Defect("square: [L, 2]", "cubic: [L, 2]", 8, "lattice.cubic", "three lengths"),
    Defect("square: [L, 2]", "honeycomb: [L, 2]", 8, "lattice.honeycomb", "2 sites each"),
    Defect("cylinder", "[open]", 8, "lattice.boundary", "2 directions"),
    Defect("cylinder", "cylinder, positions: [[0, 0]]", 8, "lattice.positions", "regular lattice"),
    Defect(
      "square: [L, 2], boundary: cylinder", "bonds: [[0, 1]], positions: [[0, 0]]", 8,
      "lattice.positions", "1 positions for 6"),
    Defect("over: bonds", "over: plaquetes", 14, "terms[0].over", "'plaquettes'"),
    Defect(
      "{total: bosons, of: n}", "[{total: bosons, of: n}, {total: bosons + 1, of: n}]", 9,
      "conserve", "all of these totals"),
    Defect("square: [L, 2]", "ladder: L", 8, "lattice.boundary", "unknown boundary"),
    Defect("square: [L, 2]", "'bonds': [[0, 1]]", 8, "lattice.boundary", "no boundary"),
    Defect("width: 0.5", "x: 0.5", 8, "lattice", "'x'", "coordinate"),
    Defect("over: bonds", "over: bonds(100)", 14, "terms[0].over", "no bonds of range 100"),
    Defect("b(k) + h.c.", "b(site(x(k), y(k) + 2)) + h.c.", 16, "terms[0].operator", "open edge"),
    Defect("b(k) + h.c.", "b(site(k)) + h.c.", 16, "terms[0].operator", "site(x, y)"),
    Defect("b(k) + h.c.", "b(x(7)) + h.c.", 16, "terms[0].operator", "no site 7"),
  ]

  static let totalsAndVariables = [
    Defect("of: n}", "of: b}", 9, "conserve.of", "diagonal"),
    Defect("of: n}", "of: n^2 + sqrt(2)*n}", 9, "conserve.of", "common scale"),
    Defect(", of: n}", "}", 9, "conserve", "'of' is missing"),
    Defect("of: n}", "off: n}", 9, "conserve.off", "'of'"),
    Defect("total: bosons", "total: 13", 9, "conserve.total", "between 0 and 12"),
    Defect("total: bosons", "total: 1/2", 9, "conserve.total", "no state", "1 apart"),
    Defect(
      "b(j)' * b(k) + h.c.", "b(j) * b(k) + h.c.", 16, "terms[0].operator", "'hop'",
      "does not conserve"),
    Defect("of: n}", "of: n * (1 - x(j))}", 9, "conserve.of", "'x'"),
    Defect(
      "on-site: exp(2*pi*im*n/bosons)", "on-site: (b + b')^2 - 2*n - 1", 23,
      "symmetry.visible[0].on-site", "not unitary"),
    Defect("u: uniform(1 - width, 1 + width)", "u: 1 + width", 11, "random.u", "distribution"),
    Defect("u: uniform(1 - width,", "u: uniform(3,", 11, "random.u", "less than the lower"),
    Defect("u: uniform", "n: uniform", 11, "random.n", "'n' cannot be"),
    Defect("u: uniform", "width: uniform", 11, "random.width", "'width' cannot be"),
    Defect("- name: U", "- name: u", 17, "terms[1]", "random variable"),
    Defect("u: uniform", "v: uniform", 15, "terms[0].coupling", "unknown name 'u'", ", v"),
    Defect("normal(1, width)", "normal(u, width)", 19, "terms[1].coupling", "random variable 'u'"),
    Defect("b(k) + h.c.", "u*b(k) + h.c.", 16, "terms[0].operator", "random variable 'u'"),
    Defect("coupling: u", "coupling: im*u", 15, "terms[0].coupling", "into the operator"),
    Defect("coupling: u", "coupling: sqrt(u - 1)", 15, "terms[0].coupling", "real number"),
    Defect("b(k) + h.c.", "b(k)", 16, "terms[0].operator", "'hop'", "Hermitian"),
    Defect("over: sites", "over: sites\n    indices: [u]", 19, "terms[1].indices[0]", "'u' cannot"),
  ]

  @Test(
    "A defect is reported with its file, line and key",
    arguments: spaceAndLattice + totalsAndVariables)
  func reported(defect: Defect) throws { try ModelFileErrorTests.check(defect, in: Self.correct) }

  @Test("Without a defect the file is accepted")
  func accepted() throws {
    let model = try ModelFile.parse(source: Self.correct, sourceName: "test.yaml")
    #expect(model.siteDimensions == [3, 3, 3, 3, 3, 3])
    #expect(model.conservedTotal?.dimension == 21)
    #expect(model.structures.map(\.name) == ["hop"] + Array(repeating: "U", count: 6))
  }

  @Test(
    "Overrides that leave no state or no lattice are the command's fault",
    arguments: [("bosons", "0"), ("bosons", "64"), ("L", "0"), ("L", "-1")])
  func overridden(name: String, value: String) throws {
    let error = try #require(throws: ModelParameterError.self) {
      try ModelFile.parse(
        source: Self.correct, sourceName: "test.yaml", overrides: [name: value])
    }
    #expect(error.parameter == name)
  }
}

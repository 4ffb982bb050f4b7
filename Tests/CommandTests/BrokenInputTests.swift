import Foundation
import Testing

/// Model files and run files that each have one mistake: `Tests/Fixtures`.
@Suite("Broken inputs")
struct BrokenInputTests {
  private static let fixtures = Program.packageRoot.appending(path: "Tests/Fixtures")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func names(_ subfolder: String, _ type: String) -> [String] {
    let path = fixtures.appending(path: subfolder).path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { $0.hasSuffix(type) }.map { String($0.dropLast(type.count)) }.sorted()
  }

  /// What the sentence has to name.
  private static let models = [
    "bad-spin": "a spin is one of 1/2, 1", "bond-outside": "there is no site 4",
    "bond-to-itself": "names a site twice",
    "charge-not-conserved": "does not conserve the charge M",
    "charge-not-integer": "a charge takes integer values", "complex-coupling": "a real number",
    "division-by-zero": "division by zero", "empty": "the file is empty",
    "empty-terms": "no terms", "fractional-sites": "an integer is expected",
    "future-format": "reads 'format: 1'",
    "generator-does-not-commute": "R does not commute with the Hamiltonian",
    "generator-not-unitary": "R", "generator-of-endless-order": "R",
    "key-twice": "'name' stands twice", "list-at-top": "not a list",
    "misspelt-key": "did you mean 'parameters'?", "negative-deviation": "must not be negative",
    "no-format": "'format' is missing", "no-name": "'name' is missing",
    "no-sites": "'sites' is missing", "no-terms": "'terms' is missing",
    "not-hermitian": "add '+ h.c.'", "not-text": "not UTF-8 text", "not-yaml": "not valid YAML",
    "odd-fermions": "even products of fermionic",
    "parameter-below-minimum": "less than the minimum 2",
    "parameter-cycle": "unknown name 'b'", "permutation-with-a-gap": "every site from 0 to 3 once",
    "rule-broken": "the ring must be even", "site-outside": "there is no site 4",
    "square-of-wrong-size": "2 by 3 sites", "term-name-twice": "two terms with the name 'J'",
    "too-few-couplings": "lists 2 numbers, but the sum has 3 tuples",
    "too-large-for-memory": "are available", "total-that-no-state-has": "no state has the total 9",
    "unbalanced-parenthesis": "ends too early, ')' expected",
    "unknown-lattice": "unknown lattice 'hexagon'",
    "unknown-operator": "did you mean 'Sm'?", "unknown-parameter": "unknown name 'Jz'",
    "unknown-space": "did you mean 'qubit'?", "zero-sites": "the number of sites is 0",
  ]

  @Test("a model file is refused in a sentence that says what and where", arguments: models)
  func model(name: String, phrase: String) throws {
    let path = Self.fixtures.appending(path: "broken-models/\(name).yaml").path
    let result = try Program.xsff.run("compute", path, "-q", "-o", "run.h5", in: folder)
    let isPhysics = ["generator-does-not-commute", "too-large-for-memory"].contains(name)
    expectRefusal(result, status: isPhysics ? 1 : 3, phrase)
    #expect(folder.names.isEmpty)
  }

  private static let runs = [
    "characters-not-finite": "at [0, 0] is not finite", "characters-not-orthogonal": "characters",
    "characters-not-square": "it must be [3, 3]", "class-sizes-that-do-not-add-up": "add up to 4",
    "cut-off": "truncated", "dataset-in-place-of-a-group": "/sectors: this must be a group",
    "dimension-of-another-irrep": "[1, 2, 1]", "empty": "not an HDF5 file",
    "kind-is-a-number": "kind must hold text",
    "level-not-finite": "level 4 of sample 1 is not finite",
    "levels-are-texts": "/spectra/0", "levels-in-one-row": "[sample, level]",
    "levels-not-ascending": "level 3 of sample 0",
    "multiplicity-of-other-levels": "it must be [samples, 13]",
    "names-are-numbers": "/sectors/name", "negative-class-size": "must be positive",
    "negative-multiplicity": "a negative number of levels",
    "no-characters": "/visible_group/characters", "no-class-sizes": "/visible_group/class_sizes",
    "no-hdf5": "not an HDF5 file", "no-levels-at-all": "/spectra: this group is missing",
    "no-levels-of-a-sector": "/spectra/2", "no-multiplicity": "/sectors/multiplicity",
    "no-power-maps": "/visible_group/power_maps", "no-primes": "primes",
    "no-sectors": "/sectors: this group is missing", "no-visible-group": "/visible_group",
    "period-of-zero": "must be positive", "power-map-outside": "the class 9 does not exist",
    "prime-that-is-none": "the primes [3]", "samples-of-unequal-number": "/spectra/2",
    "too-few-names": "/sectors/name", "unknown-kind": "\"finit\"",
    "window-upside-down": "E_min < E_max", "wrong-order": "order is 5",
  ]

  @Test("a run file is refused in a sentence that names what is wrong in it", arguments: runs)
  func run(name: String, phrase: String) throws {
    let file = try Data(
      contentsOf: Self.fixtures.appending(path: "broken-run-files/\(name).h5"))
    try file.write(to: folder.file("run.h5"))
    let result = try Program.bootstrap.run("solve", "run.h5", in: folder)
    expectRefusal(result, status: 3, phrase)
    #expect(try Data(contentsOf: folder.file("run.h5")) == file)
  }

  @Test("every fixture has its sentence")
  func complete() {
    #expect(Self.models.keys.sorted() == Self.names("broken-models", ".yaml"))
    #expect(Self.runs.keys.sorted() == Self.names("broken-run-files", ".h5"))
  }
}

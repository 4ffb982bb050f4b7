import Foundation
import Testing

@Suite("What xsff compute refuses")
struct ComputeErrorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let model = """
    format: 1
    name: test
    parameters:
      L: 4
      W: {default: 1.0, minimum: 0}
    sites: {count: L, local: qubit}
    lattice: open chain
    terms:
      - name: exchange
        over: bonds
        operator: X(j)*X(k) + Y(j)*Y(k)
      - name: field
        over: sites
        coupling: uniform(-W, W)
        operator: Z(j)
    symmetry:
      visible:
        - {name: flip, on-site: Z}
    """

  private func compute(
    _ arguments: String..., replacing text: String = "", by replacement: String = ""
  ) throws -> CommandResult {
    var model = Self.model
    if !text.isEmpty {
      try #require(model.contains(text))
      model = model.replacing(text, with: replacement)
    }
    try folder.write(model, to: "test.yaml")
    let result = try Program.xsff.run(["compute", "test.yaml"] + arguments, in: folder)
    if result.status != 0 { #expect(folder.names == ["test.yaml"]) }
    return result
  }

  @Test("the model itself is fine")
  func correct() throws {
    let result = try compute("--quiet")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(folder.names == ["test.h5", "test.yaml"])
  }

  @Test("a misspelt key in the model file")
  func misspeltKey() throws {
    expectRefusal(
      try compute(replacing: "coupling:", by: "copling:"), status: 3, "test.yaml:14:",
      "terms[1].copling", "unknown key", "did you mean 'coupling'?")
  }

  @Test("text that is no YAML, and an empty file")
  func noYAML() throws {
    expectRefusal(
      try compute(replacing: "qubit}", by: "qubit"), status: 3, "test.yaml", "not valid YAML")
    expectRefusal(
      try compute(replacing: Self.model, by: " "), status: 3, "test.yaml", "the file is empty")
  }

  @Test("an unknown parameter, with the nearest one")
  func unknownParameter() throws {
    expectRefusal(
      try Program.xsff.run("compute", "s3-chain", "--set", "sigmma=1", in: folder), status: 2,
      "sigmma", "no such parameter", "did you mean 'sigma'?")
  }

  @Test(
    "a malformed --set", arguments: ["L", "L=", "=4", "L=four", "L=4.5", "L=1/0"])
  func malformedSet(assignment: String) throws {
    expectRefusal(try compute("--set", assignment), status: 2)
  }

  @Test("a parameter given twice")
  func repeatedSet() throws {
    expectRefusal(try compute("--set", "L=3", "--set", "L=4"), status: 2, "L twice")
  }

  @Test("a negative size, from the command line or in the file")
  func negativeSize() throws {
    expectRefusal(
      try Program.xsff.run("compute", "s3-chain", "--set", "L=-3", in: folder), status: 2, "L",
      "-3")
    expectRefusal(try compute("--set", "L=-3"), status: 2, "L", "-3")
    expectRefusal(
      try compute(replacing: "L: 4", by: "L: -3"), status: 3, "test.yaml:6:", "sites.count", "-3")
    expectRefusal(try compute("--set", "W=-1"), status: 2, "W", "minimum 0")
  }

  @Test("a term that breaks a generator: both are named")
  func brokenSymmetry() throws {
    expectRefusal(
      try compute(replacing: "operator: Z(j)", by: "operator: X(j)"), status: 1, "flip", "field",
      "does not commute")
  }

  @Test("an anti-unitary symmetry that H does not have")
  func brokenAntiunitarySymmetry() throws {
    expectRefusal(
      try compute(
        replacing: "on-site: Z}", by: "on-site: Z}\n  anti-unitary:\n    - {name: T, on-site: Y}"),
      status: 1, "anti-unitary", "T", "field")
  }

  @Test("generators that do not close below a limit")
  func noClosure() throws {
    // The cycle and one transposition of 7 sites make all 5040 permutations.
    let swap = "j + max(0, 1 - j) - max(0, 1 - abs(j - 1))"
    expectRefusal(
      try compute(
        "--set", "L=7", replacing: "flip, on-site: Z}",
        by: "cycle, permute: (j + 1) mod L}\n    - {name: swap, permute: '\(swap)'}"),
      status: 1, "cycle", "swap", "1000")
  }

  @Test("a term that is not Hermitian")
  func notHermitian() throws {
    expectRefusal(
      try compute(replacing: "operator: Z(j)", by: "operator: im*Z(j)"), status: 3, "field",
      "not Hermitian")
  }

  @Test(
    "a sector that does not fit into memory is refused with its size, before allocation",
    arguments: [("14", "1594323 levels"), ("30", "68630377364883 levels"), ("60", "60 sites")])
  func tooLarge(sites: String, fragment: String) throws {
    // It is plenty for a program that allocates nothing.
    let result = try Program.xsff.run(
      shell: "\(Program.memoryLimit)exec \"$@\"", "compute", "s3-chain", "--set", "L=\(sites)",
      "--threads", "1", in: folder)
    expectRefusal(result, status: 1, fragment)
    if sites != "60" { expectRefusal(result, status: 1, "GiB of memory", "are available") }
    #expect(folder.names.isEmpty)
  }

  @Test(
    "a wrong command line",
    arguments: [
      (["--sampels", "3"], "Did you mean '--samples'"), (["--samples", "0"], "at least 1"),
      (["--samples", "many"], "--samples"), (["--threads", "0"], "at least 1"),
      (["--seed", "-1"], "--seed"), (["--times", "linear:3:1:10"], "--times"),
      (["--quiet", "--verbose"], "exclude each other"), (["surplus"], "surplus"),
    ])
  func wrongOption(options: [String], fragment: String) throws {
    let result = try Program.xsff.run(["compute", "s3-chain"] + options, in: folder)
    expectRefusal(result, status: 2, fragment)
    #expect(result.errors.contains("Usage: xsff compute"))
    #expect(folder.names.isEmpty)
  }

  @Test("a command without its model, and an unknown command")
  func wrongCommand() throws {
    expectRefusal(try Program.xsff.run("compute", in: folder), status: 2, "<model>")
    expectRefusal(try Program.xsff.run("comptue", in: folder), status: 2, "comptue")
  }

  @Test("an unknown model, with the nearest name, and a missing file")
  func unknownModel() throws {
    expectRefusal(
      try Program.xsff.run("compute", "s3-chian", in: folder), status: 2, "'s3-chian'",
      "did you mean 's3-chain'?")
    expectRefusal(
      try Program.xsff.run("compute", "./nowhere.yaml", in: folder), status: 3, "nowhere.yaml")
    expectRefusal(try Program.xsff.run("compute", "./", in: folder), status: 3, "cannot be read")
  }
}

import Foundation
import ResultFiles
import Testing

/// What bundled models hide, from the literature: the irreps of one draw by dimension and number of levels, and what they come to.
@Suite("Hidden symmetries of bundled models")
struct BundledSymmetryTests {
  /// A model and what one draw of it has to show.
  struct Expectation: CustomTestStringConvertible, Sendable {
    let model: String
    var settings: [String] = []
    /// "D:n" for each irrep.
    let irreps: [String]
    /// The kind of the verdict, and the groups that it names; nil where the irreps alone are claimed.
    var verdict: (kind: String, groups: [String])?
    var reading: String?

    var testDescription: String { ([model] + settings).joined(separator: " ") }
  }

  private static let expectations = [
    // Kohmoto, den Nijs, Kadanoff 1981: the levels of a staggered XXZ chain of 2 L spins, C(2L, L-m) for charge m.
    Expectation(
      model: "z4-clock", irreps: ["1:126", "1:126", "2:210", "2:120", "2:45", "2:10", "2:1"],
      verdict: ("infinite", ["Pin(2)"])),
    // The orbits of the dihedral group of four states.
    Expectation(
      model: "z4-clock", settings: ["L=4", "J2=0.6", "K2=0.5"],
      irreps: ["1:36", "1:36", "1:28", "1:28", "2:64"], verdict: ("decided", ["D4"])),
    // C(L, m) states with m spins down.
    Expectation(
      model: "random-field-ring",
      irreps: [1, 8, 28, 56, 70, 56, 28, 8, 1].map { "1:\($0)" }, verdict: ("infinite", ["U(1)"])),
    // Schur and Weyl: Young diagrams of four boxes with up to three rows, or four.
    Expectation(
      model: "su3-spin1", settings: ["L=4"], irreps: ["3:3", "6:2", "15:3", "15:1"]),
    Expectation(
      model: "spin-orbital", irreps: ["1:1", "15:3", "20:2", "45:3", "35:1"]),
    // Three spins 1/2 have the total spin 1/2 twice and 3/2 once, and so have the orbitals.
    Expectation(
      model: "spin-orbital", settings: ["L=3", "a=0.2", "b=0.3"],
      irreps: ["4:4", "8:2", "8:2", "16:1"], verdict: ("decided", ["SO(4)"])),
    Expectation(
      model: "su3-spin1", settings: ["L=4", "theta=0.3"],
      irreps: ["1:3", "3:6", "5:6", "7:3", "9:1"], verdict: ("decided", ["SO(3)"])),
    // Douçot, Feigel'man, Ioffe, Ioselevich 2005: four signs, and every level is double.
    Expectation(model: "compass", irreps: [String](repeating: "2:16", count: 16)),
    Expectation(
      model: "compass", settings: ["periodic=1"], irreps: [String](repeating: "2:16", count: 16)),
    // Characters of S5 on the colourings of ten vertices by two colours.
    Expectation(
      model: "petersen", irreps: ["1:34", "1:6", "4:56", "4:16", "5:58", "5:38", "6:36"],
      verdict: ("decided", ["S5"])),
    // Characters of the dihedral group on necklaces without neighbouring beads.
    Expectation(
      model: "pxp", settings: ["L=9"], irreps: ["1:9", "1:1", "2:8", "2:9", "2:8", "2:8"],
      verdict: ("decided", ["D9"])),
    // Traces: 729, 1 for charge conjugation, i⁶ for the Fourier transform, 0 for all others.
    Expectation(
      model: "fourier-clock", irreps: ["1:20", "1:20", "1:21", "1:20", "4:81", "4:81"],
      verdict: ("decided", ["(Z3×Z3)⋊Z4"])),
    // C(2L, L-j) - C(2L, L-j-1) levels for D = 1, 4, 11, 29, 76.
    Expectation(
      model: "potts5", irreps: ["1:14", "4:28", "11:20", "29:7", "76:1"], verdict: ("noGroup", [])),
    Expectation(
      model: "xyz-chain", settings: ["L=7"], irreps: ["2:64"], verdict: ("decided", ["Z2×Z2"]),
      reading: "projective"),
    Expectation(
      model: "xyz-chain", settings: ["L=6"], irreps: [String](repeating: "1:16", count: 4),
      verdict: ("decided", ["Z2×Z2"]), reading: "unitary"),
  ]

  @Test("one draw shows what the literature knows", arguments: expectations)
  func hidden(_ expected: Expectation) throws {
    let folder = try TemporaryFolder()
    let run = try Program.xsff.run(
      ["compute", expected.model, "-o", "run.h5", "-q", "--samples", "1", "--seed", "5"]
        + expected.settings.flatMap { ["--set", $0] }, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let group = try RunFile(reading: folder.file("run.h5")).root.group("commutant")
    let found = zip(
      try group.read("dimension", as: Int.self).elements,
      try group.read("levels", as: Int.self).elements
    ).map { "\($0):\($1)" }
    #expect(found.sorted() == expected.irreps.sorted())
    guard let verdict = expected.verdict else { return }
    let solved = try Program.bootstrap.run("solve", "run.h5", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let answer = try VerdictAnswer(solved.output).verdict
    #expect(answer.kind == verdict.kind && answer.groups == verdict.groups, "\(answer)")
    if let reading = expected.reading { #expect(answer.reading == reading) }
  }
}

import Foundation
import Numerics
import ResultFiles
import Testing

/// The fault: disorder in an overall factor gave forty samples of one spectrum, which counted as forty.
@Suite("Samples that are copies of one spectrum")
struct SampleCopiesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Answer: Decodable {
    let sampleCopies: Copies?
    let signatures: [SolveAnswer.Signature]
    let verdict: Verdict
    let conflict: Conflict?
    let exhaustive: Bool

    struct Copies: Decodable {
      let samples, effectiveSamples: Int
      let kind: String
      let couplings: [String]
    }

    struct Verdict: Decodable {
      let kind, reason: String
    }

    struct Conflict: Decodable {
      let errorFactor: Double
    }
  }

  /// A spin chain whose couplings are fixed up to a common factor.
  private func writeModel(factor: String) throws {
    try """
    format: 1
    name: scaled
    title: A chain with one random factor
    parameters:
      L: {default: 6}
    samples: 40
    sites: {count: L, local: spin(1/2)}
    lattice: open chain
    random:
      U: \(factor)
    terms:
      - name: xx
        over: bonds
        indices: [j, k]
        coupling: U*(1 + 0.31*sin(1.7*j))
        operator: 4*Sx(j)*Sx(k)
      - name: zz
        over: bonds
        indices: [j, k]
        coupling: U*(0.8 + 0.23*cos(2.3*j))
        operator: 4*Sz(j)*Sz(k)
      - name: z
        over: sites
        indices: [j]
        coupling: U*(0.4 + 0.1*j)
        operator: 2*Sz(j)
    symmetry:
      visible:
        - {name: P, on-site: exp(im*pi*(Sz - 1/2))}
    """.write(to: folder.file("scaled.yaml"), atomically: true, encoding: .utf8)
  }

  private func compute() throws -> CommandResult {
    let result = try Program.xsff.run(
      "compute", "scaled.yaml", "--force", "-o", "run.h5", "--commutant", "off", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return result
  }

  private func solve(_ from: String) throws -> (answer: Answer, result: CommandResult) {
    let result = try Program.bootstrap.run(
      "solve", "run.h5", "--from", from, "--json", "--no-store", "--max-index", "4", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return (
      try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8)), result
    )
  }

  @Test("disorder in a factor alone is named, stored, and counts once")
  func randomFactor() throws {
    try writeModel(factor: "uniform(0.75, 1.25)")
    let computed = try compute()
    let sentence = "All 40 samples are one spectrum, rescaled: disorder in U alone multiplies H."
    #expect(computed.errors.contains(sentence))
    #expect(computed.output.contains("samples: 40, 1 of them distinct"))
    let root = try RunFile(reading: folder.file("run.h5")).root
    let samples = try root.group("samples")
    #expect(try samples.attribute("effective_samples", as: Int.self)?.elements == [1])
    #expect(try samples.stringAttribute("copies") == "rescaled")
    #expect(
      try samples.read("copy_of", as: Int.self).elements == Array(repeating: 0, count: 40))
    #expect(
      try root.stringAttribute("method", of: "plateau/standard_error")
        == "block averaging over time")
    for from in ["spectra", "plateau"] {
      let (answer, result) = try solve(from)
      #expect(result.errors.contains(sentence))
      let copies = try #require(answer.sampleCopies)
      #expect(copies.samples == 40 && copies.effectiveSamples == 1)
      #expect(copies.kind == "rescaled" && copies.couplings == ["U"])
    }
  }

  @Test("without disorder all samples are equal, and have errors")
  func noDisorder() throws {
    try writeModel(factor: "uniform(1, 1)")
    #expect(try compute().errors.contains("no coupling is random"))
    let errors = try RunFile(reading: folder.file("run.h5")).root
      .read("plateau/standard_error", as: Double.self).elements
    #expect(errors.allSatisfy { $0 > 0 })
    #expect(try solve("plateau").answer.sampleCopies?.kind == "equal")
  }

  @Test("errors over copied samples, as files of before have them, decide nothing")
  func oldFile() throws {
    try writeModel(factor: "uniform(0.75, 1.25)")
    _ = try compute()
    let file = try HDF5File(copying: folder.file("run.h5"))
    try file.root.setAttribute(
      "method", "jackknife over samples", on: "plateau/standard_error")
    try file.write(to: folder.file("run.h5"), overwrite: true)
    let answer = try solve("plateau").answer
    #expect(answer.verdict.kind == "undecided")
    #expect(answer.verdict.reason.contains("copies"))
  }
}

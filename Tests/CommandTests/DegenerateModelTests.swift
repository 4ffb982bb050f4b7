import Foundation
import Testing

/// Models whose levels are so degenerate that nobody could list what they may be halves or sums of: no Hamiltonian, classical
/// rings, constrained ones, independent atoms.
///
/// `bootstrap solve --from spectra --time-limit 5` filled all memory before, and answered neither to the time limit nor to signals.
@Suite("Highly degenerate levels")
struct DegenerateModelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  struct Model: CustomTestStringConvertible, Sendable {
    let name, local, term: String
    var over = "bonds"
    var flip: String? = nil
    let sizes: [Int]

    var testDescription: String { name }

    var text: String {
      """
      format: 1
      name: degenerate
      title: \(name)
      parameters:
        L: {default: 8, minimum: 3, description: sites}
      sites: {count: L, local: \(local)}
      lattice: ring
      terms:
        - {name: J, over: \(over), operator: '\(term)'}
      symmetry:
        visible:
          - {name: T, permute: (j + 1) mod L}
      """ + (flip.map { "\n    - {name: F, on-site: \($0)}" } ?? "") + "\n"
    }
  }

  private static let models = [
    Model(name: "no Hamiltonian", local: "qubit", term: "0*Z(j)*Z(k)", sizes: [8]),
    Model(
      name: "classical Ising ring", local: "qubit", term: "Z(j)*Z(k)", flip: "X", sizes: [8, 10]),
    Model(
      name: "PXP ring", local: "qubit", term: "(1 - Z(j))*X((j+1) mod L)*(1 - Z((j+2) mod L))",
      over: "sites", sizes: [8, 10]),
    Model(
      name: "Hubbard atoms", local: "{up: fermion, down: fermion}", term: "4*up.n(j)*down.n(j)",
      over: "sites", sizes: [4]),
  ]

  private struct Answer: Decodable {
    struct Verdict: Decodable { let kind, reason: String }
    let verdict: Verdict
  }

  @Test("an honest verdict within the limits of time and memory", arguments: models)
  func verdict(_ model: Model) throws {
    try folder.write(model.text, to: "model.yaml")
    for size in model.sizes {
      let run = try Program.xsff.run(
        "compute", "model.yaml", "--set", "L=\(size)", "-o", "run.h5", "--force", "-q", in: folder)
      try #require(run.status == 0, "\(run.errors)")
      for source in [["--from", "spectra"], []] {
        let start = ContinuousClock.now
        let arguments = ["solve", "run.h5", "--json", "--no-store", "--time-limit", "5"] + source
        let command = try RunningCommand(
          URL(fileURLWithPath: "/bin/sh"),
          ["-c", "\(Program.memoryLimit)exec \"$@\"", "sh", Program.bootstrap.executable.path]
            + arguments, in: folder)
        let solved = command.result()
        try #require(solved.status == 0, "\(solved.errors)")
        #expect(start.duration(to: .now) < .seconds(10))
        let verdict = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8)).verdict
        #expect(verdict.kind == "undecided" || verdict.kind == "noGroup", "\(verdict)")
        #expect(!verdict.reason.isEmpty)
      }
    }
  }

  /// SIGTERM after every part of a second, in whatever the command does then: reading, weighing levels, listing, searching.
  @Test("SIGTERM is answered in every phase")
  func signals() throws {
    let run = try Program.xsff.run(
      "compute", "ashkin-teller", "--set", "L=4", "--samples", "2", "-o", "run.h5", "-q", in: folder
    )
    try #require(run.status == 0, "\(run.errors)")
    for options in [["--exhaustive", "--max-index", "60"], ["--unobserved", "any"]] {
      for delay in [0.1, 0.3, 0.8, 2.0] {
        let command = try RunningCommand(
          Program.bootstrap.executable,
          ["solve", "run.h5", "--from", "spectra", "--no-store", "--time-limit", "600"] + options,
          in: folder)
        command.wait { $0.catchesInterrupts }
        Thread.sleep(forTimeInterval: delay)
        guard command.isRunning else { continue }
        let start = ContinuousClock.now
        command.send(SIGTERM)
        #expect(command.result().status == 143)
        #expect(start.duration(to: .now) < .seconds(3), "after \(delay) s with \(options)")
      }
    }
  }
}

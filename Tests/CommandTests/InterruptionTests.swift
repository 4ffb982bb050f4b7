import Foundation
import Testing

@Suite("Interruption")
struct InterruptionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "a signal before the first sample is finished leaves no file",
    arguments: zip([SIGINT, SIGTERM], [Int32(130), 143]))
  func compute(signal: Int32, status: Int32) throws {
    let command = try RunningCommand(
      Program.xsff.executable,
      ["compute", "s3-chain", "--set", "L=8", "--samples", "1000", "--threads", "1"], in: folder)
    command.wait { $0.errorsSoFar.contains("1/3000 diagonalizations") }
    command.send(signal)
    let result = command.result()
    expectRefusal(result, status: status, signal == SIGINT ? "Interrupted." : "SIGTERM")
    #expect(result.output.isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test("a signal while the commutant is looked for ends the run, and is no reason to leave it out")
  func commutant() throws {
    let command = try RunningCommand(
      Program.xsff.executable,
      ["compute", "fermi-hubbard", "--set", "L=6", "--samples", "1", "--threads", "1"], in: folder)
    command.wait { $0.errorsSoFar.contains("sectors of the commutant") }
    command.send(SIGINT)
    let result = command.result()
    expectRefusal(result, status: 130, "Interrupted.", "1 of 1 samples are kept", "--resume")
    #expect(result.output.isEmpty)
    #expect(folder.names == ["fermi-hubbard.h5.partial"])
  }

  @Test(
    "a signal during a window ends it at once and leaves no file",
    arguments: [
      ["heisenberg", "--set", "L=18", "--levels", "40"], ["s3-chain", "--set", "L=10", "--middle"],
    ])
  func window(arguments: [String]) throws {
    let command = try RunningCommand(
      Program.xsff.executable, ["window"] + arguments + ["--threads", "1", "--operators", "off"],
      in: folder)
    command.wait { $0.catchesInterrupts && $0.processorSeconds > 2 }
    let start = ContinuousClock.now
    command.send(SIGINT)
    let result = command.result()
    // Within a second where no other program takes the processor.
    #expect(ContinuousClock.now - start < .seconds(8))
    expectRefusal(result, status: 130, "Interrupted.")
    #expect(result.output.isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test(
    "a signal during solve prints what was found so far",
    .disabled(
      if: Program.isSanitized, "sanitized programs do not have their answer within a second"))
  func solve() throws {
    let run = try Program.xsff.run(
      "compute", "ashkin-teller", "--set", "L=4", "--samples", "2", "-o", "run.h5", "--quiet",
      in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let command = try RunningCommand(
      Program.bootstrap.executable,
      [
        "solve", "run.h5", "--from", "spectra", "--max-index", "100", "--exhaustive",
        "--time-limit", "3600",
        "--json",
      ], in: folder)
    // Listing the likely candidates takes a second or two; then S4 comes at once, and the larger indices take hours.
    command.wait { $0.catchesInterrupts && $0.processorSeconds > 6 }
    command.send(SIGINT)
    let result = command.result()
    expectRefusal(result, status: 130, "Interrupted.")
    let answer = try SolveAnswer(result.output)
    #expect(!answer.exhaustive)
    #expect(answer.solutions.first?.groups.first?.name == "S4")
    #expect(folder.names == ["run.h5"])
  }
}

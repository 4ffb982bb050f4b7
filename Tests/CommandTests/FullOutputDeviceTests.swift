import Foundation
import Testing

/// A full disk under standard output or standard error once ended the commands with a stack trace,
/// or went unnoticed.
@Suite(
  "Output that cannot be written",
  .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
struct FullOutputDeviceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("help and version", arguments: ["--help", "--version"])
  func help(option: String) throws {
    for program in [Program.xsff, .bootstrap] {
      expectRefusal(
        try Program.run(
          shellLine: "\"$PROGRAM\" \(option) > /dev/full", program: program, in: folder),
        status: 1, "Cannot write to standard output", "No space left")
    }
  }

  @Test("results: the file is there all the same")
  func results() throws {
    let computed = try Program.run(
      shellLine: "\"$PROGRAM\" compute s3-chain --set L=3 -q > /dev/full", program: .xsff,
      in: folder)
    expectRefusal(computed, status: 1, "Cannot write to standard output")
    #expect(folder.names == ["s3-chain.h5"])
    for option in ["", "--json"] {
      let solved = try Program.run(
        shellLine: "\"$PROGRAM\" solve s3-chain.h5 --index 2 \(option) > /dev/full",
        program: .bootstrap, in: folder)
      expectRefusal(solved, status: 1, "Cannot write to standard output")
    }
  }

  @Test("progress and errors: the exit status still tells")
  func errors() throws {
    let computed = try Program.run(
      shellLine: "\"$PROGRAM\" compute s3-chain --set L=3 2> /dev/full", program: .xsff,
      in: folder)
    #expect(computed.status == 0)
    #expect(computed.output.contains("Written to s3-chain.h5"))
    let refused = try Program.run(
      shellLine: "\"$PROGRAM\" compute s3-chain 2> /dev/full", program: .xsff, in: folder)
    #expect(refused.status == 1)
  }
}

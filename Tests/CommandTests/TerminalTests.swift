import Foundation
import Testing

/// The command of util-linux that gives a program a terminal.
private let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

@Suite("On a terminal", .enabled(if: hasScript, "no /usr/bin/script"))
struct TerminalTests {
  @Test("the verdict is coloured unless NO_COLOR is set; files and pipes get plain text")
  func colours() throws {
    let folder = try TemporaryFolder()
    let computed = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=3", "--samples", "1", "--quiet", "-o", "run.h5",
      in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    func solve(_ settings: String) throws -> String {
      try Program.bootstrap.run(
        shell: "\(settings) exec /usr/bin/script -qec \"$1 solve run.h5 --no-store\" /dev/null",
        in: folder
      ).output
    }
    let coloured = try solve("TERM=xterm;  export TERM;")
    #expect(coloured.hasPrefix("\u{1B}[1;"), "\(coloured.prefix(80))")
    for settings in ["TERM=xterm NO_COLOR=1; export TERM NO_COLOR;", "TERM=dumb; export TERM;"] {
      #expect(try !solve(settings).contains("\u{1B}"))
    }
    let piped = try Program.bootstrap.run("solve", "run.h5", "--no-store", in: folder).output
    #expect(!piped.contains("\u{1B}"))
    #expect(piped.hasSuffix("Next: bootstrap report run.h5\n"))
    let plain = try solve("LC_ALL=C TERM=dumb; export LC_ALL TERM;")
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
    #expect(plain.contains("chi3xchi3 = chi1 + chi2 + chi3"))
    #expect(try solve("LC_ALL=C.UTF-8 TERM=dumb; export LC_ALL TERM;").contains("χ3×χ3"))
  }
}

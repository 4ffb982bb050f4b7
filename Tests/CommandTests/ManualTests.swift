import Foundation
import Testing

@Suite("Manual pages and completions, as make install makes them")
struct ManualTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ script: String) throws {
    let path = Program.packageRoot.appending(path: "Scripts/\(script)").path
    let binaries = Program.xsff.executable.deletingLastPathComponent().path
    let result = try RunningCommand(
      URL(fileURLWithPath: "/bin/sh"), [path, binaries, "made"], in: folder
    ).result()
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("there is a page for each command, with name, synopsis and options")
  func manual() throws {
    try make("make-manual.sh")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.file("made").path)
    for command in [
      "xsff", "xsff-compute", "xsff-plot", "bootstrap", "bootstrap-solve", "bootstrap-report",
    ] {
      #expect(pages.contains(command + ".1"), "\(pages)")
    }
    for page in pages {
      let text = try String(contentsOf: folder.file("made/\(page)"), encoding: .utf8)
      let lines = text.split(separator: "\n")
      #expect(lines.first?.hasPrefix(".TH \"") == true, "\(page)")
      for section in [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS"] {
        #expect(lines.contains { $0 == section }, "\(page): \(section)")
      }
      let requests = lines.filter { $0.hasPrefix(".") }.map { $0.prefix(3) }
      #expect(requests.allSatisfy { [".TH", ".SH", ".nf", ".fi"].contains($0) }, "\(page)")
    }
  }

  @Test("bash takes the completions, which know commands and options")
  func completions() throws {
    try make("make-completions.sh")
    for program in ["xsff", "bootstrap"] {
      for path in [
        "bash-completion/completions/\(program)", "zsh/site-functions/_\(program)",
        "fish/vendor_completions.d/\(program).fish",
      ] {
        let text = try String(contentsOf: folder.file("made/\(path)"), encoding: .utf8)
        #expect(text.contains(program == "xsff" ? "plot" : "report"), "\(path)")
      }
      let result = try RunningCommand(
        URL(fileURLWithPath: "/bin/bash"), ["-n", "made/bash-completion/completions/\(program)"],
        in: folder
      ).result()
      #expect(result.status == 0, "\(result.errors)")
    }
  }
}

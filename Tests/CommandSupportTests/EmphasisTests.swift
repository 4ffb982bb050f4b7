import CommandSupport
import Testing

@Suite("Colours and next steps")
struct EmphasisTests {
  @Test("no colour where the output is no terminal, nor where it is not wanted")
  func shown() {
    // Tests have no terminal.
    #expect(!Emphasis.isShown(on: .output, environment: ["TERM": "xterm"]))
    #expect(!Emphasis.isShown(on: .output, environment: ["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(!Emphasis.isShown(on: .output, environment: [:]))
    #expect(Emphasis.settled.applied(to: "Decided", isColoured: false) == "Decided")
    #expect(Emphasis.open.applied(to: "a", isColoured: true) == "\u{1B}[1;33ma\u{1B}[0m")
  }

  @Test(
    "files are named as a shell takes them",
    arguments: [
      ("run.h5", "run.h5"), ("my run.h5", "'my run.h5'"), ("a'b", #"'a'\''b'"#), ("$(x)", "'$(x)'"),
      ("", "''"), ("Läufe/α-1.h5", "Läufe/α-1.h5"),
    ])
  func words(word: String, quoted: String) {
    #expect(NextStep.shellWord(word) == quoted)
    #expect(NextStep.line("bootstrap", "solve", word) == "Next: bootstrap solve \(quoted)\n")
  }
}

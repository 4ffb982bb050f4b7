import Testing

@Suite("Versions")
struct VersionTests {
  @Test("the version is a number and a revision")
  func version() throws {
    let folder = try TemporaryFolder()
    for program in [Program.xsff, .bootstrap] {
      let result = try program.run("--version", in: folder)
      #expect(result.status == 0)
      #expect(
        result.output.wholeMatch(of: #/\d+\.\d+\.\d+ \(revision ([0-9a-f]{40}|unknown)\)\n/#) != nil
      )
    }
  }
}

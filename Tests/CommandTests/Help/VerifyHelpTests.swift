import Testing

@Suite("Help of bootstrap verify")
struct VerifyHelpTests {
  @Test("bootstrap verify")
  func help() throws {
    let text = """
      OVERVIEW: Check the stored solutions of a run file, from their numbers alone.

      Characters, fusion coefficients, power maps, the branching to the visible group
      and the signatures of the levels have to satisfy every identity of the theory,
      and so have the exact irreps that `xsff compute` found: the levels of every
      sample must tie as they say. Nothing of the search is used. The exit status is
      1 if something fails.

      Example:

        bootstrap verify s3-chain.h5

      USAGE: bootstrap verify <file> [--json]

      ARGUMENTS:
        <file>                  A run file with exact irreps, or in which `bootstrap
                                solve` has stored its answer.

      OPTIONS:
        --json                  Print the checks as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["verify", "--help"], ["help", "verify"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}

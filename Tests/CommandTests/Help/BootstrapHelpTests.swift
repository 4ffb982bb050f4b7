import Testing

@Suite("Help of bootstrap")
struct BootstrapHelpTests {
  @Test("bootstrap")
  func help() throws {
    let text = """
      OVERVIEW: Find the hidden symmetry group behind the degeneracies between
      symmetry sectors.

      USAGE: bootstrap <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        solve                   Work out the hidden group G from what a run file
                                holds.
        report                  Write the answer with figures and tables as one page
                                of HTML.
        export                  Write the stored answer for GAP, or as tables of CSV.
        compare                 Compare the irreps of one model at several sizes.
        verify                  Check the stored solutions of a run file, from their
                                numbers alone.
        identify                Look up the solutions in a run file, or list the
                                catalogue of groups.
        schema                  Print the JSON Schema of what --json prints.

        See 'bootstrap help <subcommand>' for detailed help.
      """
    for arguments: [String] in [[], ["--help"], ["help"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}

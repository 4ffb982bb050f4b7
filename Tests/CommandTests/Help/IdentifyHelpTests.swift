import Testing

@Suite("Help of bootstrap identify")
struct IdentifyHelpTests {
  @Test("bootstrap identify")
  func help() throws {
    let text = """
      OVERVIEW: Look up the solutions in a run file, or list the catalogue of groups.

      Give either a run file, or --order for the groups of an order.

      Example:

        bootstrap identify --order 24

      USAGE: bootstrap identify [<file>] [--order <n>] [--id <number>] [--json]

      ARGUMENTS:
        <file>                  A run file in which `bootstrap solve` has stored its
                                answer.

      OPTIONS:
        --order <n>             List all groups of this order.
        --id <number>           Show the group with this number among those of the
                                order.
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["identify", "--help"], ["help", "identify"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}

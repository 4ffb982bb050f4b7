import Testing

@Suite("Help of bootstrap export")
struct ExportHelpTests {
  @Test("bootstrap export")
  func help() throws {
    let text = """
      OVERVIEW: Write the stored answer for GAP, or as tables of CSV.

      NAME.g is read by GAP: Read("NAME.g") defines the record xsff with the
      character table, power maps, branching to N and fusion of every solution;
      xsff.groups(1) builds the groups of the first one. NAME.csv stands for a file
      NAME-TABLE.csv for each table: solutions, sectors, irreps, branching, classes,
      characters, power-maps, fusion, visible-fusion, signatures and levels.

      Example:

        bootstrap export s3-chain.h5 -o s3-chain.g

      USAGE: bootstrap export <file> --output <file> [--force]

      ARGUMENTS:
        <file>                  A run file in which `bootstrap solve` has stored its
                                answer.

      OPTIONS:
        -o, --output <file>     The file to write, NAME.g or NAME.csv.
        --force                 Overwrite existing files.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["export", "--help"], ["help", "export"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}

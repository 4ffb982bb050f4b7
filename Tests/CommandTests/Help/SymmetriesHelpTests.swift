import Testing

@Suite("Help of xsff symmetries")
struct SymmetriesHelpTests {
  @Test("xsff symmetries")
  func help() throws {
    let text = """
      OVERVIEW: Find the symmetries of a model that permute product states up to
      phases.

      All of them: charges, on-site operators and permutations of sites, with phases
      and complex conjugation, at any size. Prints a section symmetry: to paste into
      the model file. What the file says of its symmetry plays no part. Nothing is
      diagonalized.

      Example:

        xsff symmetries heisenberg --set L=12

      USAGE: xsff symmetries <model> [--set <name=value> ...] [--json]

      ARGUMENTS:
        <model>                 A model file, the name of a bundled model, or a file
                                of another program (Documentation/Formats.md).

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["symmetries", "--help"], ["help", "symmetries"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}

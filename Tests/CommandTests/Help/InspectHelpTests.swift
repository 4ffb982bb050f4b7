import Testing

@Suite("Help of xsff inspect")
struct InspectHelpTests {
  @Test("xsff inspect")
  func help() throws {
    let text = """
      OVERVIEW: Show a model, its symmetry, its sectors and what a computation would
      cost.

      Nothing is diagonalized.

      Example:

        xsff inspect torus-chain --set L=9

      USAGE: xsff inspect <model> [--set <name=value> ...] [--visible <source>] [--samples \
      <count>] [--sectors <name> ...] [--threads <count>] [--json]

      ARGUMENTS:
        <model>                 A model file, the name of a bundled model, or a file
                                of another program (Documentation/Formats.md).

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --visible <source>      The visible symmetry: what the model file says
                                (declared), or what xsff symmetries finds, in place
                                of the section symmetry: (auto). (values: declared,
                                auto; default: declared)
        --samples <count>       The number of disorder samples. (default: what the
                                model says)
        --sectors <name>        The sectors that would be computed, by name or
                                pattern, as '(0..2,*)'. (default: all)
        --threads <count>       The number of threads. (default: all processors)
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["inspect", "--help"], ["help", "inspect"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}

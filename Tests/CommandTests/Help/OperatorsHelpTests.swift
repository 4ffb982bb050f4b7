import Testing

@Suite("Help of xsff operators")
struct OperatorsHelpTests {
  @Test("xsff operators")
  func help() throws {
    let text = """
      OVERVIEW: Find the symmetry operators of a model that are products over sites,
      from H alone.

      Declared symmetries are not used. Found are all unitary and anti-unitary
      operators that are a product of one operator on every site, also together with
      a permutation of sites, and the continuous ones; each is tested on a random
      vector.

      Example:

        xsff operators s3-chain

      USAGE: xsff operators <model> [--set <name=value> ...] [--seed <seed>] [--threads <count>] [--json]

      ARGUMENTS:
        <model>                 A model file, the name of a bundled model, or a file
                                of another program (Documentation/Formats.md).

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --seed <seed>           The seed of the random starts and of the test
                                vectors. (default: 1)
        --threads <count>       The number of threads. (default: all processors)
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["operators", "--help"], ["help", "operators"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}

import Testing

@Suite("Help of bootstrap compare")
struct CompareHelpTests {
  @Test("bootstrap compare")
  func help() throws {
    let text = """
      OVERVIEW: Compare the irreps of one model at several sizes.

      A finite group has the same irreps at every size that shows them all; an
      infinite one shows new ones with every size. Sectors have to be the same at all
      sizes, as for on-site symmetries; charges are measured from their mean. Files
      without exact irreps (/commutant) are compared by the signatures of their
      levels.

      Example:

        bootstrap compare L6.h5 L7.h5 L8.h5

      USAGE: bootstrap compare <files> ... [--json]

      ARGUMENTS:
        <files>                 Two run files or more, in any order: sizes are told
                                by the number of states.

      OPTIONS:
        --json                  Print the comparison as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["compare", "--help"], ["help", "compare"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}

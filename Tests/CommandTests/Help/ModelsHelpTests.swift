import Testing

@Suite("Help of xsff models")
struct ModelsHelpTests {
  @Test("xsff models")
  func help() throws {
    let text = """
      OVERVIEW: List the bundled models.

      Any of them serves where a command takes a model.

      Example:

        xsff models
        xsff inspect s3-chain

      USAGE: xsff models

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["models", "--help"], ["help", "models"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}

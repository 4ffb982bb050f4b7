import Testing

@Suite("Help of xsff schema")
struct SchemaHelpTests {
  @Test("xsff schema")
  func help() throws {
    let text = """
      OVERVIEW: Print the JSON Schema of model files, with which editors complete and
      check them.

      A first line in the model file switches it on in editors that know the YAML
      language server:

        # yaml-language-server: $schema=model.schema.json

      Example:

        xsff schema > model.schema.json

      USAGE: xsff schema

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["schema", "--help"], ["help", "schema"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}

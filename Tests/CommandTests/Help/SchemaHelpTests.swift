import Testing

@Suite("Help of xsff schema and bootstrap schema")
struct SchemaHelpTests {
  @Test("xsff schema")
  func models() throws {
    let text = """
      OVERVIEW: Print the JSON Schema of model files, or of what --json prints.

      With the schema editors complete and check model files. A first line in the
      file switches it on where they know the YAML language server:

        # yaml-language-server: $schema=model.schema.json

      Example:

        xsff schema > model.schema.json

      USAGE: xsff schema [<subject>]

      ARGUMENTS:
        <subject>               Model files, or the command whose --json is meant.
                                (values: model, inspect, symmetries, operators;
                                default: model)

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["schema", "--help"], ["help", "schema"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }

  @Test("bootstrap schema")
  func answers() throws {
    let text = """
      OVERVIEW: Print the JSON Schema of what --json prints.

      bootstrap identify --json prints groups for --order, and group for --order with
      --id.

      Example:

        bootstrap schema solve > solve.schema.json

      USAGE: bootstrap schema <subject>

      ARGUMENTS:
        <subject>               The command whose --json is meant. (values: solve,
                                verify, identify, groups, group, compare)

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["schema", "--help"], ["help", "schema"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}

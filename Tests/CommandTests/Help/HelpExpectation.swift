import Testing

/// Expects that a command prints this help, and nothing else.
func expectHelp(
  _ program: Program, _ arguments: [String], prints text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let result = try program.run(arguments, in: TemporaryFolder())
  #expect(result.status == 0, sourceLocation: sourceLocation)
  #expect(result.errors.isEmpty, sourceLocation: sourceLocation)
  #expect(result.output == text + "\n", sourceLocation: sourceLocation)
}

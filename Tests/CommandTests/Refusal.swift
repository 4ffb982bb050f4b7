import Testing

/// Expects that a command failed as all commands fail: the exit status, one or two plain sentences
/// on standard error that contain every fragment, and no stack trace.
func expectRefusal(
  _ result: CommandResult, status: Int32, _ fragments: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
  // A wrong command line also gets the option's help and the usage.
  let message = result.errors.split(separator: "\n")
    .prefix { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }
    .drop { !$0.hasPrefix("error: ") }
  #expect(message.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
  let sentences = message.joined().matches(of: #/[.?!](?=\s|$)/#).count
  #expect(sentences <= 2, "\(result.errors)", sourceLocation: sourceLocation)
  for trace in ["Fatal error", "crashed", "Thread 0", ".swift:"] {
    #expect(!result.errors.contains(trace), sourceLocation: sourceLocation)
  }
  for fragment in fragments {
    #expect(
      message.joined().contains(fragment), "\(result.errors)", sourceLocation: sourceLocation)
  }
}

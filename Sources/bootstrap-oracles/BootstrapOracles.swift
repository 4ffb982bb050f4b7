import ArgumentParser

/// The project's side of the comparisons with other programs; see `Benchmarks/README.md`.
@main struct BootstrapOracles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bootstrap-oracles",
    abstract: "Make bootstrap problems from known groups, and solve, time or compare them.",
    discussion: "Problems and answers are JSON objects, one a line.",
    subcommands: [ListProblems.self, SolveProblems.self, TimeProblems.self, CompareRings.self])
}

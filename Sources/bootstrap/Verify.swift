import ArgumentParser
import Branching
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics
import Verification

/// `bootstrap verify`: stored solutions against every identity of the theory.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the stored solutions of a run file, from their numbers alone.",
    discussion: """
      Characters, fusion coefficients, power maps, the branching to the visible group and the \
      signatures of the levels have to satisfy every identity of the theory, and so have the exact \
      irreps that `xsff compute` found: the levels of every sample must tie as they say. Nothing of \
      the search is used. The exit status is 1 if something fails.

      Example:

        bootstrap verify s3-chain.h5
      """)

  @Argument(
    help: "A run file with exact irreps, or in which `bootstrap solve` has stored its answer.")
  var file: String

  @Flag(help: "Print the checks as JSON.")
  var json = false

  private struct Report: Encodable {
    let formatVersion = 1
    let holds: Bool
    let solutions: [Solution]
    /// Nil where the file has no exact irreps.
    let commutant: CommutantCheck?
    /// Whether the bytes have the sum that is noted at the file's end; false where none is noted.
    let checksum: Bool

    struct Solution: Encodable {
      let reading: String
      /// Nil for a continuous group.
      let order: Int?
      let holds: Bool
      let checks: [Check]

      init(_ reading: String, _ order: Int?, _ verification: SolutionVerification) {
        (self.reading, self.order, holds) = (reading, order, verification.holds)
        checks = verification.checks.map(Check.init)
      }
    }
  }

  /// One identity, for scripts.
  struct Check: Encodable {
    let name: String
    let holds: Bool
    let failure: String?

    init(_ check: SolutionVerification.Check) {
      (name, holds, failure) = (check.name, check.failure == nil, check.failure)
    }
  }

  func run() throws {
    let input = try RunFile(reading: URL(fileURLWithPath: file))
    let symmetry = try input.visibleSymmetry()
    let solutions = try Self.solutions(in: input, symmetry)
    let commutant = try CommutantCheck(of: input, symmetry, shouldStop: Self.shouldStop)
    // What was left out cannot be said to hold.
    try Interruption.check()
    let report = Report(
      holds: solutions.allSatisfy(\.holds) && commutant?.holds ?? true, solutions: solutions,
      commutant: commutant, checksum: input.hasChecksum)
    if json {
      try StandardStream.output.writeJSON(report)
    } else {
      try StandardStream.output.write(Self.text(of: report))
    }
    guard report.holds else {
      let failing = solutions.allSatisfy(\.holds) ? "The exact irreps" : "Stored solutions"
      throw PlainFailure(.failed, "\(failing) in \(file) fail checks.")
    }
  }

  private static let shouldStop: @Sendable () -> Bool = { Interruption.isRequested }

  /// The checks of the stored answer; a file with exact irreps needs none.
  private static func solutions(
    in input: RunFile, _ symmetry: VisibleSymmetry
  ) throws -> [Report.Solution] {
    if try input.lacksSectors() {
      // Nothing is solved without all levels; those that are there have to be levels.
      _ = try input.computedSpectra(of: symmetry)
      return []
    }
    if input.root.contains("commutant") && !input.root.contains("bootstrap") { return [] }
    return try symmetry.charges == nil
      ? solutions(in: input) : continuousReadings(in: input, symmetry)
  }

  /// The checks of everything that a file with a finite visible group holds; from plateaus each solution has signatures of its
  /// own.
  private static func solutions(in input: RunFile) throws -> [Report.Solution] {
    let visible = try input.visibleGroup()
    let sets = try ["solutions", "projective"].map { try input.storedSignatures(of: $0) }
    let continuous = try input.storedSignatures(of: "solutions", continuous: true)?.first
    let found =
      sets[0] == nil
      ? try SpectralSignatures(of: Self.distinct(input.spectra(of: visible))) : nil
    let irreps = try found.map { try SignatureData(visible: visible, observed: $0).vectors } ?? []
    func observed(_ vectors: [[Int]]?) -> ObservedNumbers {
      ObservedNumbers(visible: visible, signatures: vectors ?? irreps)
    }
    let linear = try input.solutionNumbers().enumerated().map { k, solution in
      Report.Solution(
        solution.reading, solution.table.order,
        SolutionVerification(
          solution, observed: observed(sets[0]?[k]), shouldStop: Self.shouldStop))
    }
    let projective = try input.projectiveNumbers().enumerated().map { k, solution in
      Report.Solution(
        Reading.projective.rawValue, solution.table.order,
        SolutionVerification(
          solution, observed: observed(sets[1]?[k]), shouldStop: Self.shouldStop))
    }
    let restricted = try input.restrictionNumbers().map {
      Report.Solution(
        "continuous", nil,
        SolutionVerification(
          $0, observed: observed(continuous ?? found?.vectors), shouldStop: Self.shouldStop))
    }
    return try linear + projective + restricted + compactGroups(in: input, visible)
  }

  /// The checks of infinite compact groups that have the exact irreps.
  private static func compactGroups(
    in input: RunFile, _ visible: CharacterTable
  ) throws -> [Report.Solution] {
    let stored = try input.compactNumbers()
    guard !stored.isEmpty else { return [] }
    let sectors = try input.sectors(of: input.visibleSymmetry())
    let observed = ObservedNumbers(
      visible: visible, signatures: try input.commutant(of: sectors)?.branching ?? [])
    return stored.map {
      Report.Solution(
        "continuous", nil, SolutionVerification($0, observed: observed, shouldStop: Self.shouldStop)
      )
    }
  }

  /// The checks of the readings of a file whose visible symmetry has charges.
  private static func continuousReadings(
    in input: RunFile, _ symmetry: VisibleSymmetry
  ) throws -> [Report.Solution] {
    let vectors =
      try input.storedSignatures(of: "solutions", continuous: true)?.first
      ?? SpectralSignatures(of: distinct(input.spectra(of: symmetry))).vectors
    return try input.continuousNumbers().map {
      Report.Solution(
        "continuous", nil,
        SolutionVerification(
          $0, diagrams: symmetry.diagrams(of: vectors), shouldStop: Self.shouldStop))
    }
  }

  /// Copies of a sample say nothing of their own.
  private static func distinct(_ spectra: SectorSpectra) -> SectorSpectra {
    spectra.withoutCopies(spectra.copies)
  }

  private static func text(of report: Report) -> String {
    var table = TextTable(
      header: ["solution", "reading", "|G|", "checks", "result"],
      alignments: [.right, .left, .right, .right, .left])
    for (number, solution) in report.solutions.enumerated() {
      table.append([
        "\(number)", solution.reading, solution.order.map(String.init) ?? "∞",
        "\(solution.checks.count)", result(of: solution.checks),
      ])
    }
    if let commutant = report.commutant {
      table.append([
        "-", "exact irreps", "", "\(commutant.checks.count)", result(of: commutant.checks),
      ])
    }
    let checksum = "The file has \(report.checksum ? "a checksum, which holds" : "no checksum").\n"
    if report.solutions.isEmpty && report.commutant == nil {
      return "There are no solutions to check.\n" + checksum
    }
    return table.rendered() + (report.commutant?.notes ?? "") + checksum
  }

  private static func result(of checks: [Check]) -> String {
    let failures = checks.filter { !$0.holds }.map { "\($0.name): \($0.failure ?? "")" }
    return failures.isEmpty ? "all hold" : "FAIL: " + failures.joined(separator: "; ")
  }
}

import AnswerFiles
import ArgumentParser
import Branching
import CommandSupport
import Evidence
import Foundation
import GroupTheory
import Logging
import Reports
import ResultFiles
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

/// What is asked of a run file: where to start from, and how far to search.
struct Question: ParsableArguments {
  @Argument(
    help: "A run file: /visible_group, /sectors, and /commutant, /spectra, /xsff or /plateau.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "Start from the exact irreps (commutant), from the levels (spectra), from K(t) alone (curves), or from /plateau alone "
        + "(plateau); otherwise from the first of these that the file holds.", valueName: "data"))
  var from: Verdict.Source?

  @Option(
    help: ArgumentHelp(
      "Take levels closer than this for one, in units of the energy of /spectra; otherwise the levels decide.",
      valueName: "distance"))
  var tolerance: Double?

  @Option(
    help: ArgumentHelp(
      "Search no index p = [G:N] above this one. (default: 12, and from levels as far beyond as they favour)",
      valueName: "p"))
  var maxIndex: Int?

  @Option(help: ArgumentHelp("Search this index alone.", valueName: "p"))
  var index: Int?

  @Option(
    help: ArgumentHelp(
      "Stop after so many seconds; the answer then says what is undecided.", valueName: "seconds"))
  var timeLimit: Double = 60

  @Option(
    help: ArgumentHelp("Take up no more candidates after so many solutions.", valueName: "number"))
  var maxSolutions: Int?

  @Option(
    help: ArgumentHelp(
      "Leave candidates undecided that are less likely than the best solution by more than this in ln L. (default: 20 "
        + "from levels and curves, unless they are silent)",
      valueName: "difference"))
  var margin: Double?

  @Flag(help: "Decide all candidates up to --max-index, however unlikely.")
  var exhaustive = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Allow irreps of G that the Hilbert space lacks: a branching vector such as 0,1,1 in the order of "
        + "the sectors, or 'any'. May be given several times.", valueName: "vector"))
  var unobserved: [String] = []

  @Option(help: "Search these readings: unitary, antiunitary, projective or all.")
  var readings: Readings = .all

  @Option(
    help: ArgumentHelp(
      "With --from curves and plateau: the largest multiplicity of a sector in an irrep of G.",
      valueName: "b")
  )
  var largestMultiplicity: Int = 3

  @Flag(
    help:
      "Take no declared anti-unitary symmetry for known: what it does to the levels has to be found."
  )
  var blind = false

  func validate() throws {
    if let index, index < 1 { throw ValidationError("--index must be at least 1.") }
    if let maxIndex, maxIndex < 1 { throw ValidationError("--max-index must be at least 1.") }
    if let maxSolutions, maxSolutions < 1 {
      throw ValidationError("--max-solutions must be at least 1.")
    }
    for text in unobserved where text != "any" && Self.vector(text) == nil {
      throw ValidationError(
        "--unobserved takes 'any' or multiplicities such as 0,1,1, not '\(text)'.")
    }
    if let margin, !(margin >= SolutionEvidence.leastDifference) {
      throw ValidationError(
        "--margin must be at least \(SolutionEvidence.leastDifference): solutions that differ by less share a rank."
      )
    }
    if margin != nil, exhaustive {
      throw ValidationError("--margin and --exhaustive exclude each other.")
    }
    if let from, from == .plateau || from == .curves, !unobserved.isEmpty {
      throw ValidationError("--unobserved needs levels; it cannot be used with --from \(from).")
    }
    if let tolerance, !(tolerance > 0 && tolerance.isFinite) {
      throw ValidationError("--tolerance must be a positive distance in energy.")
    }
    if largestMultiplicity < 1 {
      throw ValidationError("--largest-multiplicity must be at least 1.")
    }
    if !(timeLimit > 0) {
      throw ValidationError("--time-limit must be a positive number of seconds.")
    }
  }

  /// The answer to what the file holds.
  func answer(_ logger: Logger) throws -> BootstrapReport {
    _ = Self.start
    let url = URL(fileURLWithPath: file)
    let source = try from ?? Self.strongestSource(in: url)
    if tolerance != nil, source != .spectra {
      throw ValidationError("--tolerance compares levels; use it with --from spectra.")
    }
    if let report = try solveSomeSectors(url, logger) { return report }
    switch source {
    case .commutant: return try solveCommutant(url, logger)
    case .curves: return try solveCurves(url, logger)
    case .plateau: return try solvePlateau(url, logger)
    case .spectra: return try solveCharges(url, logger) ?? solveLevels(url, logger)
    }
  }

  /// The strongest evidence that a file holds; curves only where all of them are there.
  private static func strongestSource(in url: URL) throws -> Verdict.Source {
    let input = try RunFile(reading: url)
    let found = Verdict.Source.allCases.filter { input.root.contains($0.group) }
    guard found.first == .curves, found.contains(.plateau) else { return found.first ?? .spectra }
    let symmetry = try input.visibleSymmetry()
    let isWhole = symmetry.charges == nil && (try? input.measuredCurves(of: symmetry)) != nil
    return isWhole ? .curves : .plateau
  }

  /// When the command began.
  private static let start = ContinuousClock.now

  /// The seconds that are left of the time limit, which counts from the start of the command.
  var remainingTime: Double { max(0, timeLimit - Self.start.duration(to: .now) / .seconds(1)) }

  /// The largest index that is searched whatever levels say.
  var largestIndex: Int { index ?? maxIndex ?? Self.usualLargestIndex }
  private static let usualLargestIndex = 12

  /// Less likely candidates need not be decided: the verdict asks for half of it.
  static let usualMargin = 20.0

  /// What `--readings` takes.
  enum Readings: String, ExpressibleByArgument, CaseIterable {
    case unitary, antiunitary, projective, all

    var set: Set<Reading> {
      switch self {
      case .unitary: [.unitary]
      case .antiunitary: [.antiunitary]
      case .projective: [.projective]
      case .all: Set(Reading.allCases)
      }
    }
  }

  func options(
    for visible: CharacterTable, _ sectorNames: [String]
  ) throws -> Bootstrap.Options {
    let vectors = unobserved.compactMap(Self.vector)
    for vector in vectors where vector.count != visible.rank {
      throw ValidationError(
        "--unobserved needs \(visible.rank) multiplicities, one for each sector of \(file), and "
          + "\(vector) has \(vector.count).")
    }
    let allowed: UnobservedSignatures =
      unobserved.contains("any") ? .any : vectors.isEmpty ? .none : .listed(vectors)
    var options = Bootstrap.Options(
      indices: (index ?? 1)...largestIndex, timeLimit: remainingTime,
      solutionLimit: maxSolutions ?? .max, unobserved: allowed)
    options.sectorNames = sectorNames
    options.readings = readings.set
    options.margin = margin ?? (exhaustive ? nil : Self.usualMargin)
    options.isOpenEnded = index == nil && maxIndex == nil && !exhaustive
    return options
  }

  private static func vector(_ text: String) -> [Int]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Int($0.trimmingCharacters(in: .whitespaces))
    }
    let numbers = parts.compactMap { $0 }
    return numbers.count == parts.count && numbers.allSatisfy { $0 >= 0 }
      && numbers.contains { $0 > 0 } ? numbers : nil
  }
}

extension Verdict.Source: ExpressibleByArgument {
  /// Where a run file holds it.
  fileprivate var group: String { self == .curves ? "xsff" : rawValue }
}

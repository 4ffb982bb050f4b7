import ArgumentParser
import ExactDiagonalization
import SpectralWindows

/// The options of `xsff window` that say which levels are wanted.
struct WantedLevels: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many levels of every sector, the lowest unless --around or --middle is given; a few more where they close a group of "
        + "equal ones. (default: \(Inspection.windowLevels))",
      valueName: "count"))
  var levels: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The levels nearest to an energy in place of the lowest.", valueName: "energy"))
  var around: Double?

  @Flag(help: "The levels nearest to the mean energy, in the middle of the spectrum.")
  var middle = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("All levels from an energy on, with --to.", valueName: "energy"))
  var from: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("All levels up to an energy, with --from.", valueName: "energy"))
  var to: Double?

  private static let mostLevels = 100_000

  func validate() throws {
    if let levels, levels < 1 { throw ValidationError("--levels must be at least 1.") }
    if let levels, levels > Self.mostLevels {
      throw ValidationError("--levels must be at most \(Self.mostLevels).")
    }
    for (value, name) in [(around, "around"), (from, "from"), (to, "to")] {
      if let value, !value.isFinite {
        throw ValidationError("--\(name) takes an energy, a finite number.")
      }
    }
    if (from == nil) != (to == nil) {
      throw ValidationError("--from and --to go together: all levels between two energies.")
    }
    if let from, let to {
      if from > to { throw ValidationError("--from \(from) lies above --to \(to).") }
      if levels != nil || around != nil || middle {
        throw ValidationError(
          "--from and --to ask for all levels between them; --levels, --around and --middle ask for a number of levels."
        )
      }
    }
    if around != nil && middle {
      throw ValidationError("Give --around or --middle, not both.")
    }
  }

  private var count: Int { levels ?? Inspection.windowLevels }

  /// What is wanted, as far as its size matters.
  var size: WindowTarget {
    if let from, let to { return .between(from...to) }
    return around != nil || middle ? .nearest(count, to: around ?? 0) : .lowest(count)
  }

  /// What is wanted; the middle is the mean energy of all states of the sectors and samples.
  func target(of diagonalization: ExactDiagonalization, samples: Int) throws -> WindowTarget {
    guard middle else { return size }
    let (model, seed) = (diagonalization.model, diagonalization.seed)
    var (trace, states) = (0.0, 0)
    for (sector, matrix) in zip(diagonalization.sectors, diagonalization.matrices) {
      states += sector.irrepDimension * matrix.dimension
      for sample in 0..<samples {
        let coefficients = model.coefficients(seed: seed, sample: sample)
        trace +=
          zip(matrix.traces, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
          * Double(sector.irrepDimension) / Double(samples)
      }
    }
    return .nearest(count, to: states == 0 ? 0 : trace / Double(states))
  }
}

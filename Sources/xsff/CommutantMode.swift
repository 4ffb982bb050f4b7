import ArgumentParser
import ExactDiagonalization

/// The value of `--commutant`: from which levels exact irreps are found.
enum CommutantMode: ExpressibleByArgument, Equatable {
  /// All levels where memory suffices, otherwise a window of them, otherwise none.
  case auto
  case full
  /// At most so many levels of a sector, in the middle of the spectrum.
  case window(Int)
  case off

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("auto", 1): self = .auto
    case ("full", 1): self = .full
    case ("off", 1): self = .off
    case ("window", 1): self = .window(CommutantRun.defaultWindowLevels)
    case ("window", 2):
      guard let levels = Int(parts[1]), levels > 0 else { return nil }
      self = .window(levels)
    default: return nil
    }
  }

  /// The most levels of a sector; nil for all.
  var windowLevels: Int? { if case .window(let levels) = self { levels } else { nil } }

  var defaultValueDescription: String { "auto" }
}

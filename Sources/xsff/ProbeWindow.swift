import ArgumentParser

/// The value of `--window`: the times of a plateau, in Heisenberg times.
struct ProbeWindow: ExpressibleByArgument, Equatable {
  /// Where it begins.
  let first: Double
  /// Where it ends.
  let last: Double

  /// From 3 t_H, where for one GOE block what the ramp still lacks is t_H²/(12 t₁ t₂) or 0.5 %.
  static let standard = ProbeWindow(first: 3, last: 6)

  /// A window between two positive times.
  init(first: Double, last: Double) {
    precondition(0 < first && first < last && last.isFinite, "times must be positive and ascend")
    self.first = first
    self.last = last
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let first = Double(parts[0]), let last = Double(parts[1]), first > 0,
      first < last, last.isFinite
    else { return nil }
    self.init(first: first, last: last)
  }

  var defaultValueDescription: String { "3:6" }
}

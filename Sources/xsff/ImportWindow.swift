import ArgumentParser

/// The value of `--window` of an import: two ascending energies or times.
struct ImportWindow: ExpressibleByArgument, Equatable {
  let range: ClosedRange<Double>

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let first = Double(parts[0]), let last = Double(parts[1]),
      first < last, first.isFinite, last.isFinite
    else { return nil }
    range = first...last
  }
}

/// How arrays that hold the levels of a sector are named: a pattern with {a}, the sector.
struct LevelNames: Hashable {
  let pattern: String

  init(_ pattern: String) { self.pattern = pattern }

  /// Tried in this order where nothing is said; the last one takes every array for a sector.
  static let usual = [
    "E_{a}", "levels_{a}", "energies_{a}", "eigenvalues_{a}", "levels/{a}", "energies/{a}",
    "eigenvalues/{a}", "spectra/{a}", "{a}/levels", "{a}/energies", "{a}/eigenvalues", "{a}",
  ].map(LevelNames.init)

  /// One array of all sectors, or of one sector in a file of its own.
  static let whole = ["levels", "energies", "eigenvalues", "E", "evals"]

  var isBySector: Bool { pattern.contains("{a}") }

  func name(_ sector: String) -> String {
    pattern.split(separator: "{a}", maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: sector)
  }

  /// The names of sectors that names of arrays contain.
  func labels(among names: [String]) -> [String] {
    guard let place = pattern.firstRange(of: "{a}") else { return [] }
    let (head, tail) = (pattern[..<place.lowerBound], pattern[place.upperBound...])
    return names.compactMap { name in
      guard name.count > head.count + tail.count, name.hasPrefix(head), name.hasSuffix(tail) else {
        return nil
      }
      let label = String(name.dropFirst(head.count).dropLast(tail.count))
      return label.contains("/") ? nil : label
    }
  }
}

import Branching

/// The levels of every sample against exact irreps: levels have to tie at least as the irreps say.
struct LevelTies {
  private let irreps: ExactIrreps
  private let names: [String]
  private let counts: [[Int]: Int]
  /// Ties beyond the family, over all samples.
  private(set) var sums: [SignatureSums.Sum: Int] = [:]
  /// Samples with too many coincidences to account for every level.
  private(set) var undecidedSamples: [Int] = []
  /// What is wrong; the first samples only.
  private(set) var failure: String?
  private let shouldStop: () -> Bool

  init(
    _ irreps: ExactIrreps, sectorNames: [String], levels: SampleLevels,
    shouldStop: @escaping () -> Bool
  ) {
    (self.irreps, names, self.shouldStop) = (irreps, sectorNames, shouldStop)
    counts = irreps.levelCounts
    var search = SignatureSums(of: Array(counts.keys), shouldStop: shouldStop)
    let strangers = levels.signatures.map { !search.isSum($0) }
    for (place, energies) in levels.energies.enumerated() {
      if shouldStop() { return }
      let sample = levels.samples[place]
      failure = check(sample, energies, of: levels, strangers: strangers, &search)
      if failure != nil { return }
    }
  }

  private mutating func check(
    _ sample: Int, _ energies: [[Double]], of levels: SampleLevels, strangers: [Bool],
    _ search: inout SignatureSums
  ) -> String? {
    let observed = Dictionary(uniqueKeysWithValues: zip(levels.signatures, energies.map(\.count)))
    // Irreps outside the commutant's window may have any signature.
    guard irreps.isComplete else { return tooFew(observed, sample, isComplete: levels.isComplete) }
    for (number, isStranger) in strangers.enumerated() where isStranger {
      guard let energy = energies[number].first else { continue }
      return missingTie(of: levels.signatures[number], at: energy, sample)
    }
    guard levels.isComplete else { return nil }
    switch search.account(for: observed.filter { $0.value > 0 }, needs: counts) {
    case .sums(let found):
      for sum in found {
        sums[.init(signature: sum.signature, parts: sum.parts, count: 1), default: 0] += sum.count
      }
      return nil
    case .undecided:
      undecidedSamples.append(sample)
      return tooFew(observed, sample, isComplete: true)
    case .impossible:
      return closestPair(levels.signatures, energies, observed, sample)
        ?? tooFew(observed, sample, isComplete: true)
        ?? "sample \(sample): no choice of coincidences gives every irrep its number of levels"
    }
  }

  /// A level that some irreps hold in this sector, without all its copies in others.
  private func missingTie(of signature: [Int], at energy: Double, _ sample: Int) -> String {
    func missing(_ irrep: [Int]) -> Int {
      zip(irrep, signature).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    }
    let sectors = signature.indices.filter { signature[$0] > 0 }
    let candidates = counts.keys
      .filter { irrep in sectors.contains { irrep[$0] > 0 } }
      .sorted { (missing($0), text($0)) < (missing($1), text($1)) }
    let place = sectors.map { names[$0] }.joined(separator: " + ")
    let start = "sample \(sample), sector \(place), E = \(energy): "
    guard let irrep = candidates.first else { return start + "no irrep has such a level" }
    let partners = irrep.indices.filter { irrep[$0] > signature[$0] }
    return start + "the level lacks its partner in sector "
      + (partners.isEmpty ? "" : partners.map { names[$0] }.joined(separator: " + "))
      + "; levels of the irreps lie in \(text(irrep))"
  }

  /// A signature that too few levels can hold.
  private func tooFew(_ observed: [[Int]: Int], _ sample: Int, isComplete: Bool) -> String? {
    guard isComplete else { return nil }
    for (signature, needed) in counts.sorted(by: { text($0.key) < text($1.key) }) {
      let room = observed.reduce(0) { sum, level in
        let times = zip(signature, level.key).filter { $0.0 > 0 }.map { $1 / $0 }.min() ?? 0
        return sum + times * level.value
      }
      if room < needed {
        return "sample \(sample): \(room) levels lie in \(text(signature)), and the irreps have "
          + "\(needed)"
      }
    }
    return nil
  }

  /// Two levels that would be one if they tied, the closest in energy.
  private func closestPair(
    _ signatures: [[Int]], _ energies: [[Double]], _ observed: [[Int]: Int], _ sample: Int
  ) -> String? {
    var best: (distance: Double, text: String)?
    let lacking = counts.filter { observed[$0.key, default: 0] < $0.value }.keys
    for (first, left) in signatures.enumerated() {
      for (second, right) in signatures.enumerated().dropFirst(first)
      where lacking.contains(zip(left, right).map(+)) {
        for a in energies[first] {
          if shouldStop() { return nil }
          guard let b = energies[second].filter({ $0 != a }).min(by: { abs($0 - a) < abs($1 - a) })
          else { continue }
          if abs(a - b) < best?.distance ?? .infinity {
            best = (
              abs(a - b),
              "sample \(sample), sector \(text(left)), E = \(a): the level lacks its partner in "
                + "sector \(text(right)), where the next one lies at E = \(b)"
            )
          }
        }
      }
    }
    return best?.text
  }

  private func text(_ signature: [Int]) -> String {
    zip(signature, names).filter { $0.0 > 0 }
      .map { $0 == 1 ? $1 : "\($0)·\($1)" }.joined(separator: " + ")
  }
}

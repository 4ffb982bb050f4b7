import Foundation

extension SignatureComposition {
  /// The fraction of levels hidden by coincidences is at least this.
  private static let leastHidden = 1e-3

  /// Judges all signatures, which must be in order of ascending dimension.
  ///
  /// Signatures that turn out composite are not used as parts of later ones. In windows numbers of
  /// levels vary anyway, so that being missing in a sample says nothing beyond the mean.
  /// Shape of `counts`: [sample][signature].
  static func all(
    vectors: [[Int]], dimensions: [Int], counts: [[Int]], isWindow: Bool
  ) -> [SignatureComposition] {
    let means = vectors.indices.map { signature in
      Double(counts.reduce(0) { $0 + $1[signature] }) / Double(counts.count)
    }
    let density = zip(means, dimensions).map { $0 / Double($1) }
    let sums = possibleSums(vectors)
    let hidden = max(
      leastHidden,
      zip(means, sums).reduce(0) { $0 + ($1.1.isPossible ? $1.0 : 0) } / means.reduce(0, +))
    var result: [SignatureComposition] = []
    for (number, vector) in vectors.enumerated() {
      let irreps = (0..<number).filter { !result[$0].isComposite }
      let (parts, isSearched) =
        sums[number].isPossible
        ? parts(of: vector, among: irreps, vectors, density) : ([], sums[number].isSearched)
      let expected = parts.map { density[$0] }.min().map { $0 * Double(dimensions[number]) }
      let own = counts.map { $0[number] }
      var probability = 1.0
      if let expected {
        probability = Self.probability(
          ofFew: means[number], expected: expected,
          variance: variance(of: irreps.map { log(density[$0]) }))
        if !isWindow { probability *= Self.probability(ofMissing: own, hidden: hidden) }
      }
      result.append(
        SignatureComposition(
          parts: parts, levels: means[number], expectedLevels: expected,
          occurrences: own.count { $0 > 0 }, samples: counts.count,
          irrepProbability: probability, isSearched: isSearched))
    }
    return result
  }

  /// Which signatures are sums of earlier ones, and whether that was searched to the end.
  private static func possibleSums(
    _ vectors: [[Int]]
  ) -> [(isPossible: Bool, isSearched: Bool)] {
    let supports = vectors.map(support)
    return vectors.indices.map { number in
      let candidates = (0..<number).filter {
        isPart(vectors[$0], supports[$0], of: vectors[number])
      }
      var search = SumSearch(vectors: vectors, candidates: candidates)
      let isPossible = search.sum(for: vectors[number]) != nil
      return (isPossible, isPossible || !search.wasStopped)
    }
  }

  /// The sum whose least dense part is the least dense; empty if there is none, or none was found.
  private static func parts(
    of vector: [Int], among irreps: [Int], _ vectors: [[Int]], _ density: [Double]
  ) -> ([Int], isSearched: Bool) {
    let candidates =
      irreps
      .filter { isPart(vectors[$0], support(vectors[$0]), of: vector) }
      .sorted { (density[$0], $0) < (density[$1], $1) }
    var search = SumSearch(vectors: vectors, candidates: candidates.reversed())
    for first in candidates {
      if let rest = search.sum(for: subtracting(vectors[first], from: vector)) {
        return (([first] + rest).sorted(), !search.wasStopped)
      }
    }
    return ([], !search.wasStopped)
  }

  private static func variance(of values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  /// `support` are the sectors in which the part has levels.
  private static func isPart(_ part: [Int], _ support: [Int], of whole: [Int]) -> Bool {
    support.allSatisfy { part[$0] <= whole[$0] } && part != whole
  }

  private static func support(_ vector: [Int]) -> [Int] {
    vector.indices.filter { vector[$0] > 0 }
  }

  fileprivate static func subtracting(_ part: [Int], from whole: [Int]) -> [Int] {
    zip(whole, part).map { $0 - $1 }
  }
}

/// Writes vectors as sums of candidates; remembers the remainders that cannot be written so.
private struct SumSearch {
  let vectors: [[Int]]
  let candidates: [Int]
  private var impossible: Set<[Int]> = []
  private var stepCount = 0
  private(set) var wasStopped = false

  /// Signatures of highly degenerate levels have more remainders than time and memory allow.
  private static let (mostSteps, mostParts) = (100_000, 4000)

  init(vectors: [[Int]], candidates: [Int]) {
    self.vectors = vectors
    self.candidates = candidates
  }

  /// Candidates that add up to `remainder`, none for zero; nil where there are none.
  mutating func sum(for remainder: [Int], partCount: Int = 0) -> [Int]? {
    guard let sector = remainder.firstIndex(where: { $0 > 0 }) else { return [] }
    guard !impossible.contains(remainder) else { return nil }
    stepCount += 1
    guard stepCount <= Self.mostSteps, partCount < Self.mostParts else {
      wasStopped = true
      return nil
    }
    for candidate in candidates where vectors[candidate][sector] > 0 {
      let vector = vectors[candidate]
      guard zip(vector, remainder).allSatisfy({ $0 <= $1 }) else { continue }
      let rest = SignatureComposition.subtracting(vector, from: remainder)
      if let others = sum(for: rest, partCount: partCount + 1) { return [candidate] + others }
    }
    if !wasStopped { impossible.insert(remainder) }
    return nil
  }
}

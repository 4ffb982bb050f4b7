/// Whether a signature may be an accidental coincidence of levels of other irreps.
///
/// When levels of irreps α and β coincide by accident, the sum b_α + b_β shows up as a signature. A
/// signature is taken for such a composite when it is a sum of other observed signatures, with
/// repetitions, and is rare: an irrep of the full group G has n_b ≈ D_b dim H / |G| levels, the same
/// n_b / D_b for every irrep, so a composite's density n_b / D_b falls below 1/100 of that of every
/// signature in the sum. (Of all sums the one with the least dense part is judged; below 1/100 no
/// irrep falls unless more than a hundred irreps share one signature.) A sum that is not that rare
/// stays open: it can be an irrep or a composite, and both readings must be kept.
public struct SignatureComposition: Sendable, Equatable {
  /// The signatures that add up to this one, with repetitions, by their numbers; empty when no
  /// others do.
  public let parts: [Int]
  /// n_b / D_b over the smallest n / D of `parts`; nil without parts.
  public let relativeDensity: Double?

  /// Below this relative density a sum is taken for a composite.
  public static let rareDensity = 0.01

  /// A sum of other signatures and rare: not the signature of an irrep.
  public var isComposite: Bool { relativeDensity.map { $0 < Self.rareDensity } ?? false }

  /// A sum of other signatures that may nevertheless be the signature of an irrep.
  public var isOpen: Bool { !parts.isEmpty && !isComposite }

  /// Why the signature is taken for a composite, with one-line names for the parts; nil otherwise.
  public func reason(naming name: (Int) -> String) -> String? {
    guard isComposite, let relativeDensity else { return nil }
    let times = (1 / relativeDensity).rounded()
    return """
      It is the sum \(parts.map(name).joined(separator: " + ")) and at least \(Int(times)) times \
      rarer than an irrep of its dimension would be.
      """
  }

  /// Judges all signatures, which must be in order of ascending dimension.
  ///
  /// Signatures that turn out composite are not used as parts of later ones.
  static func all(
    vectors: [[Int]], dimensions: [Int], meanLevels: [Double]
  ) -> [SignatureComposition] {
    let density = zip(meanLevels, dimensions).map { $0 / Double($1) }
    var result: [SignatureComposition] = []
    for (number, vector) in vectors.enumerated() {
      let candidates = (0..<number)
        .filter { !result[$0].isComposite && isPart(vectors[$0], of: vector) }
        .sorted { (density[$0], $0) < (density[$1], $1) }
      var search = SumSearch(vectors: vectors, candidates: candidates.reversed())
      let parts = candidates.lazy.compactMap { first in
        search.sum(for: subtracting(vectors[first], from: vector)).map { [first] + $0 }
      }.first
      result.append(
        SignatureComposition(
          parts: (parts ?? []).sorted(),
          relativeDensity: parts.map { density[number] / $0.map { density[$0] }.min()! }))
    }
    return result
  }

  fileprivate static func isPart(_ part: [Int], of whole: [Int]) -> Bool {
    part != whole && zip(part, whole).allSatisfy { $0 <= $1 }
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

  init(vectors: [[Int]], candidates: [Int]) {
    self.vectors = vectors
    self.candidates = candidates
  }

  /// Candidates that add up to `remainder`, none for zero; nil where there are none.
  mutating func sum(for remainder: [Int]) -> [Int]? {
    guard let sector = remainder.firstIndex(where: { $0 > 0 }) else { return [] }
    guard !impossible.contains(remainder) else { return nil }
    for candidate in candidates where vectors[candidate][sector] > 0 {
      let vector = vectors[candidate]
      guard zip(vector, remainder).allSatisfy({ $0 <= $1 }) else { continue }
      let rest = SignatureComposition.subtracting(vector, from: remainder)
      if let others = sum(for: rest) { return [candidate] + others }
    }
    impossible.insert(remainder)
    return nil
  }
}

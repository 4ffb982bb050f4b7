import GroupTheory

/// The candidates of one index in which an anti-unitary symmetry T ties levels.
///
/// Their sum rule is Σ_b b_λ D_b (r_b^a + r_b^c/2 + r_b^b/4) = p d_λ with p = [G:N] of the unitary group G: types b and c have
/// irreps of half the signature's dimension. Every way to write a type-c signature as b_α + b_{Tα} with D_α = D_{Tα} is tried;
/// only what is closed under duality is kept.
package struct AntiunitaryCandidates {
  private(set) var candidates: [IndexCandidate] = []

  private let data: SignatureData
  private let shouldStop: () -> Bool
  /// Shape [signature]: what can be b_α of a type-c co-representation.
  private let halves: [SignatureHalves]
  /// Shape [signature]: whether it is twice a vector that a quaternionic irrep can have.
  private let isDouble: [Bool]
  /// Shape [signature]: whether a real irrep can have it.
  private let allowsReal: [Bool]
  /// Shape [signature]: the signature of the dual irreps, if it was observed.
  private let duals: [Int?]

  /// At most so many candidates of one index are listed.
  static let limit = 20_000

  /// The candidates of one index; `isComplete` is false when there are too many or the enumeration was stopped.
  package static func all(
    of data: SignatureData, index: Int, declared: SectorPermutation?, shouldStop: () -> Bool
  ) -> (candidates: [IndexCandidate], isComplete: Bool) {
    withoutActuallyEscaping(shouldStop) { shouldStop in
      var search = AntiunitaryCandidates(data, declared: declared, shouldStop: shouldStop)
      let isComplete = search.run(index)
      return (search.candidates, isComplete)
    }
  }

  /// `shouldStop` ends the enumeration.
  package init(
    _ data: SignatureData, declared: SectorPermutation?, shouldStop: @escaping () -> Bool
  ) {
    self.data = data
    self.shouldStop = shouldStop
    isDouble = data.vectors.map { vector in
      vector.allSatisfy { $0 % 2 == 0 }
        && declared?.allows(.quaternionic, branching: vector.map { $0 / 2 }) ?? true
    }
    allowsReal = data.vectors.map { declared?.allows(.real, branching: $0) ?? true }
    halves = data.vectors.map {
      SignatureHalves(of: $0, dimensions: data.visible.dimensions, declared: declared)
    }
    duals = data.vectors.indices.map(data.dual)
  }

  private mutating func run(_ index: Int) -> Bool {
    let steps = data.vectors.indices.map { isDouble[$0] ? 1 : halves[$0].isEmpty ? 4 : 2 }
    var system = FrobeniusReciprocity(
      vectors: data.vectors, least: [Int](repeating: 1, count: data.count),
      dimensions: data.visible.dimensions, index: 4 * index, steps: steps)
    let isComplete = system.solve(limit: Self.limit, shouldStop)
    for solution in system.solutions {
      guard extend([], weights: zip(solution, steps).map { $0 * $1 }, index) else { return false }
    }
    return isComplete
  }

  /// Chooses the types of one signature after the other; false when it was stopped.
  private mutating func extend(_ counts: [WignerTypeCounts], weights: [Int], _ index: Int) -> Bool {
    let signature = counts.count
    guard signature < data.count else { return append(counts, index: index, limit: Self.limit) }
    if shouldStop() { return false }
    for next in allCounts(of: signature, weight: weights[signature]) {
      guard extend(counts + [next], weights: weights, index) else { return false }
    }
    return true
  }

  /// Hands over the candidates that were found so far.
  package mutating func removeAll() -> [IndexCandidate] {
    defer { candidates.removeAll() }
    return candidates
  }

  /// What one signature can be with one weight.
  package func allCounts(of signature: Int, weight: Int) -> [WignerTypeCounts] {
    WignerTypeCounts.all(
      weight: weight, allowsComplex: !halves[signature].isEmpty,
      allowsQuaternionic: isDouble[signature]
    ).filter { $0.real == 0 || allowsReal[signature] }
  }

  /// Adds the candidates with given counts, shape [signature]; false when there are more than `limit` candidates then, or the
  /// enumeration was stopped.
  package mutating func append(_ counts: [WignerTypeCounts], index: Int, limit: Int) -> Bool {
    let tiesLevels = counts.contains { $0.complex > 0 || $0.quaternionic > 0 }
    let isClosed =
      exchangesTrivial(counts)
      || counts.indices.allSatisfy { k in duals[k].map { counts[$0] == counts[k] } ?? false }
    guard tiesLevels, isClosed, mayHaveAction(counts) else { return true }
    return choose([], counts, index, limit)
  }

  /// Chooses how the type-c co-representations of one signature after the other come apart.
  private mutating func choose(
    _ parts: [Corepresentations.Part], _ counts: [WignerTypeCounts], _ index: Int, _ limit: Int
  ) -> Bool {
    let signature = parts.count
    guard signature < data.count else {
      append(Corepresentations(parts: parts), index)
      return candidates.count < limit
    }
    if shouldStop() { return false }
    let (own, count) = (halves[signature], counts[signature].complex)
    return own.forEachMultiset(of: count, shouldStop: shouldStop) { chosen in
      let part = Corepresentations.Part(
        signature: data.vectors[signature], dimension: data.dimensions[signature],
        counts: counts[signature], halves: chosen)
      return choose(parts + [part], counts, index, limit)
    }
  }

  private mutating func append(_ corepresentations: Corepresentations, _ index: Int) {
    let vectors = corepresentations.unitaryVectors
    // The irreps of a group come with their duals.
    let dual = data.visible.dual
    guard vectors.allSatisfy({ vector, count in vectors[dual.map { vector[$0] }] == count }) else {
      return
    }
    guard let own = try? SignatureData(visible: data.visible, vectors: Array(vectors.keys)) else {
      preconditionFailure("branching vectors of irreps are valid and differ")
    }
    candidates.append(
      IndexCandidate(
        data: own, index: index, multiplicities: own.vectors.map { vectors[$0]! },
        corepresentations: corepresentations))
  }

  /// What the counts alone show: the one-dimensional irreps trivial on N form a group on which T acts, with the fixed ones a
  /// subgroup and their types a homomorphism to ±1; and Σ ε_α D_α counts the elements Tg of order 2.
  private func mayHaveAction(_ counts: [WignerTypeCounts]) -> Bool {
    var (real, complex, quaternionic, involutions) = (0, 0, 0, 0)
    for (k, counts) in counts.enumerated() {
      let (vector, dimension) = (data.vectors[k], data.dimensions[k])
      involutions += counts.real * dimension - counts.quaternionic * dimension / 2
      if data.isTrivial(vector) { real += counts.real }
      guard dimension == 2, vector[0] == 2 else { continue }
      quaternionic += counts.quaternionic
      complex += 2 * counts.complex
    }
    let fixed = real + quaternionic
    if exchangesTrivial(counts) { return true }
    guard fixed > 0, (fixed + complex) % fixed == 0 else { return false }
    if data.trivial == nil { return quaternionic > 0 && (real == 0 || real == quaternionic) }
    return involutions >= 0 && real > 0 && (quaternionic == 0 || quaternionic == real)
  }

  /// Whether T keeps no one-dimensional irrep that is trivial on N, and may exchange the trivial irrep of G with another one.
  private func exchangesTrivial(_ counts: [WignerTypeCounts]) -> Bool {
    guard data.mayExchangeTrivial else { return false }
    let keepsTrivial = counts.indices.contains { k in
      counts[k].quaternionic > 0 && data.isTrivial(data.vectors[k].map { $0 / 2 })
    }
    return !keepsTrivial
      && counts.indices.contains { counts[$0].complex > 0 && data.joinsTrivial(data.vectors[$0]) }
  }
}

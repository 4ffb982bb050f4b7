import GroupTheory

/// One solution (p, r) of Frobenius reciprocity: p = [G:N], and r_b irreps of G for each branching vector b.
public struct IndexCandidate: Hashable, Sendable {
  /// The branching vectors of the irreps of G: in a unitary reading the signatures and those unobserved ones that the candidate
  /// uses; in an anti-unitary one what the signatures are made of.
  public let data: SignatureData
  /// p = [G:N].
  public let index: Int
  /// Shape [vector of `data`]: r_b ≥ 1.
  public let multiplicities: [Int]
  /// How an anti-unitary symmetry joins the irreps of G to signatures; nil in a unitary reading.
  public var corepresentations: Corepresentations?

  /// A candidate of a unitary reading, unless co-representations are given.
  package init(
    data: SignatureData, index: Int, multiplicities: [Int],
    corepresentations: Corepresentations? = nil
  ) {
    self.data = data
    self.index = index
    self.multiplicities = multiplicities
    self.corepresentations = corepresentations
  }

  /// Unitary or anti-unitary.
  public var reading: Reading { corepresentations == nil ? .unitary : .antiunitary }

  /// The irreps of G alone, with no regard to an anti-unitary symmetry.
  package var unitary: IndexCandidate {
    IndexCandidate(data: data, index: index, multiplicities: multiplicities)
  }

  /// Σ_b r_b, the number of irreps of G.
  public var rank: Int { multiplicities.reduce(0, +) }
  /// |G| = p |N|.
  public var order: Int { index * data.visible.order }

  /// All candidates of one index: r_b ≥ 1 with Σ_b r_b b_λ D_b = p d_λ for every λ; r ascending lexicographically.
  ///
  /// Source: Frobenius reciprocity, the multiplicity of α in the representation induced from λ is b_{αλ}.
  public static func all(of data: SignatureData, index: Int) -> [IndexCandidate] {
    all(of: data, index: index, unobserved: .none, limit: .max, shouldStop: { false }).candidates
  }

  /// With so many candidates of one index nothing could be decided.
  package static let mostCandidates = 20_000
  /// With very many vectors fewer solutions are kept, so that they fit the memory.
  private static let mostEntries = 4_000_000

  /// All candidates of one index in which, besides the observed signatures, allowed unobserved ones may occur; `least` are the
  /// numbers of irreps of each observed signature that there are at least, one unless given.
  ///
  /// `isComplete` is false when the enumeration was stopped before its end, or ended at `limit` candidates.
  package static func all(
    of data: SignatureData, index: Int, least: [Int]? = nil, unobserved: UnobservedSignatures,
    limit: Int = mostCandidates, shouldStop: () -> Bool
  ) -> (candidates: [IndexCandidate], isComplete: Bool) {
    let observed = least ?? [Int](repeating: 1, count: data.count)
    let extra = unobserved.vectors(for: data, observed, index: index, shouldStop: shouldStop)
    let vectors = data.vectors + extra.vectors
    var system = FrobeniusReciprocity(
      vectors: vectors,
      least: observed
        + extra.vectors.map { data.trivial == nil && data.isTrivial($0) ? 1 : 0 },
      dimensions: data.visible.dimensions, index: index)
    let isComplete = system.solve(
      limit: min(limit, max(1000, mostEntries / vectors.count)), shouldStop)
    let candidates = system.solutions.map { solution -> IndexCandidate in
      let used = solution.indices.filter { solution[$0] > 0 }
      if used.count == data.count {
        return IndexCandidate(data: data, index: index, multiplicities: solution.filter { $0 > 0 })
      }
      let chosen = data.with(unobserved: used.filter { $0 >= data.count }.map { vectors[$0] })
      let counts = Dictionary(uniqueKeysWithValues: used.map { (vectors[$0], solution[$0]) })
      return IndexCandidate(
        data: chosen, index: index, multiplicities: chosen.vectors.map { counts[$0]! })
    }
    return (
      candidates.sorted {
        ($0.data.count, $0.multiplicities, $0.data.vectors.joined())
          < ($1.data.count, $1.multiplicities, $1.data.vectors.joined())
      }, isComplete && extra.isComplete
    )
  }
}

private func < (
  a: (Int, [Int], FlattenSequence<[[Int]]>), b: (Int, [Int], FlattenSequence<[[Int]]>)
) -> Bool {
  if a.0 != b.0 { return a.0 < b.0 }
  if a.1 != b.1 { return a.1.lexicographicallyPrecedes(b.1) }
  return a.2.lexicographicallyPrecedes(b.2)
}

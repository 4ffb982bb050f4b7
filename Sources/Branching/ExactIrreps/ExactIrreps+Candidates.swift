import GroupTheory

extension ExactIrreps {
  /// The signature data of the irreps of the unitary group.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit.
  public func data(_ visible: CharacterTable) throws -> SignatureData {
    try SignatureData(visible: visible, vectors: Array(multiplicities.keys))
  }

  /// The candidate with these irreps alone; `joined` keeps what an anti-unitary symmetry joins.
  func candidate(of data: SignatureData, index: Int, joined: Bool) -> IndexCandidate {
    let counts = multiplicities
    return IndexCandidate(
      data: data, index: index, multiplicities: data.vectors.map { counts[$0]! },
      corepresentations: joined ? corepresentations : nil)
  }

  /// All candidates of one index with further irreps that fill up Frobenius reciprocity; `isComplete` is false when the
  /// enumeration was stopped before its end.
  func completions(
    of data: SignatureData, index: Int, shouldStop: () -> Bool
  ) -> (candidates: [IndexCandidate], isComplete: Bool) {
    let counts = multiplicities
    return IndexCandidate.all(
      of: data, index: index, least: data.vectors.map { counts[$0]! }, unobserved: .any,
      limit: Self.mostCompletions, shouldStop: shouldStop)
  }

  /// With so many ways to fill up the sums nothing could be decided.
  private static let mostCompletions = 5000

  /// The candidates of one index for a projective action, whatever an anti-unitary symmetry joins: at most one, since no irrep of
  /// the cocycle's class may be missing.
  package func projectiveCandidates(
    of data: SignatureData, index: Int
  ) -> (candidates: [IndexCandidate], isComplete: Bool) {
    guard index == self.index(data.visible) else { return ([], true) }
    return ([candidate(of: data, index: index, joined: false)], true)
  }

  /// How an anti-unitary symmetry joins the irreps to signatures; nil where it joins none, or where there is none that acts on
  /// all of them.
  private var corepresentations: Corepresentations? {
    guard joinsLevels, hasAntiunitarySymmetry else { return nil }
    let parts = Dictionary(grouping: irreps.indices, by: signature).map { signature, members in
      part(signature, members)
    }
    return Corepresentations(parts: parts)
  }

  private func part(_ signature: [Int], _ members: [Int]) -> Corepresentations.Part {
    var (real, quaternionic) = (0, 0)
    var halves: [[Int]] = []
    for k in members {
      switch irreps[k].partner {
      case .other(let partner):
        guard k < partner else { continue }
        let (a, b) = (irreps[k].branching, irreps[partner].branching)
        halves.append(a.lexicographicallyPrecedes(b) ? b : a)
      case .noOther, .unknown:
        if irreps[k].field == .quaternionic { quaternionic += 1 } else { real += 1 }
      }
    }
    let (own, dimension) = (irreps[members[0]].branching, irreps[members[0]].dimension)
    return Corepresentations.Part(
      signature: signature, dimension: own == signature ? dimension : 2 * dimension,
      counts: WignerTypeCounts(real: real, complex: halves.count, quaternionic: quaternionic),
      halves: halves.sorted { $1.lexicographicallyPrecedes($0) })
  }

  /// Whether an anti-unitary symmetry ties levels.
  public var joinsLevels: Bool {
    irreps.contains { irrep in
      if case .other = irrep.partner { return true }
      return irrep.field == .quaternionic
    }
  }

  /// Whether an anti-unitary operator commutes with the family: no complex irrep is alone. Irreps of too few levels do not count.
  public var hasAntiunitarySymmetry: Bool {
    irreps.allSatisfy { $0.field != .complex || $0.partner != .noOther }
  }
}

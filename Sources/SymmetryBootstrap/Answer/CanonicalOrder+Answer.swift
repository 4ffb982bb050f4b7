import Branching
import Evidence
import GroupTheory

extension CanonicalOrder {
  /// An answer in the order of `data`: irreps and classes of G stay where they are, those of N get their numbers back, and
  /// signatures are counted as in the given data. Notes are left to be written.
  func restored(_ answer: BootstrapAnswer, of data: SignatureData) throws -> BootstrapAnswer {
    let twist = answer.twist.map { irreps[$0] }
    let used = try twist.map(data.twisted) ?? data
    return BootstrapAnswer(
      data: used, twist: twist, indices: answer.indices, least: answer.least,
      beyond: answer.beyond,
      unobserved: answer.unobserved.mapped(restored),
      fates: answer.fates.map { fate in
        CandidateFate(
          candidate: restored(fate.candidate, of: used), solutionCount: fate.solutionCount,
          rejections: fate.rejections, isUndecided: fate.isUndecided,
          evidence: fate.evidence?.mapped(restored))
      }, unlistedIndices: answer.unlistedIndices, unlistedEvidence: answer.unlistedEvidence,
      solutions: answer.solutions.map(restored),
      excludedGroups: answer.excludedGroups, notes: answer.notes)
  }

  private func restored(_ candidate: IndexCandidate, of data: SignatureData) -> IndexCandidate {
    let vectors = candidate.data.vectors.map(restored)
    let counts = Dictionary(uniqueKeysWithValues: zip(vectors, candidate.multiplicities))
    guard let own = try? SignatureData(visible: data.visible, vectors: vectors) else {
      preconditionFailure("branching vectors in another order are branching vectors")
    }
    return IndexCandidate(
      data: own, index: candidate.index, multiplicities: own.vectors.map { counts[$0]! },
      corepresentations: candidate.corepresentations?.mapped(restored))
  }

  private func restored(_ solution: BootstrapSolution) -> BootstrapSolution {
    let branching = solution.branching.map(restored)
    var fusion = solution.visibleFusion
    for (new, old) in classes.enumerated() { fusion[old] = solution.visibleFusion[new] }
    let dimensions = Dictionary(
      zip(branching, solution.table.dimensions), uniquingKeysWith: { first, _ in first })
    let vectors = dimensions.sorted { a, b in
      a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key)
    }.map(\.key)
    let numbers = Dictionary(uniqueKeysWithValues: zip(vectors, 0...))
    var result = solution
    result.irreps.branching = branching
    result.irreps.signatureOf = branching.map { numbers[$0]! }
    result.irreps.visibleFusion = fusion
    result.corepresentations = solution.corepresentations?.mapped(restored)
    result.antiunitary?.sectors = solution.antiunitary?.sectors.map(restored) ?? []
    result.evidence = solution.evidence?.mapped(restored)
    return result
  }
}

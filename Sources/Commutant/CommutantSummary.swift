/// What is known of the commutant of a family: its irreps, and how sure they are.
public struct CommutantSummary: Sendable {
  /// The irreps in canonical order: by dimension, branching and number of levels.
  public let components: [CommutantComponent]
  /// The two groups of weights that prove the decomposition.
  public let weights: WeightGap
  /// Edges between the two groups, the heaviest first.
  public let weakEdges: [WeakEdge]
  /// The number of levels of H₁ that belong to different multiplets although they agree to
  /// rounding. A few are chance, or couplings at a special point; many mean that copies of levels
  /// are missing or that eigenvectors are inaccurate.
  public let chanceDegeneracies: Int
  /// √(Σ_k ‖H_k - E(H_k)‖² / Σ_k ‖H_k‖²) over the further members, with E the projection on what
  /// commutes with the commutant found: ‖[X, H]‖ ≤ 2 ‖X‖ ‖H - E(H)‖ for every X in it.
  public let residual: Double
  /// Whether all levels were known: then Σ_α b_αλ n_α = R_λ.
  public let isComplete: Bool

  /// dim 𝒞 = Σ_α D_α².
  public var dimension: Int { components.reduce(0) { $0 + $1.dimension * $1.dimension } }

  /// Whether some anti-unitary operator commutes with the family: every irrep has a conjugate of
  /// its own dimension. Components that are not settled count as real.
  public var hasAntiUnitarySymmetry: Bool {
    components.enumerated().allSatisfy { index, component in
      component.field != .complex
        || (component.conjugate.map {
          $0 != index && components[$0].dimension == component.dimension
        } ?? false)
    }
  }
}

extension CommutantSummary {
  /// Sectors of which each has one irrep, all of whose matrices are real.
  ///
  /// `kinds` are the irreps, each with the sectors that have it. Shape: [irrep][sector]. A loop of matrix elements between more than
  /// one level is known to be real, so that the field is settled.
  ///
  /// - Parameters:
  ///   - irrepDimensions: d_λ. Shape: [sector].
  ///   - levelCounts: R_λ. Shape: [sector].
  ///   - leastWeight: The weight by which the loosest level of an irrep is joined to the others, relative to the heaviest.
  /// - Returns: The summary, and the place of each kind among its components.
  package static func irreducible(
    _ kinds: [[Int]], irrepDimensions: [Int], levelCounts: [Int], leastWeight: Double
  ) -> (summary: CommutantSummary, places: [Int]) {
    let components = kinds.map { sectors in
      CommutantComponent(
        dimension: sectors.reduce(0) { $0 + irrepDimensions[$1] },
        levelCount: levelCounts[sectors[0]],
        branching: irrepDimensions.indices.map { sectors.contains($0) ? 1 : 0 }, field: .real,
        conjugate: nil, isSettled: true, imaginaryStrength: 0)
    }
    let order = components.indices.sorted {
      CommutantComponent.precedes(components[$0], components[$1])
    }
    var places = order
    for (place, kind) in order.enumerated() { places[kind] = place }
    let summary = CommutantSummary(
      components: order.enumerated().map { place, kind in
        var component = components[kind]
        component.conjugate = place
        return component
      },
      weights: WeightGap(
        leastJoining: leastWeight, largestBetween: kinds.count > 1 ? 0 : nil,
        threshold: leastWeight),
      weakEdges: [], chanceDegeneracies: 0, residual: 0, isComplete: true)
    return (summary, places)
  }
}

import LinearAlgebra
import Numerics

/// The commutant 𝒞 = ⊕_α M_{D_α}(ℂ) ⊗ 1_{n_α} of a family of Hermitian matrices, found from few
/// members: all irreps α, with their levels, of the largest symmetry that the family has.
///
/// The members' real *-algebra is a sum of full matrix algebras over the real numbers, the complex
/// numbers or the quaternions. H₁ gives their diagonal, the spanning tree of the matrix elements
/// of the others tells the sums apart, and the loops of each give its field; two conjugate irreps
/// of a complex one are the two ways in which it can occur. Multiplicities within a sector, chance
/// degeneracies, anti-unitary pairs and Kramers pairs need no case of their own.
///
/// Accuracy: matrix elements between eigenvectors are known to ε ‖H‖ over the spacing of levels.
/// Every relation is decided in the widest gap between generic sizes and rounding, so that errors of
/// the matrix elements up to 1e-8 of a typical one do no harm. Complexity: three passes over the matrix elements of each
/// member, the square of the number of levels, and m³ for each multiplet of m states: 0.6 s for a
/// real and two complex sectors of 2187 levels on one thread of Zen 3.
///
/// Source: S. Moudgalya, O. I. Motrunich, *Hilbert space fragmentation and commutant algebras*,
/// arXiv:2108.10324, and *Numerical methods for detecting symmetries and commutant algebras*,
/// arXiv:2302.03028; for block-diagonalization by a generic element T. Maehara, K. Murota,
/// *A numerical algorithm for block-diagonal decomposition of matrix *-algebras, part II* (2009).
@dynamicMemberLookup
public struct CommutantDecomposition: Sendable {
  /// The irreps, and how sure they are.
  public let summary: CommutantSummary
  /// The component of each level of H₁; nil for levels outside the window. Of levels that several
  /// components share by chance, or within one sector, each gets its number of levels, those whose
  /// eigenvectors overlap most. Shape: [sector][level].
  public let membership: [[Int?]]
  /// The states of each component in its multiplets. Shape: [component].
  private let bases: [ComponentBasis]

  /// What the summary says.
  public subscript<Value>(dynamicMember path: KeyPath<CommutantSummary, Value>) -> Value {
    summary[keyPath: path]
  }

  /// Decomposes a family.
  ///
  /// Levels closer than `levelTolerance` are compared as possible copies, by default a hundredth
  /// of the typical spacing; a larger one costs time only. Edges lighter than `threshold` do not
  /// join, by default the middle of the widest gap of weights; above a ``WeakEdge`` it gives the
  /// irreps of the approximate symmetry, where the tolerance exceeds the splittings of its levels.
  /// - Throws: ``CommutantError``, and `LinearAlgebraError` when LAPACK fails.
  public init(
    of family: MatrixFamily, levelTolerance: Double? = nil, threshold: Double? = nil
  ) throws {
    let resolution = threshold.map { $0 / 10 }
    let clusters = LevelClusters(of: family, tolerance: levelTolerance)
    let members = try MemberImages(of: family, active: clusters.active)
    let refinement = try MultipletRefinement(
      of: clusters, members: members, resolution: resolution)
    let multiplets = refinement.multiplets
    let tree = SpanningTree(of: multiplets, members: members)
    let weights = WeightGap(
      of: tree.edges.map(\.weight), threshold: threshold ?? tree.threshold(for: multiplets))
    let gauge = try Gauge(
      of: multiplets, along: tree, threshold: weights.threshold, members: members)
    let algebras = try gauge.loopAlgebras(
      members: members, scale: tree.scale, resolution: resolution)
    let check = CommutantResidual(
      of: gauge, algebras: algebras, members: members,
      resolution: weights.threshold * tree.scale)
    let irreps = try gauge.components.indices.map { number in
      try CommutantComponent.irreps(
        of: gauge.components[number].map { gauge.multiplets[$0] }, algebra: algebras[number],
        independentLoops: check.independentLoops[number], family: family)
    }
    let (components, bases, places) = Self.ordered(irreps)
    self.bases = bases
    membership = Self.membership(of: bases, family: family)
    summary = CommutantSummary(
      components: components, weights: weights,
      weakEdges: WeakEdge.all(
        of: tree, multiplets: multiplets,
        component: gauge.component.map { places[$0].min() ?? 0 }, threshold: weights.threshold,
        sectorCount: family.sectors.count),
      chanceDegeneracies: refinement.chanceDegeneracies, residual: check.value,
      isComplete: family.window == nil)
  }

  /// The block of a matrix of the family on one copy of a component, from its matrix elements
  /// between the eigenvectors of H₁ in a sector.
  ///
  /// All copies, in all sectors, give the same block; conjugate components give conjugate blocks.
  /// Shape: n × n; real for a real component, [[A, -B̄], [B, Ā]] for a quaternionic one.
  public func block(
    of matrix: MatrixElements, component: Int, sector: Int, copy: Int = 0
  ) -> DenseMatrix<Complex<Double>> {
    bases[component].block(of: matrix, sector: sector, copy: copy)
  }

  /// The states of one copy of a component as combinations of the levels of a sector: the isometry
  /// B with `block(of: M) = B† M B`.
  ///
  /// Shape: levels × n. For quaternions the first half of the columns are states f and the second
  /// half their partners J f.
  public func basis(component: Int, sector: Int, copy: Int = 0) -> DenseMatrix<Complex<Double>> {
    let states = bases[component].states(sector: sector, copy: copy)
    let count = membership[sector].count
    var result = DenseMatrix<Complex<Double>>(
      rowCount: count, columnCount: states.count,
      storage: Array(repeating: .zero, count: count * states.count))
    for (column, state) in states.enumerated() {
      for (level, coefficient) in zip(state.levels, state.coefficients) {
        result[level, column] = coefficient
      }
    }
    return result
  }
}

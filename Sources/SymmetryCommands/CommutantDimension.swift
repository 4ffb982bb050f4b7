import CommandSupport
import ExactDiagonalization
import LatticeModels

/// dim 𝒞 of a model's family, where it is found in seconds.
struct CommutantDimension {
  /// Σ D² over the irreps of the hidden symmetry.
  let dimension: Int
  /// What varies in the family.
  let variation: ModelFamily.Variation

  /// Larger sectors take longer than people wait for a remark: complex ones count twice.
  private static let mostRows = 1100

  /// Nil where sectors are larger, where nothing can vary, or where it fails.
  init?(_ model: Model, seed: UInt64, threads: Int) {
    guard let family = ModelFamily(of: model, seed: seed), let plan = try? SectorPlan(model),
      let largest = zip(plan.sectors, plan.canBeReal).map({ $0.multiplicity * ($1 ? 1 : 2) }).max(),
      largest <= Self.mostRows,
      let diagonalization = try? ExactDiagonalization(model: model, seed: seed, threads: threads),
      let found = try? CommutantRun(diagonalization, family: family, threads: threads)
        .run(isCancelled: { Interruption.isRequested })
    else { return nil }
    dimension = found.decomposition.components.reduce(0) { $0 + $1.dimension * $1.dimension }
    variation = family.variation
  }
}

import Branching

/// Exact irreps without an anti-unitary symmetry, or with one that joins nothing.
func irreps(
  _ parts: [(dimension: Int, levels: Int, branching: [Int])],
  field: ExactIrrep.Field = .real
) -> ExactIrreps {
  ExactIrreps(
    parts.map {
      ExactIrrep(
        branching: $0.branching, dimension: $0.dimension, levelCount: $0.levels, field: field)
    })
}

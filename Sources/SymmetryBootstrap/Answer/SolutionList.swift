import GroupTheory

/// Solutions without repetition: two are one when they differ by renaming irreps and by an automorphism of N's table that
/// maps the observed signatures to each other.
struct SolutionList {
  private(set) var solutions: [BootstrapSolution] = []
  private let visible: CharacterTable
  private let observed: Set<[Int]>

  init(data: SignatureData) {
    visible = data.visible
    observed = Set(data.vectors)
  }

  /// Adds a solution unless it is there already.
  mutating func insert(_ solution: BootstrapSolution) {
    if !solutions.contains(where: { isSame($0, solution) }) { solutions.append(solution) }
  }

  /// Renumberings of both tables that agree on the class fusion map branching vectors to branching vectors; the mark keeps
  /// observed ones observed.
  private func isSame(_ a: BootstrapSolution, _ b: BootstrapSolution) -> Bool {
    a.index == b.index && a.table.rank == b.table.rank && placed(a).isIsomorphic(to: placed(b))
  }

  private func placed(_ solution: BootstrapSolution) -> SubgroupInTable {
    SubgroupInTable(
      subgroup: visible, group: solution.table, fusion: solution.visibleFusion,
      irrepMarks: solution.branching.map { observed.contains($0) ? 1 : 0 })
  }
}

import Branching
import GroupTheory

/// Solutions without repetition: two are one when they differ by renaming irreps and by an automorphism of N's table that
/// maps the observed signatures to each other.
struct SolutionList {
  private(set) var solutions: [BootstrapSolution] = []
  private let visible: CharacterTable
  private let observed: Set<[Int]>
  /// Automorphisms of N's table; if there are very many, some.
  private let automorphisms: [TableIsomorphism]
  private let shouldStop: () -> Bool

  /// Once `shouldStop` says true solutions are no more compared, so that one may be there twice.
  init(data: SignatureData, shouldStop: @escaping () -> Bool = { false }) {
    self.shouldStop = shouldStop
    visible = data.visible
    observed = Set(data.vectors)
    automorphisms = TableIsomorphism.all(
      from: visible, to: visible, limit: 1000, shouldStop: shouldStop)
  }

  /// Adds a solution unless it is there already.
  mutating func insert(_ solution: BootstrapSolution) {
    if !solutions.contains(where: { isSame($0, solution) }) { solutions.append(solution) }
  }

  /// Renumberings of both tables that agree on the class fusion map branching vectors to branching vectors; the mark keeps
  /// observed ones observed.
  private func isSame(_ a: BootstrapSolution, _ b: BootstrapSolution) -> Bool {
    a.index == b.index && a.table.rank == b.table.rank && a.reading == b.reading
      && areEquivalent(a.corepresentations, b.corepresentations)
      && placed(a).isIsomorphic(to: placed(b), shouldStop: shouldStop)
  }

  /// Whether an automorphism of N's table carries one way to join irreps into the other.
  private func areEquivalent(_ a: Corepresentations?, _ b: Corepresentations?) -> Bool {
    guard let a, let b, a != b else { return true }
    return automorphisms.contains { automorphism in
      a.mapped { vector in
        var image = vector
        for (irrep, value) in zip(automorphism.irreps, vector) { image[irrep] = value }
        return image
      } == b
    }
  }

  private func placed(_ solution: BootstrapSolution) -> SubgroupInTable {
    SubgroupInTable(
      subgroup: visible, group: solution.table, fusion: solution.visibleFusion,
      irrepMarks: solution.branching.indices.map { irrep in
        guard let types = solution.antiunitary?.types else {
          return observed.contains(solution.branching[irrep]) ? 1 : 0
        }
        return 2 + types[irrep].sign
      })
  }
}

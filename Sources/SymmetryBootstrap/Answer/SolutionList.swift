import GroupTheory

/// Solutions without repetition: two are one when they differ by renaming irreps and by an automorphism of N's table that
/// maps the observed signatures to each other.
struct SolutionList {
  private(set) var solutions: [BootstrapSolution] = []
  /// Automorphisms of N's table that permute the signatures, the identity among them.
  private let visibleAutomorphisms: [TableIsomorphism]

  init(data: SignatureData) {
    let vectors = Set(data.vectors)
    visibleAutomorphisms = TableIsomorphism.all(from: data.visible, to: data.visible).filter {
      automorphism in
      data.vectors.allSatisfy { vector in
        var image = vector
        for (irrep, target) in automorphism.irreps.enumerated() { image[target] = vector[irrep] }
        return vectors.contains(image)
      }
    }
  }

  /// Adds a solution unless it is there already.
  mutating func insert(_ solution: BootstrapSolution) {
    if !solutions.contains(where: { isSame($0, solution) }) { solutions.append(solution) }
  }

  private func isSame(_ a: BootstrapSolution, _ b: BootstrapSolution) -> Bool {
    guard a.index == b.index, a.table.rank == b.table.rank else { return false }
    return visibleAutomorphisms.contains { automorphism in
      let pairs = a.visibleFusion.indices.map { c in
        (source: a.visibleFusion[c], target: b.visibleFusion[automorphism.classes[c]])
      }
      return TableIsomorphism.first(from: a.table, to: b.table, fixing: pairs) != nil
    }
  }
}

import Branching
import CharacterTables
import FusionRings
import GroupTheory

/// The steps of the search one at a time, for benchmarks and for comparison with other programs.
extension BranchingRule {
  /// The fusion rings of the rule up to renaming irreps of equal signature, those left out whose characters show at once that
  /// they belong to no group; nil when it was stopped.
  package func fusionRings(shouldStop: @escaping () -> Bool) -> [FusionRing]? {
    let problem = FusionProblem(self)
    var rings: [FusionRing] = []
    guard let groups = LinearIrreps.all(of: self, shouldStop: shouldStop) else { return nil }
    let isComplete = groups.allSatisfy { linear in
      LinearAction.forEach(of: self, linear: linear, shouldStop: shouldStop) { action in
        var search = FusionSearch(problem, action: action, shouldStop: shouldStop)
        let isComplete = search.run()
        // Rings with different actions are no renamings of each other.
        guard let own = distinct(search.rings, shouldStop: shouldStop) else { return false }
        rings += own
        return isComplete
      }
    }
    return isComplete ? rings : nil
  }

  /// The first of all rings that are equal up to renaming irreps of equal signature; nil when it was stopped.
  package func distinct(_ rings: [FusionRing], shouldStop: () -> Bool) -> [FusionRing]? {
    var known: [FusionRing] = []
    for ring in rings {
      var isKnown = false
      for other in known where !isKnown {
        guard
          let isSame = RingRenaming.exists(
            from: other, to: ring, signatureOf: signatureOf, shouldStop: shouldStop)
        else { return nil }
        isKnown = isSame
      }
      if !isKnown { known.append(ring) }
    }
    return known
  }

  /// The solutions with a given fusion ring, whichever program found it; none when it belongs to no group, nil when it was
  /// stopped.
  package func solutions(
    of ring: FusionRing, shouldStop: @escaping () -> Bool
  ) -> [BootstrapSolution]? {
    switch RingSolutions(rule: self, shouldStop: shouldStop).solutions(of: ring) {
    case .solutions(let found): found.map(BootstrapSolution.init)
    case .rejected: []
    case .stopped: nil
    }
  }
}

extension SignatureData {
  /// The first of all solutions that are equal up to renaming irreps and automorphisms of N's table.
  package func distinct(_ solutions: [BootstrapSolution]) -> [BootstrapSolution] {
    var list = SolutionList(data: self)
    for solution in solutions { list.insert(solution) }
    return list.solutions
  }
}

import Branching
import GroupTheory

/// From one fusion ring to the character tables of groups that it can belong to.
package struct RingSolutions {
  let rule: BranchingRule
  let shouldStop: () -> Bool

  /// What becomes of a ring.
  package enum Outcome {
    /// Tables with power maps, at least one.
    case solutions([TableSolution])
    /// The condition at which the candidate that got furthest died.
    case rejected(RejectionReason)
    /// Undecided: `shouldStop` said true.
    case stopped
  }

  /// `shouldStop` is asked often.
  package init(rule: BranchingRule, shouldStop: @escaping () -> Bool) {
    self.rule = rule
    self.shouldStop = shouldStop
  }

  /// The solutions of a ring, or the first condition that it fails; characters modulo a prime that are known already are taken
  /// from `known`.
  package func solutions(of ring: FusionRing, known: ModularCharacters? = nil) -> Outcome {
    let characters: RingCharacters
    switch RingCharacters.make(
      ring: ring, dimensions: rule.dimensions, order: rule.order, known: known)
    {
    case .failure(let reason): return .rejected(reason)
    case .success(let made): characters = made
    }
    if shouldStop() { return .stopped }
    guard let visibleFusion = VisibleFusion.classes(characters, rule) else {
      return .rejected(.classFusion)
    }
    let outcome = PowerMapSearch(
      characters, visible: rule.data.visible, visibleFusion: visibleFusion, shouldStop: shouldStop
    ).run()
    guard outcome.isComplete else { return .stopped }
    guard !outcome.tables.isEmpty else { return .rejected(outcome.reason ?? .powerMaps) }
    return .solutions(
      outcome.tables.map {
        SolutionOrder($0, visibleFusion, rule).solution(ring, $0, visibleFusion, rule)
      })
  }
}

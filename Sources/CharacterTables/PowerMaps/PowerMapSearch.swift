import Branching
import GroupTheory

/// All ways to complete the characters of a fusion ring to a character table with power maps that agree with N's, up to
/// automorphisms of the characters that fix N's classes.
///
/// Power maps are extended along a chain of quotients G/K, K = G first and K = 1 last. Within one quotient, classes are
/// decided along a chain of normal subgroups, and every condition is tested as soon as a subgroup is decided. Partial maps
/// that are equivalent are pursued once. Nothing else is left out, so that every group with this ring and these classes of N
/// is among the tables.
package struct PowerMapSearch {
  /// What a search has found.
  package struct Outcome: Sendable {
    /// The tables, irreps and classes numbered as in the characters.
    package let tables: [CharacterTable]
    /// False when the search had to stop; then `tables` is empty.
    package let isComplete: Bool
    /// The condition at which the candidate that got furthest died; nil when there are tables.
    package let reason: RejectionReason?
  }

  private let source: RingCharacters
  private let visible: CharacterTable
  private let visibleFusion: [Int]
  private let shouldStop: () -> Bool
  private let domains: PowerMapDomains
  private let symmetry: PowerMapSymmetry

  /// `visibleFusion` [class of N] is the class that holds it; `shouldStop` is asked often.
  package init(
    _ source: RingCharacters, visible: CharacterTable, visibleFusion: [Int],
    shouldStop: @escaping () -> Bool
  ) {
    self.source = source
    self.visible = visible
    self.visibleFusion = visibleFusion
    self.shouldStop = shouldStop
    let classPowers = visible.classPowers
    var forced: [Int: [Int: Int]] = [:]
    for q in source.order.primeDivisors {
      forced[q] = [0: 0]
      for (c, d) in classPowers.classes(power: q).enumerated() {
        // Classes of N that fuse have equal powers in G; if they had not, no class would be both.
        let image = visibleFusion[d]
        let known = forced[q]![visibleFusion[c]] ?? image
        forced[q]![visibleFusion[c]] = known == image ? image : -1
      }
    }
    domains = PowerMapDomains(source, visiblePowers: forced)
    symmetry = PowerMapSymmetry(source, visibleFusion: visibleFusion)
  }

  /// Runs the search.
  package func run() -> Outcome {
    var furthest = FurthestFailure()
    if domains.images.contains(where: { $0.contains { $0.count == 0 } }) {
      return Outcome(tables: [], isComplete: true, reason: .powerMaps)
    }
    var states: [PowerMapState] = []
    var stage: QuotientStage?
    for (depth, kernel) in chain().enumerated() {
      guard
        let next = QuotientStage(source, kernel: kernel, before: stage, domains: domains)
      else { return Outcome(tables: [], isComplete: true, reason: .normalSubgroups) }
      let started =
        stage == nil
        ? [PowerMapState(next, after: nil)] : states.map { PowerMapState(next, after: $0) }
      var search = StageSearch(
        stage: next, primes: domains.primes, symmetry: symmetry, shouldStop: shouldStop)
      guard let found = search.complete(started, &furthest, depth: depth) else {
        return Outcome(tables: [], isComplete: false, reason: nil)
      }
      if found.isEmpty { return Outcome(tables: [], isComplete: true, reason: furthest.reason) }
      (states, stage) = (found, next)
    }
    var tables: [CharacterTable] = []
    for state in states {
      if shouldStop() { return Outcome(tables: [], isComplete: false, reason: nil) }
      switch CompleteTable.make(source, state, domains.primes, visible, visibleFusion) {
      case .success(let table): tables.append(table)
      case .failure(let reason): furthest.note(reason, depth: .max, progress: 0)
      }
    }
    return Outcome(tables: tables, isComplete: true, reason: tables.isEmpty ? furthest.reason : nil)
  }

  /// Normal subgroups from G down to 1, each maximal in the one before.
  private func chain() -> [NormalSubgroups.Subgroup] {
    let subgroups = source.normalSubgroups.subgroups
    var chain = [subgroups[subgroups.count - 1]]
    while let last = chain.last, last.order > 1 {
      chain.append(
        subgroups.last { $0.order < last.order && $0.classSet.isSubset(of: last.classSet) }!)
    }
    return chain
  }
}

/// The condition at which the candidate that got furthest died.
struct FurthestFailure {
  private(set) var reason: RejectionReason?
  private var depth = -1
  private var progress = -1

  mutating func note(_ reason: RejectionReason, depth: Int, progress: Int) {
    guard (depth, progress) > (self.depth, self.progress) else { return }
    (self.reason, self.depth, self.progress) = (reason, depth, progress)
  }
}

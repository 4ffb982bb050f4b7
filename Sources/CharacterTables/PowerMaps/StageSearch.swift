import GroupTheory

/// The search for all power maps of one quotient over those of the quotient before.
struct StageSearch {
  let stage: QuotientStage
  let primes: [Int]
  let symmetry: PowerMapSymmetry
  let shouldStop: () -> Bool
  /// How many states there may be before equivalent ones are removed.
  private var crowd = 16

  init(
    stage: QuotientStage, primes: [Int], symmetry: PowerMapSymmetry,
    shouldStop: @escaping () -> Bool
  ) {
    self.stage = stage
    self.primes = primes
    self.symmetry = symmetry
    self.shouldStop = shouldStop
  }

  /// All complete states up to equivalence; nil when the search had to stop.
  mutating func complete(
    _ started: [PowerMapState], _ furthest: inout FurthestFailure, depth: Int
  ) -> [PowerMapState]? {
    let conditions = SectionConditions(stage: stage, primes: primes)
    var pending: [PowerMapState] = []
    for state in started {
      if shouldStop() { return nil }
      if let state = forced(state, conditions, &furthest, depth) { pending.append(state) }
    }
    var done: [PowerMapState] = []
    while !pending.isEmpty {
      var next: [PowerMapState] = []
      for state in pending {
        if shouldStop() { return nil }
        guard let (k, c, candidates) = firstOpen(state) else {
          done.append(state)
          continue
        }
        for d in candidates {
          var extended = state
          guard extended.assign(stage, prime: k, class: c, to: d) else {
            furthest.note(.powerMaps, depth: depth, progress: extended.progress)
            continue
          }
          if let reason = conditions.failure(&extended) {
            furthest.note(reason, depth: depth, progress: extended.progress)
          } else {
            next.append(extended)
          }
        }
      }
      pending = thinned(next)
    }
    var passed: [PowerMapState] = []
    for state in done {
      if shouldStop() { return nil }
      if let reason = CompleteStageConditions.failure(state, stage, primes) {
        furthest.note(reason, depth: depth, progress: state.progress + 1)
      } else {
        passed.append(state)
      }
    }
    return symmetry.distinct(passed, stage, shouldStop: shouldStop)
  }

  /// With everything decided that has no choice.
  private func forced(
    _ start: PowerMapState, _ conditions: SectionConditions, _ furthest: inout FurthestFailure,
    _ depth: Int
  ) -> PowerMapState? {
    var state = start
    for k in primes.indices {
      for c in stage.table.columns.indices where state.images[k][c] < 0 {
        let candidates = state.candidates(stage, prime: k, class: c)
        if candidates.count > 1 { continue }
        guard let d = candidates.first, state.assign(stage, prime: k, class: c, to: d) else {
          furthest.note(.powerMaps, depth: depth, progress: state.progress)
          return nil
        }
      }
    }
    if let reason = conditions.failure(&state) {
      furthest.note(reason, depth: depth, progress: state.progress)
      return nil
    }
    return state
  }

  private func firstOpen(_ state: PowerMapState) -> (prime: Int, class: Int, images: [Int])? {
    for c in stage.classOrder {
      for k in primes.indices where state.images[k][c] < 0 {
        return (k, c, state.candidates(stage, prime: k, class: c))
      }
    }
    return nil
  }

  private mutating func thinned(_ states: [PowerMapState]) -> [PowerMapState] {
    guard states.count > crowd else { return states }
    let distinct = symmetry.distinct(states, stage, shouldStop: shouldStop)
    // Where symmetry does not help, ask less often.
    crowd = max(16, 2 * distinct.count)
    return distinct
  }
}

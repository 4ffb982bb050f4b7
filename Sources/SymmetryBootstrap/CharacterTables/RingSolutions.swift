import GroupTheory

/// From one fusion ring to the character tables of groups that it can belong to.
struct RingSolutions {
  let rule: BranchingRule
  let shouldStop: () -> Bool

  /// What becomes of a ring.
  enum Outcome {
    /// Tables with power maps, at least one.
    case solutions([BootstrapSolution])
    /// The condition at which the candidate that got furthest died.
    case rejected(RejectionReason)
    /// Undecided: `shouldStop` said true.
    case stopped
  }

  /// `shouldStop` is asked often.
  init(rule: BranchingRule, shouldStop: @escaping () -> Bool) {
    self.rule = rule
    self.shouldStop = shouldStop
  }

  /// The solutions of a ring, or the first condition that it fails; characters modulo a prime that are known already are taken
  /// from `known`.
  func solutions(of ring: FusionRing, known: ModularCharacters? = nil) -> Outcome {
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
    return .solutions(outcome.tables.map { solution(ring, $0, visibleFusion) })
  }

  /// Irreps of one signature sorted by their characters; classes by element order and size, those of N first.
  private func solution(
    _ ring: FusionRing, _ table: CharacterTable, _ visibleFusion: [Int]
  ) -> BootstrapSolution {
    let classes = (0..<table.rank).sorted { a, b in
      (table.elementOrders[a], table.classSizes[a], visibleRank(a, visibleFusion), a)
        < (table.elementOrders[b], table.classSizes[b], visibleRank(b, visibleFusion), b)
    }
    let irreps = (0..<table.rank).sorted { a, b in
      if rule.signatureOf[a] != rule.signatureOf[b] || a == 0 || b == 0 { return a < b }
      for c in classes where table.characters[a][c] != table.characters[b][c] {
        let (x, y) = (table.complexCharacters[a][c], table.complexCharacters[b][c])
        if abs(x.real - y.real) > 1e-9 { return x.real > y.real }
        return x.imaginary > y.imaginary
      }
      return false
    }
    var position = [Int](repeating: 0, count: table.rank)
    for (new, old) in classes.enumerated() { position[old] = new }
    var names = [Int](repeating: 0, count: table.rank)
    for (new, old) in irreps.enumerated() { names[old] = new }
    return BootstrapSolution(
      index: rule.candidate.index, branching: irreps.map { rule.vectors[$0] },
      signatureOf: irreps.map { rule.signatureOf[$0] },
      fusion: FusionRing(
        validated: irreps.map { a in irreps.map { b in irreps.map { ring.coefficients[a][b][$0] } }
        },
        dual: irreps.map { names[ring.dual[$0]] }),
      table: try! table.reordered(irreps: irreps, classes: classes),
      visibleFusion: visibleFusion.map { position[$0] })
  }

  /// Classes that hold elements of N come before others.
  private func visibleRank(_ c: Int, _ visibleFusion: [Int]) -> Int {
    visibleFusion.firstIndex(of: c) ?? visibleFusion.count
  }
}

import GroupTheory

/// Power maps of one stage as far as they are decided.
struct PowerMapState {
  /// Shape [prime, class of the stage]: the class of c^q; -1 where it is undecided.
  private(set) var images: [[Int]]
  /// Shape [prime, class of the stage]: c^q in the stage before.
  let earlier: [[Int]]
  /// Shape [prime]: the classes that are decided.
  private(set) var decided: [BitSet]
  /// Shape [prime]: the sections whose conditions hold already.
  var passed: [BitSet]

  /// Nothing decided but that the identity's powers are the identity.
  init(_ stage: QuotientStage, after earlier: PowerMapState?) {
    let (primes, rank) = (stage.domains.count, stage.table.columns.count)
    images = [[Int]](repeating: [Int](repeating: -1, count: rank), count: primes)
    decided = [BitSet](repeating: BitSet(capacity: rank), count: primes)
    passed = [BitSet](repeating: BitSet(capacity: stage.sections.count), count: primes)
    self.earlier = (0..<primes).map { k in
      (0..<rank).map { c in earlier.map { $0.images[k][stage.over[c]] } ?? 0 }
    }
  }

  /// Whether every image is known.
  var isComplete: Bool { decided.allSatisfy { $0.count == $0.capacity } }
  /// How many images are known.
  var progress: Int { decided.reduce(0) { $0 + $1.count } }

  /// What c^q may still be.
  func candidates(_ stage: QuotientStage, prime k: Int, class c: Int) -> [Int] {
    stage.domains[k][c].members.filter { d in
      stage.over.isEmpty || stage.over[d] == earlier[k][c]
    }
  }

  /// Decides c^q = d and what follows from it; false on a contradiction.
  ///
  /// Powers commute with Galois automorphisms and with each other, and (c z)^q = c^q z^q for central z.
  mutating func assign(_ stage: QuotientStage, prime k: Int, class c: Int, to d: Int) -> Bool {
    var pending = [(k: k, c: c, d: d)]
    while let next = pending.popLast() {
      let (k, c, d) = next
      if images[k][c] == d { continue }
      guard images[k][c] < 0, stage.domains[k][c].contains(d),
        stage.over.isEmpty || stage.over[d] == earlier[k][c]
      else { return false }
      images[k][c] = d
      decided[k].insert(c)
      for map in stage.galois { pending.append((k, map[c], map[d])) }
      for (z, products) in stage.centre where images[k][z] >= 0 {
        let power = images[k][z]
        pending.append((k, products[c], product(stage, d, power)))
      }
      if let own = stage.centre.first(where: { $0.element == c }) {
        for other in decided[k].members {
          pending.append((k, own.products[other], product(stage, images[k][other], d)))
        }
      }
      appendCompositions(k, c, d, &pending)
    }
    return true
  }

  /// (c^p)^q = (c^q)^p.
  private func appendCompositions(
    _ k: Int, _ c: Int, _ d: Int, _ pending: inout [(k: Int, c: Int, d: Int)]
  ) {
    for j in images.indices where j != k {
      let e = images[j][c]
      if e >= 0 {
        if images[k][e] >= 0 { pending.append((j, d, images[k][e])) }
        if images[j][d] >= 0 { pending.append((k, e, images[j][d])) }
      }
      // c as the p-th power of another class: (b^p)^q = d = (b^q)^p.
      for b in decided[j].members where images[j][b] == c && images[k][b] >= 0 {
        pending.append((j, images[k][b], d))
      }
    }
  }

  /// c z for a power z of a central class.
  private func product(_ stage: QuotientStage, _ c: Int, _ z: Int) -> Int {
    z == 0 ? c : stage.centre.first { $0.element == z }!.products[c]
  }
}

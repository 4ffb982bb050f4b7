/// Finds every way in which visible charges can lie in the torus of a semisimple algebra, so that irreps restrict to observed
/// diagrams.
///
/// Diagrams are taken by ascending dimension. The irreps of that dimension fix the charges of the simple roots of the factors in
/// which they act: from the highest weight to the lowest every simple root is subtracted a known number of times, and the charges
/// fall by the width of the diagram.
struct CoweightSearch {
  private let observed: [ObservedDiagram]
  private var irreps: SemisimpleIrreps
  private var found: Set<Coweight> = []
  private let shouldStop: () -> Bool

  /// `observed` by ascending dimension.
  init(
    _ observed: [ObservedDiagram], _ irreps: SemisimpleIrreps, shouldStop: @escaping () -> Bool
  ) {
    (self.observed, self.irreps, self.shouldStop) = (observed, irreps, shouldStop)
  }

  /// All coweights for which the diagrams up to the one that fixes the last factor are those of irreps.
  mutating func coweights() -> Set<Coweight> {
    extend(Coweight(charges: irreps.factors.map { _ in nil }), from: 0)
    return found
  }

  private mutating func extend(_ known: Coweight, from place: Int) {
    guard known.charges.contains(where: { $0 == nil }) else {
      found.insert(known)
      return
    }
    guard place < observed.count, !shouldStop() else { return }
    var next: Set<Coweight> = []
    for highest in irreps.irreps(ofDimension: observed[place].dimension) {
      if observed[place].dimension == 1 {
        next.insert(known)
      } else if let offsets = known.offsets(of: highest, &irreps) {
        if offsets == observed[place].offsets { next.insert(known) }
      } else {
        next.formUnion(completions(of: known, highest, place))
      }
    }
    for coweight in next { extend(coweight, from: place + 1) }
  }

  /// The charges of the factors that are new in an irrep.
  private mutating func completions(
    of known: Coweight, _ highest: [[Int]], _ place: Int
  ) -> [Coweight] {
    let diagram = observed[place]
    let differences = diagram.differences
    var left = diagram.range
    var unknown: [NewRoot] = []
    for (factor, labels) in highest.enumerated() where labels.contains(where: { $0 != 0 }) {
      let depth = irreps.depth(factor, labels)
      if let roots = known.charges[factor] {
        left = zip(left, Coweight.charge(depth, roots)).map { $0 + $1 }
      } else {
        unknown += depth.indices.map {
          NewRoot(factor: factor, count: depth[$0], lowersTop: labels[$0] > 0)
        }
      }
    }
    var result: [Coweight] = []
    func choose(_ chosen: [[Int]], _ left: [Int]) {
      let zero = left.map { _ in 0 }
      guard !left.lexicographicallyPrecedes(zero), !shouldStop() else { return }
      guard chosen.count < unknown.count else {
        if left == zero { result.append(known.with(unknown, chosen)) }
        return
      }
      let root = unknown[chosen.count]
      for charge in differences where !root.lowersTop || diagram.offsets[charge.map { -$0 }] != nil
      {
        choose(chosen + [charge], zip(left, charge).map { $0 - root.count * $1 })
      }
    }
    choose([], left)
    return result.filter { $0.offsets(of: highest, &irreps) == diagram.offsets }
  }

  /// A simple root whose charges are looked for.
  fileprivate struct NewRoot {
    let factor: Int
    /// How often it is subtracted from the highest weight to the lowest.
    let count: Int
    /// Whether the highest weight minus it is a weight.
    let lowersTop: Bool
  }
}

extension ObservedDiagram {
  /// What a root may add to the charges: differences of weights that are not negative.
  fileprivate var differences: [[Int]] {
    let zero = top.map { _ in 0 }
    var found: Set<[Int]> = [zero]
    for a in offsets.keys {
      for b in offsets.keys {
        let difference = zip(a, b).map { $0 - $1 }
        if zero.lexicographicallyPrecedes(difference) { found.insert(difference) }
      }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension Coweight {
  fileprivate func with(_ roots: [CoweightSearch.NewRoot], _ charges: [[Int]]) -> Coweight {
    var result = self
    for (root, charge) in zip(roots, charges) {
      result.charges[root.factor] = (result.charges[root.factor] ?? []) + [charge]
    }
    return result
  }
}

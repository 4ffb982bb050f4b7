import GroupTheory

/// Continuous groups of which the visible charges span no maximal torus.
///
/// Exact irreps show dimensions, so that their diagrams are compared with the irreps of every semisimple algebra of rank at most 4,
/// with visible charges along any of its coweights, times U(1) factors that the charges show. What the charges of a maximal torus
/// would be is found with it; in them the reading is one of `ContinuousSearch`.
struct HiddenTorus {
  private let diagrams: [WeightDiagram]
  /// Every diagram once, by dimension.
  private let observed: [ObservedDiagram]
  /// Shape: [diagram], places in `observed`.
  private let places: [Int]
  private let shouldStop: () -> Bool

  private static let largestRank = 4
  /// Larger irreps are left to charges that span a torus.
  private static let largestDimension = 2000

  /// `counts` are the numbers of exact irreps with each diagram. Shape: [diagram].
  init(_ diagrams: [WeightDiagram], counts: [Int], shouldStop: @escaping () -> Bool) {
    self.diagrams = diagrams
    self.shouldStop = shouldStop
    var largest: [WeightDiagram: Int] = [:]
    for (diagram, count) in zip(diagrams, counts) {
      largest[diagram] = max(largest[diagram] ?? 0, count)
    }
    let first = Set(diagrams).sorted { a, b in
      let (x, y) = (diagrams.firstIndex(of: a)!, diagrams.firstIndex(of: b)!)
      return (a.dimension, x) < (b.dimension, y)
    }
    observed = first.map { ObservedDiagram($0, count: largest[$0]!) }
    places = diagrams.map { first.firstIndex(of: $0)! }
  }

  /// The readings of least dimension with more independent charges than are visible; only where there are no others those with a factor
  /// of which one irrep is seen, and then those with holes among their irreps.
  ///
  /// Larger groups are no alternatives: all unitary operators of the commutant form one.
  var readings: [ContinuousReading] {
    guard let largest = observed.last, (2...Self.largestDimension).contains(largest.dimension)
    else { return [] }
    let visible = IntegerLattice(generatedBy: diagrams.flatMap(\.differences)).rank
    guard visible < Self.largestRank else { return [] }
    let sums = SimpleLieAlgebra.sums(ofRanks: visible + 1...Self.largestRank)
      .sorted { $0.dimension < $1.dimension }
    var places: [(coweights: [Coweight], irreps: SemisimpleIrreps)] = []
    var single: [ContinuousReading] = []
    for factors in sums where !shouldStop() {
      let irreps = SemisimpleIrreps(factors, largestDimension: largest.dimension)
      guard observed.allSatisfy({ !irreps.irreps(ofDimension: $0.dimension).isEmpty }) else {
        continue
      }
      var search = CoweightSearch(observed, irreps, shouldStop: shouldStop)
      places.append((search.coweights().sorted(), irreps))
      let found = readings(places.last!.coweights, irreps, allowsHoles: false)
      let shown = found.filter(\.showsEveryFactor)
      if !shown.isEmpty { return shown }
      if single.isEmpty { single = found }
    }
    guard single.isEmpty else { return single }
    for (coweights, irreps) in places where !shouldStop() {
      let found = readings(coweights, irreps, allowsHoles: true)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func readings(
    _ coweights: [Coweight], _ irreps: SemisimpleIrreps, allowsHoles: Bool
  ) -> [ContinuousReading] {
    ContinuousSearch.unique(
      coweights.compactMap { coweight in
        SaturatedIrreps(observed, coweight, irreps, allowsHoles: allowsHoles)
          .flatMap { reading($0, coweight, irreps) }?.with(holes: allowsHoles)
      })
  }

  /// The reading in the charges of a maximal torus.
  private func reading(
    _ named: SaturatedIrreps, _ coweight: Coweight, _ irreps: SemisimpleIrreps
  ) -> ContinuousReading? {
    var irreps = irreps
    var (lifted, numbers) = ([WeightDiagram](), [Int]())
    for (k, all) in named.assigned.enumerated() {
      for labels in all.sorted(by: { $1.joined().lexicographicallyPrecedes($0.joined()) }) {
        lifted.append(coweight.lifted(labels, top: observed[k].top, &irreps))
        numbers.append(k)
      }
    }
    let search = try? ContinuousSearch(
      lifted, numbers: numbers, levels: numbers.map { _ in 1 }, largestRank: Self.largestRank)
    return search?.reading(roots: coweight.liftedRoots(irreps.factors)).map {
      $0.seen(through: diagrams[0].chargeCount, numbers, places)
    }
  }
}

extension Coweight {
  /// The weights of an irrep by twice their height, their Dynkin labels, and the visible charges.
  ///
  /// The height, ⟨λ, ρ^∨⟩, is 1 for every simple root: the highest weight is the first in lexicographic order.
  fileprivate func lifted(
    _ highest: [[Int]], top: [Int], _ irreps: inout SemisimpleIrreps
  ) -> WeightDiagram {
    var result: [[Int]: Int] = [[0] + top: 1]
    for (factor, own) in highest.enumerated().reversed() {
      let depths = irreps.character(factor, own)
      let height = irreps.depth(factor, own).reduce(0, +)
      var product: [[Int]: Int] = [:]
      for (depth, count) in depths {
        let labels = irreps.factors[factor].labels(of: depth, below: own)
        let change = Coweight.charge(depth, charges[factor]!)
        for (weight, multiplicity) in result {
          let others = weight.dropFirst()
          let visible = zip(others.suffix(change.count), change).map { $0 + $1 }
          product[
            [weight[0] + height - 2 * depth.reduce(0, +)] + labels
              + others.dropLast(change.count) + visible] = multiplicity * count
        }
      }
      result = product
    }
    return WeightDiagram(weights: result)
  }

  /// The simple roots in the same coordinates.
  fileprivate func liftedRoots(_ factors: [SimpleLieAlgebra]) -> [[Int]] {
    let rank = factors.reduce(0) { $0 + $1.rank }
    var start = 0
    return factors.enumerated().flatMap { factor, algebra -> [[Int]] in
      defer { start += algebra.rank }
      return (0..<algebra.rank).map { root in
        var labels = [Int](repeating: 0, count: rank)
        for i in 0..<algebra.rank { labels[start + i] = algebra.cartanMatrix[i][root] }
        return [2] + labels + charges[factor]![root]
      }
    }
  }
}

extension Coweight: Comparable {
  static func < (a: Coweight, b: Coweight) -> Bool {
    a.charges.flatMap { $0!.joined() }.lexicographicallyPrecedes(b.charges.flatMap { $0!.joined() })
  }
}

extension ContinuousReading {
  /// The same in the last of the charges alone, for the signatures that hold the irreps.
  ///
  /// `numbers` are the diagrams of the irreps, `places` those of the signatures.
  fileprivate func seen(
    through chargeCount: Int, _ numbers: [Int], _ places: [Int]
  ) -> ContinuousReading {
    let own = places.map { place in
      numbers.indices.filter { numbers[$0] == place }.flatMap { contents[$0].irreps }
    }
    let products = fusion.compactMap { product -> ClebschGordanProduct? in
      guard
        numbers.count(where: { $0 == product.left || $0 == product.right })
          == (product.left == product.right ? 1 : 2)
      else { return nil }
      return ClebschGordanProduct(
        left: places.firstIndex(of: product.left)!, right: places.firstIndex(of: product.right)!,
        terms: product.terms)
    }
    return ContinuousReading(
      factors: factors, abelianRank: abelianRank, group: group, isConnected: true,
      componentCount: 1, simpleRoots: simpleRoots.map { $0.suffix(chargeCount) },
      centre: centre.suffix(chargeCount),
      contents: own.map { $0.count == 1 ? .irrep($0) : .irreps($0) }, fusion: products)
  }
}

extension [SimpleLieAlgebra] {
  fileprivate var dimension: Int { reduce(0) { $0 + $1.dimension } }
}

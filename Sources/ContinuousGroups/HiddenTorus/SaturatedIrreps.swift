import GroupTheory

/// Names exact irreps by highest weights so that none is missing below another.
///
/// A dominant weight below the highest weight of an irrep that occurs is that of another one that occurs, and so is one with smaller
/// labels, if its class in P/Q is one of those that occur: so it is in most powers of the representation on a site. A set of irreps
/// with holes is weak evidence for a group.
struct SaturatedIrreps {
  /// Labels of the irreps with each diagram. Shape: [diagram][irrep, factor, simple root].
  private(set) var assigned: [Set<[[Int]]>]

  private let observed: [ObservedDiagram]
  private let coweight: Coweight
  private var irreps: SemisimpleIrreps
  private let place: [Key: Int]
  private let allowsHoles: Bool
  /// What each diagram's irreps may be. Shape as `assigned`.
  private var choices: [[[[Int]]]] = []
  private var trials = 0

  private static let mostTrials = 10_000

  private struct Key: Hashable {
    let top: [Int]
    let offsets: [[Int]: Int]
  }

  /// Nil where the diagrams are not those of distinct irreps, without a hole unless `allowsHoles`.
  init?(
    _ observed: [ObservedDiagram], _ coweight: Coweight, _ irreps: SemisimpleIrreps,
    allowsHoles: Bool
  ) {
    (self.observed, self.coweight, self.irreps) = (observed, coweight, irreps)
    self.allowsHoles = allowsHoles
    place = Dictionary(
      observed.enumerated().map { (Key(top: $1.top, offsets: $1.offsets), $0) },
      uniquingKeysWith: { first, _ in first })
    assigned = observed.map { _ in [] }
    for diagram in observed {
      var matching: [[[Int]]] = []
      for labels in irreps.irreps(ofDimension: diagram.dimension) {
        let offsets =
          labels.joined().allSatisfy { $0 == 0 }
          ? [diagram.top.map { _ in 0 }: 1] : coweight.offsets(of: labels, &self.irreps)
        if offsets == diagram.offsets { matching.append(labels) }
      }
      guard matching.count >= diagram.count else { return nil }
      choices.append(matching)
    }
    guard place.count == observed.count, complete(), allowsHoles || isWithoutHoles else {
      return nil
    }
  }

  /// Fills up the diagrams from the largest irrep to the smallest.
  private mutating func complete() -> Bool {
    let open = observed.indices.last { assigned[$0].count < observed[$0].count }
    guard let open else { return true }
    trials += 1
    guard trials < Self.mostTrials else { return false }
    let before = assigned
    for labels in choices[open] where !assigned[open].contains(labels) {
      if assign(labels, to: open), complete() { return true }
      assigned = before
    }
    return false
  }

  /// Assigns an irrep with all that lie below it; false where one of them has no place.
  private mutating func assign(_ labels: [[Int]], to diagram: Int) -> Bool {
    var open = [(labels, diagram)]
    while let (labels, diagram) = open.popLast() {
      guard assigned[diagram].insert(labels).inserted else { continue }
      guard assigned[diagram].count <= observed[diagram].count else { return false }
      for (factor, own) in labels.enumerated() where own.contains(where: { $0 != 0 }) {
        for (depth, _) in irreps.character(factor, own) where depth.contains(where: { $0 != 0 }) {
          var lower = labels
          lower[factor] = irreps.factors[factor].labels(of: depth, below: own)
          guard lower[factor].allSatisfy({ $0 >= 0 }) else { continue }
          let charge = Coweight.charge(depth, coweight.charges[factor]!)
          let top = zip(observed[diagram].top, charge).map { $0 + $1 }
          if let next = place(of: lower, top) {
            open.append((lower, next))
          } else if !allowsHoles {
            return false
          }
        }
      }
    }
    return true
  }

  private mutating func place(of labels: [[Int]], _ top: [Int]) -> Int? {
    let offsets =
      labels.joined().allSatisfy { $0 == 0 }
      ? [top.map { _ in 0 }: 1] : coweight.offsets(of: labels, &irreps)!
    return place[Key(top: top, offsets: offsets)]
  }

  /// Whether all irreps with labels that are not larger than those of another one, in the same charges under U(1) factors, occur
  /// where their classes do.
  private var isWithoutHoles: Bool {
    let scale = observed.reduce(1) { Int.leastCommonMultiple($0, $1.dimension) }
    var all: [[Int]: Set<[[Int]]>] = [:]
    for (k, irreps) in assigned.enumerated() {
      let centre = observed[k].total.map { $0 * (scale / observed[k].dimension) }
      all[centre, default: []].formUnion(irreps)
    }
    let classes = all.flatMap { centre, irreps in irreps.map { centre + self.classes(of: $0) } }
    let orders = irreps.factors.flatMap(\.centre)
    let width = classes[0].count
    let periods = orders.indices.map { place in
      (0..<width).map { $0 == width - orders.count + place ? orders[place] : 0 }
    }
    let lattice = IntegerLattice(
      generatedBy: classes.map { zip($0, classes[0]).map { $0 - $1 } } + periods)
    return all.allSatisfy { centre, irreps in
      irreps.allSatisfy { highest in
        Self.lower(highest).allSatisfy { labels in
          irreps.contains(labels)
            || !lattice.contains(
              zip(centre + self.classes(of: labels), classes[0]).map { $0 - $1 })
        }
      }
    }
  }

  private func classes(of labels: [[Int]]) -> [Int] {
    zip(irreps.factors, labels).flatMap { $0.congruenceClass(of: $1) }
  }

  /// All labels that are not larger than these.
  private static func lower(_ labels: [[Int]]) -> [[[Int]]] {
    labels.reduce([[]]) { all, own in
      let factor = own.reduce([[Int]]([[]])) { start, label in
        start.flatMap { first in (0...label).map { first + [$0] } }
      }
      return all.flatMap { first in factor.map { first + [$0] } }
    }
  }
}

extension SimpleLieAlgebra {
  /// The Dynkin labels of a weight that lies some simple roots below another one.
  func labels(of depth: [Int], below highest: [Int]) -> [Int] {
    zip(highest, cartanMatrix).map { label, row in
      label - zip(row, depth).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

/// A choice of simple roots in the frame of weight diagrams: the Lie algebra of the identity component.
struct SimpleSystem {
  let frame: DiagramFrame
  /// Simple factors, by rank and dimension.
  let factors: [SimpleLieAlgebra]
  /// In the basis of the frame, factor after factor, in Bourbaki's order in each.
  let roots: [[Int]]

  /// Roots that are simple for some algebra; nil if there is none with at most three simple roots.
  init?(_ candidates: [[Int]], in frame: DiagramFrame) {
    let scaled = candidates.map { $0.map { $0 * frame.denominator } }
    let cartan = candidates.map { root in scaled.map { frame.coroot(root, on: $0) } }
    for i in candidates.indices {
      for j in candidates.indices where i != j {
        guard let entry = cartan[i][j], let transposed = cartan[j][i], entry <= 0,
          entry * transposed <= 3
        else { return nil }
      }
    }
    var parts: [(algebra: SimpleLieAlgebra, roots: [[Int]])] = []
    for nodes in Self.components(cartan.map { $0.map { $0 ?? 0 } }) {
      // Where a diagram can be read from either end, from the root that adds most to the first charges.
      let component = nodes.sorted {
        frame.charges(of: candidates[$1]).lexicographicallyPrecedes(
          frame.charges(of: candidates[$0]))
      }
      let block = component.map { i in component.map { cartan[i][$0]! } }
      guard let (algebra, order) = SimpleLieAlgebra.recognize(block) else { return nil }
      parts.append((algebra, order.map { candidates[component[$0]] }))
    }
    parts.sort { a, b in
      a.algebra != b.algebra
        ? a.algebra < b.algebra
        : frame.charges(of: a.roots[0]).lexicographicallyPrecedes(frame.charges(of: b.roots[0]))
    }
    self.frame = frame
    factors = parts.map(\.algebra)
    roots = parts.flatMap(\.roots)
  }

  /// Whether the roots generate all differences of weights, as those of a connected group do.
  var generatesAllDifferences: Bool {
    roots.count == frame.rank && abs(IntegerMatrix.determinant(roots)) == 1
  }

  /// The Dynkin labels of a weight.
  func labels(of weight: [Int]) -> [Int] {
    roots.map { root in
      guard let label = frame.coroot(root, on: weight) else {
        preconditionFailure("weights have integer labels")
      }
      return label
    }
  }

  /// The labels, factor by factor.
  func split(_ labels: [Int]) -> [[Int]] {
    var start = 0
    return factors.map { factor in
      defer { start += factor.rank }
      return Array(labels[start..<start + factor.rank])
    }
  }

  /// The dominant weight in the Weyl group's orbit.
  func dominant(_ weight: [Int]) -> [Int] {
    var weight = weight
    while let (root, label) = zip(roots, labels(of: weight)).first(where: { $0.1 < 0 }) {
      for i in weight.indices { weight[i] -= label * frame.denominator * root[i] }
    }
    return weight
  }

  /// All roots, as a set.
  var allRoots: Set<[Int]> {
    var found = Set(roots)
    var fresh = found
    while !fresh.isEmpty {
      var images: Set<[Int]> = []
      for vector in fresh {
        for root in roots {
          let label = frame.coroot(root, on: vector.map { $0 * frame.denominator })!
          images.insert(zip(vector, root).map { $0 - label * $1 })
        }
      }
      fresh = images.subtracting(found)
      found.formUnion(fresh)
    }
    return found
  }

  private static func components(_ cartan: [[Int]]) -> [[Int]] {
    var left = Array(cartan.indices)
    var result: [[Int]] = []
    while let start = left.first {
      var component = [start]
      var place = 0
      while place < component.count {
        let node = component[place]
        component += left.filter { cartan[node][$0] != 0 && !component.contains($0) }
        place += 1
      }
      left.removeAll { component.contains($0) }
      result.append(component.sorted())
    }
    return result
  }
}

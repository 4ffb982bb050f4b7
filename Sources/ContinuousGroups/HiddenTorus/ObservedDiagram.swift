/// A weight diagram of exact irreps, from its highest charge downwards.
struct ObservedDiagram {
  /// The largest charge in lexicographic order.
  let top: [Int]
  /// Multiplicity of every difference to `top`.
  let offsets: [[Int]: Int]
  /// D.
  let dimension: Int
  /// How many exact irreps have it.
  let count: Int

  init(_ diagram: WeightDiagram, count: Int) {
    let top = diagram.weights.keys.max { $0.lexicographicallyPrecedes($1) }!
    self.top = top
    self.count = count
    offsets = Dictionary(
      uniqueKeysWithValues: diagram.weights.map { (zip($0.key, top).map { $0 - $1 }, $0.value) })
    dimension = diagram.dimension
  }

  /// The sum of all charges, D times the centre.
  var total: [Int] {
    top.indices.map { k in
      offsets.reduce(top[k] * dimension) { $0 + $1.key[k] * $1.value }
    }
  }

  /// The difference of the highest and the lowest charge.
  var range: [Int] { offsets.keys.min { $0.lexicographicallyPrecedes($1) }!.map { -$0 } }
}

/// The restriction of the weights of a semisimple algebra to visible charges: what the simple roots add to the charges.
///
/// By the Weyl group the visible direction can be made dominant: no simple root lowers the charges in lexicographic order.
struct Coweight: Hashable {
  /// Nil for factors whose charges are not known yet. Shape: [factor][simple root, charge].
  var charges: [[[Int]]?]

  /// The charges below the top one that an irrep has; nil where it acts in a factor that is not known.
  func offsets(of highest: [[Int]], _ irreps: inout SemisimpleIrreps) -> [[Int]: Int]? {
    var result: [[Int]: Int] = [:]
    for (factor, labels) in highest.enumerated() where labels.contains(where: { $0 != 0 }) {
      guard let roots = charges[factor] else { return nil }
      var own: [[Int]: Int] = [:]
      for (depth, count) in irreps.character(factor, labels) {
        own[Self.charge(depth, roots), default: 0] += count
      }
      guard !result.isEmpty else {
        result = own
        continue
      }
      var product: [[Int]: Int] = [:]
      for (a, m) in result {
        for (b, n) in own { product[zip(a, b).map { $0 + $1 }, default: 0] += m * n }
      }
      result = product
    }
    return result
  }

  /// What subtracting simple roots adds to the charges. Shape of `depth`: [simple root].
  static func charge(_ depth: [Int], _ roots: [[Int]]) -> [Int] {
    roots[0].indices.map { k in -zip(depth, roots).reduce(0) { $0 + $1.0 * $1.1[k] } }
  }
}

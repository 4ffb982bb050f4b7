/// Products of observed irreps, decomposed from the observed diagrams themselves.
struct ClebschGordanSeries {
  private let system: SimpleSystem
  private let parts: [[DiagramPart]]
  private let centralCharges: [[Int]]

  /// Larger products are left out.
  private static let largestDimension = 1000
  private static let mostProducts = 200

  init(_ system: SimpleSystem, _ parts: [[DiagramPart]], _ centralCharges: [[Int]]) {
    self.system = system
    self.parts = parts
    self.centralCharges = centralCharges
  }

  /// The products of all pairs of irreps of moderate dimension; `numbers` names the diagrams.
  func products(_ numbers: [Int]) -> [ClebschGordanProduct] {
    var decomposer = DiagramDecomposer(system)
    var result: [ClebschGordanProduct] = []
    let irreps = parts.indices.filter { parts[$0].count == 1 && parts[$0][0].multiplicity == 1 }
      .sorted { (parts[$0][0].dimension, $0) < (parts[$1][0].dimension, $1) }
    for (position, left) in irreps.enumerated() {
      for right in irreps[position...] {
        let dimension = parts[left][0].dimension * parts[right][0].dimension
        guard dimension <= Self.largestDimension, result.count < Self.mostProducts else { continue }
        guard let terms = decomposer.parts(of: product(left, right)) else {
          preconditionFailure("a product of characters is a sum of characters")
        }
        precondition(
          terms.reduce(0) { $0 + $1.dimension * $1.multiplicity } == dimension,
          "the dimensions of a product add up")
        let charges = zip(centralCharges[left], centralCharges[right]).map { $0 + $1 }
        result.append(
          ClebschGordanProduct(
            left: numbers[left], right: numbers[right],
            terms: terms.map {
              ContinuousIrrep(
                highestWeight: $0.labels, centralCharges: charges, dimension: $0.dimension,
                multiplicity: $0.multiplicity)
            }))
      }
    }
    return result
  }

  private func product(_ left: Int, _ right: Int) -> [[Int]: Int] {
    let diagrams = system.frame.diagrams
    var result: [[Int]: Int] = [:]
    for (a, m) in diagrams[left] {
      for (b, n) in diagrams[right] { result[zip(a, b).map { $0 + $1 }, default: 0] += m * n }
    }
    return result
  }
}

import GroupTheory

/// The charges of a degenerate level, with multiplicities: the weight diagram of an irrep of a continuous group.
public struct WeightDiagram: Hashable, Sendable {
  /// Multiplicity of every charge vector; all are positive, and all vectors have the same length.
  public let weights: [[Int]: Int]

  /// A diagram from its weights.
  public init(weights: [[Int]: Int]) {
    precondition(!weights.isEmpty && weights.values.allSatisfy { $0 > 0 }, "a diagram has weights")
    precondition(Set(weights.keys.map(\.count)).count == 1, "weights have one length")
    self.weights = weights
  }

  /// The diagram of a signature over sectors that have charges.
  ///
  /// Sectors with equal charges, which an irrep of a finite group tells apart, count together, each with its dimension.
  /// Shape of `charges`: [sector, charge].
  public init(signature: [Int], charges: [[Int]], irrepDimensions: [Int]) {
    var weights: [[Int]: Int] = [:]
    for (sector, multiplicity) in signature.enumerated() where multiplicity > 0 {
      weights[charges[sector], default: 0] += multiplicity * irrepDimensions[sector]
    }
    self.init(weights: weights)
  }

  /// The diagram divided by the greatest common divisor of its multiplicities.
  ///
  /// In a product of a continuous and a finite group this is the irrep of the continuous one.
  public var primitive: WeightDiagram {
    let divisor = weights.values.reduce(0, Int.greatestCommonDivisor)
    return WeightDiagram(weights: weights.mapValues { $0 / divisor })
  }

  /// The sum of all multiplicities.
  public var dimension: Int { weights.values.reduce(0, +) }

  /// The number of charges.
  public var chargeCount: Int { weights.first!.key.count }

  /// The sum of all weights: the centre times the dimension.
  package var total: [Int] {
    weights.reduce(into: [Int](repeating: 0, count: chargeCount)) { sum, weight in
      for i in sum.indices { sum[i] += weight.key[i] * weight.value }
    }
  }

  /// The differences of the weights to one of them.
  var differences: [[Int]] {
    let origin = weights.keys.min { $0.lexicographicallyPrecedes($1) }!
    return weights.keys.map { zip($0, origin).map { $0 - $1 } }
  }
}

extension VisibleSymmetry {
  /// The weight diagrams of some signatures; empty without charges.
  ///
  /// Beside a finite group a multiplicity that all weights share is the dimension of one of its irreps, and is divided out.
  package func diagrams(of signatures: [[Int]]) -> [WeightDiagram] {
    guard let charges else { return [] }
    return signatures.map {
      let diagram = WeightDiagram(
        signature: $0, charges: charges.values, irrepDimensions: irrepDimensions)
      return table == nil ? diagram : diagram.primitive
    }
  }
}

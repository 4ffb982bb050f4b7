import Branching
import Evidence
import FormFactors

/// Simple hypotheses about the levels behind curves, from which a fit of the time scale starts: for
/// every index of a set of signatures the numbers of irreps that are allowed, with each signature's irreps of one type.
struct CurveSeeds {
  private(set) var hypotheses: [CurveHypothesis] = []

  /// So many solutions of Frobenius reciprocity are taken for one index, and so many choices of types for one of them.
  private static let (mostWeights, mostTypes) = (4, 16)
  /// They are looked for in so many steps.
  private static let mostSteps = 4000

  init(
    _ vectors: [[Int]], indices: [Int], irrepDimensions: [Int], readings: Set<Reading>,
    hasDeclaredAntiunitary: Bool
  ) {
    let visibleOrder = irrepDimensions.reduce(0) { $0 + $1 * $1 }
    let dimensions = vectors.map { zip($0, irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 } }
    for index in indices {
      let solutions = SignatureWeights.all(
        of: vectors, irrepDimensions: irrepDimensions, index: index, readings: readings,
        limit: Self.mostWeights, steps: Self.mostSteps)
      for weights in solutions {
        for counts in Self.types(vectors, dimensions, weights, readings) {
          let needs = vectors.indices.map {
            SignatureNeed(signature: vectors[$0], dimension: dimensions[$0], counts: counts[$0])
          }
          let isReal = counts.allSatisfy { $0.complex == 0 && $0.quaternionic == 0 }
          hypotheses += CurveHypothesis.all(
            needs, order: index * visibleOrder, reading: isReal ? .unitary : .antiunitary,
            hasDeclaredAntiunitary: hasDeclaredAntiunitary)
        }
      }
    }
  }

  /// Choices of types with given weights w = 4 r^a + 2 r^c + r^b; shape [choice][signature].
  private static func types(
    _ vectors: [[Int]], _ dimensions: [Int], _ weights: [Int], _ readings: Set<Reading>
  ) -> [[WignerTypeCounts]] {
    var choices: [[WignerTypeCounts]] = [[]]
    for (k, weight) in weights.enumerated() {
      var own: [WignerTypeCounts] = []
      if weight % 4 == 0 { own.append(WignerTypeCounts(real: weight / 4)) }
      if readings.contains(.antiunitary) {
        if weight % 2 == 0, dimensions[k] % 2 == 0 {
          own.append(WignerTypeCounts(real: 0, complex: weight / 2))
        }
        if vectors[k].allSatisfy({ $0 % 2 == 0 }) {
          own.append(WignerTypeCounts(real: 0, quaternionic: weight))
        }
      }
      choices = Array(choices.flatMap { first in own.map { first + [$0] } }.prefix(mostTypes))
    }
    return choices
  }
}

import ContinuousGroups
import GroupTheory
import TestSupport

/// Weight diagrams made from characters, under affine maps of the charges.
struct WeightDiagramSamples {
  let factors: [SimpleLieAlgebra]

  /// The weights of an irrep in Dynkin labels, factor after factor, with multiplicities.
  func weights(_ highest: [Int]) -> [[Int]: Int] {
    var result: [[Int]: Int] = [[]: 1]
    var start = 0
    for factor in factors {
      let own = Array(highest[start..<start + factor.rank])
      start += factor.rank
      let character = IrreducibleCharacter(factor, highestWeight: own)
      var product: [[Int]: Int] = [:]
      for (weight, multiplicity) in result {
        for (depth, count) in character.multiplicities {
          let labels = own.indices.map { i in
            own[i] - own.indices.reduce(0) { $0 + factor.cartanMatrix[i][$1] * depth[$1] }
          }
          product[weight + labels] = multiplicity * count
        }
      }
      result = product
    }
    return result
  }

  /// The same after an affine map.
  func diagram(_ highest: [Int], _ map: AffineMap) -> WeightDiagram {
    WeightDiagram(
      weights: Dictionary(uniqueKeysWithValues: weights(highest).map { (map($0.key), $0.value) }))
  }
}

/// x → A x + c with integers, A invertible.
struct AffineMap {
  let matrix: [[Int]]
  let shift: [Int]

  /// A random map whose matrix has entries from -3 to 3.
  init(rank: Int, using generator: inout SeededGenerator) {
    var matrix: [[Int]] = []
    repeat {
      matrix = (0..<rank).map { _ in
        (0..<rank).map { _ in Int.random(in: -3...3, using: &generator) }
      }
    } while IntegerLattice(generatedBy: matrix).rank < rank
    self.matrix = matrix
    shift = (0..<rank).map { _ in Int.random(in: -9...9, using: &generator) }
  }

  func callAsFunction(_ vector: [Int]) -> [Int] {
    zip(matrix, shift).map { row, offset in
      zip(row, vector).reduce(offset) { $0 + $1.0 * $1.1 }
    }
  }
}

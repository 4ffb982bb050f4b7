import ExactDiagonalization
import Numerics
import TestSupport

extension TestModel {
  /// A small random model with a random abelian group of monomial operators.
  ///
  /// Random products of one-site matrices are averaged over all products of powers of the
  /// generators. In half of the models every image is a structure of its own, with the same
  /// coupling, so that only the sum is symmetric.
  static func random(seed: UInt64) -> TestModel {
    var generator = SeededGenerator(seed: seed)
    let siteCount = Int.random(in: 2...4, using: &generator)
    let level = Int.random(in: 2...3, using: &generator)
    var dimensions = Array(repeating: level, count: siteCount)
    if Bool.random(using: &generator) { dimensions[0] = Int.random(in: 1...3, using: &generator) }
    let visible = randomOperations(dimensions, &generator)
    let splits = Bool.random(using: &generator)
    var structures: [Structure] = []
    for number in 0..<4 {
      let seedTerm = randomTerm(dimensions, &generator)
      var images = [seedTerm, seedTerm.adjoint]
      for operation in visible { images = orbit(of: images, under: operation, dimensions) }
      let coefficient = Double.random(in: -1...1, using: &generator)
      if splits {
        // A Hermitian structure for each image: the two halves of the list are adjoint.
        for (index, image) in images.enumerated() {
          structures.append(
            Structure(
              name: "t\(number)", index: index, terms: [image, image.adjoint],
              strength: .fixed(coefficient)))
        }
      } else {
        structures.append(
          Structure(
            name: "t\(number)", index: nil, terms: images + images.map(\.adjoint),
            strength: normalStrength("t\(number)", 0)))
      }
    }
    return TestModel(dimensions: dimensions, structures: structures, visible: visible)
  }

  /// The smallest n with Uⁿ = 1.
  static func order(of operation: TestOperation, _ dimensions: [Int]) -> Int {
    let matrix = operation.dense(dimensions)
    let unit = DenseMatrix.identity(matrix.dimension)
    var power = matrix
    var order = 1
    while (power + unit.scaled(by: Complex(-1))).largestModulus > 1e-9 {
      power = power * matrix
      order += 1
    }
    return order
  }

  private static func orbit(
    of terms: [ProductTerm], under operation: TestOperation, _ dimensions: [Int]
  ) -> [ProductTerm] {
    var result: [ProductTerm] = []
    var images = terms
    for _ in 0..<order(of: operation, dimensions) {
      result += images
      images = images.map(operation.conjugating)
    }
    return result
  }

  private static func randomTerm(
    _ dimensions: [Int], _ generator: inout SeededGenerator
  ) -> ProductTerm {
    var factors: [Int: DenseMatrix] = [:]
    for site in dimensions.indices.shuffled(using: &generator).prefix(2) {
      var matrix = DenseMatrix(dimension: dimensions[site])
      for place in matrix.elements.indices {
        matrix.elements[place] = Complex(
          Double.random(in: -1...1, using: &generator),
          Double.random(in: -1...1, using: &generator))
      }
      factors[site] = matrix
    }
    return ProductTerm(coefficient: .one, factors: factors)
  }

  /// One operation, or two that act on disjoint sites or differ by a power and a phase.
  private static func randomOperations(
    _ dimensions: [Int], _ generator: inout SeededGenerator
  ) -> [TestOperation] {
    let all = Array(dimensions.indices)
    let phase = unitRoot(Int.random(in: 0..<4, using: &generator), 4)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return [randomOperation("a", on: all, dimensions, &generator)]
    case 1:
      let cut = all.count / 2
      return [
        randomOperation("a", on: Array(all[..<cut]), dimensions, &generator),
        randomOperation("b", on: Array(all[cut...]), dimensions, &generator),
      ]
    case 2:
      var scaled = randomOperation("a", on: all, dimensions, &generator)
      scaled.phase = phase
      return [scaled]
    default:
      return [
        randomOperation("a", on: all, dimensions, &generator),
        TestOperation("scalar", dimensions, phase: phase),
      ]
    }
  }

  private static func randomOperation(
    _ name: String, on sites: [Int], _ dimensions: [Int], _ generator: inout SeededGenerator
  ) -> TestOperation {
    var operation = TestOperation(name, dimensions)
    if Bool.random(using: &generator) {
      for level in Set(sites.map { dimensions[$0] }).sorted() {
        let equal = sites.filter { dimensions[$0] == level }
        for (source, target) in zip(equal, equal.shuffled(using: &generator)) {
          operation.sitePermutation[source] = target
        }
      }
    }
    let order = [2, 3, 4].randomElement(using: &generator)!
    for site in sites {
      var matrix = DenseMatrix(dimension: dimensions[site])
      for (column, row) in (0..<dimensions[site]).shuffled(using: &generator).enumerated() {
        matrix[row, column] = unitRoot(Int.random(in: 0..<order, using: &generator), order)
      }
      operation.onSite[site] = matrix
    }
    return operation
  }
}

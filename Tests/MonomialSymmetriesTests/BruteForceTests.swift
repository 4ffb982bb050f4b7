import LatticeModels
import MonomialSymmetries
import Numerics
import TestSupport
import Testing

/// All monomial operators of three qubits or two qutrits, with phases on a grid that holds every solution, one by one.
@Suite("Monomial symmetries against all monomial matrices")
struct BruteForceTests {
  @Test("three qubits", arguments: 0..<40)
  func qubits(seed: Int) throws {
    try compare([2, 2, 2], bodies: 2, grid: 16, seed: UInt64(seed))
  }

  @Test("two qutrits", arguments: 0..<6)
  func qutrits(seed: Int) throws {
    try compare([3, 3], bodies: 2, grid: 12, seed: UInt64(100 + seed))
  }

  private func compare(_ dimensions: [Int], bodies: Int, grid: Int, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let model = Self.model(dimensions, using: &generator).hidden(steps: 4, using: &generator)
    let found = try MonomialSymmetries(of: model)
    let reference = MonomialReference(model, grid: grid)
    let permutations = reference.permutations
    let solutions = permutations.map { reference.phaseCount($0, conjugate: false) }
    #expect(found.permutationOrder.value == solutions.count { $0 > 0 })
    for (permutation, count) in zip(permutations, solutions) {
      let own = found.symmetry(
        LevelPermutation(sites: permutation.sites, levels: permutation.levels))
      #expect((own != nil) == (count > 0))
    }
    let torus = found.charges.reduce(1) { product, _ in product * grid }
    #expect(found.phaseOrder.value! * torus == solutions[0])
    let conjugate = permutations.contains { reference.phaseCount($0, conjugate: true) > 0 }
    #expect((found.antiunitary != nil) == conjugate)
  }

  /// A few products of permutation matrices and signs, added to their adjoints, on all pairs of sites.
  private static func model(
    _ dimensions: [Int], using generator: inout SeededGenerator
  ) -> Model {
    func factor(_ dimension: Int) -> [[Complex<Double>]] {
      let images =
        Int.random(in: 0..<3, using: &generator) == 0
        ? Array(0..<dimension) : Array(0..<dimension).shuffled(using: &generator)
      return (0..<dimension).map { row in
        (0..<dimension).map { column in
          images[column] == row
            ? [Complex(1), Complex(-1), Complex(1)][
              Int.random(in: 0..<(Bool.random(using: &generator) ? 3 : 1), using: &generator)]
            : .zero
        }
      }
    }
    let structures = (0..<Int.random(in: 1...3, using: &generator)).map { number in
      let shared = (factor(dimensions[0]), factor(dimensions[0]))
      var operators: [LocalOperator] = []
      for first in dimensions.indices {
        for second in (first + 1)..<max(first + 1, dimensions.count)
        where Int.random(in: 0..<5, using: &generator) > 0 {
          let own =
            Int.random(in: 0..<6, using: &generator) == 0
            ? (factor(dimensions[0]), factor(dimensions[0])) : shared
          let product =
            LocalOperator(site: first, rows: own.0) * LocalOperator(site: second, rows: own.1)
          operators.append(product + product.adjoint)
        }
        if number == 0, Bool.random(using: &generator) {
          let single = LocalOperator(site: first, rows: factor(dimensions[first]))
          operators.append(single + single.adjoint)
        }
      }
      return CouplingStructure(name: "A\(number)", index: nil, operators: operators)
    }
    return Model(
      name: "random", siteDimensions: dimensions, structures: structures,
      strengths: structures.indices.map {
        .drawn(
          CouplingDraw(
            name: "A\($0)", index: 0, distribution: .uniform(lower: 0, upper: 1)))
      }, visibleGenerators: [])
  }
}

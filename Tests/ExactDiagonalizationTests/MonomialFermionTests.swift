import ExactDiagonalization
import LatticeModels
import Numerics
import TestSupport
import Testing

@Suite("Permutations of fermions")
struct MonomialFermionTests {
  private static let reference = FermionReference(
    dimensions: [2, 2, 3, 2, 2, 2], fermions: [0, 1, 3, 5])

  private static func random(_ generator: inout SeededGenerator) -> MonomialOperator {
    var sites = Array(reference.dimensions.indices)
    for (source, target) in zip(reference.fermions, reference.fermions.shuffled(using: &generator))
    {
      sites[source] = target
    }
    let order = [1, 2, 3, 4].randomElement(using: &generator)!
    let dimensions = reference.dimensions
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: sites,
      levelPermutations: dimensions.indices.map { site in
        reference.fermions.contains(site)
          ? [0, 1] : (0..<dimensions[site]).shuffled(using: &generator)
      },
      phases: dimensions.map { (0..<$0).map { _ in Int.random(in: 0..<order, using: &generator) } },
      globalPhase: Int.random(in: 0..<order, using: &generator), phaseOrder: order,
      fermions: reference.fermions)
  }

  private static func dense(_ operation: MonomialOperator) -> DenseMatrix {
    let action = MonomialAction(operation, phaseOrder: operation.phaseOrder)
    var matrix = DenseMatrix(dimension: reference.dimension)
    for (state, image) in action.images.enumerated() {
      matrix[image.index, state] = unitRoot(image.phase, action.phaseOrder)
    }
    return matrix
  }

  private func distance(_ first: DenseMatrix, _ second: DenseMatrix) -> Double {
    (first + second.scaled(by: Complex(-1))).largestModulus
  }

  @Test("U c_j U† is c of the site to which j moves, times a phase")
  func annihilators() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<30 {
      let operation = Self.random(&generator)
      let matrix = Self.dense(operation)
      #expect(distance(matrix * matrix.adjoint, .identity(matrix.dimension)) < 1e-12)
      for site in Self.reference.fermions {
        let moved = matrix * Self.reference.annihilator(site) * matrix.adjoint
        let phase = unitRoot(
          operation.phases[site][0] - operation.phases[site][1], operation.phaseOrder)
        let target = Self.reference.annihilator(operation.sitePermutation[site])
        #expect(distance(moved, target.scaled(by: phase)) < 1e-12)
      }
    }
  }

  @Test("Product, inverse, conjugate and trace agree with dense matrices")
  func algebra() {
    var generator = SeededGenerator(seed: 12)
    var signed = 0
    for _ in 0..<60 {
      let (first, second) = (Self.random(&generator), Self.random(&generator))
      let (left, right) = (Self.dense(first), Self.dense(second))
      #expect(distance(Self.dense(first.multiplied(by: second)), left * right) < 1e-12)
      #expect(distance(Self.dense(first.inverse), left.adjoint) < 1e-12)
      #expect((first.trace.complex - left.trace).length < 1e-12)
      #expect(
        first.multiplied(by: first.inverse) == .identity(dimensions: Self.reference.dimensions))
      signed += first.fermions.isEmpty ? 0 : 1
    }
    #expect(signed > 40)
  }

  @Test("The trace over one number of fermions")
  func conservedTrace() {
    var generator = SeededGenerator(seed: 13)
    let weights = Self.reference.dimensions.indices.map { site in
      Self.reference.fermions.contains(site)
        ? [0, 1] : Array(repeating: 0, count: Self.reference.dimensions[site])
    }
    for total in 0...4 {
      let operation = Self.random(&generator)
      let matrix = Self.dense(operation)
      let conserved = ConservedTotal(weights: weights, total: total)
      let expected = (0..<matrix.dimension)
        .filter { conserved.allows(Self.reference.levels($0)) }
        .reduce(Complex<Double>.zero) { $0 + matrix[$1, $1] }
      #expect((operation.trace(conserving: conserved).complex - expected).length < 1e-12)
    }
  }
}

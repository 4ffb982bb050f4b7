import ExactDiagonalization
import GroupTheory
import LatticeModels
import Numerics
import TestSupport
import Testing

@Suite struct MonomialOperatorTests {
  private static let dimensions = [2, 3, 1, 2, 1]

  private static func random(_ generator: inout SeededGenerator) -> MonomialOperator {
    let sites = Bool.random(using: &generator) ? [0, 1, 2, 3, 4] : [3, 1, 4, 0, 2]
    let order = [1, 2, 3, 4, 12].randomElement(using: &generator)!
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: sites,
      levelPermutations: dimensions.map { (0..<$0).shuffled(using: &generator) },
      phases: dimensions.map { (0..<$0).map { _ in Int.random(in: 0..<order, using: &generator) } },
      globalPhase: Int.random(in: 0..<order, using: &generator), phaseOrder: order)
  }

  /// From the definition on the kets.
  private static func dense(_ operation: MonomialOperator) -> DenseMatrix {
    let dimensions = operation.dimensions
    var matrix = DenseMatrix(dimension: dimensions.reduce(1, *))
    for state in 0..<matrix.dimension {
      var rest = state
      var moved = [Int](repeating: 0, count: dimensions.count)
      var phase = operation.globalPhase
      for site in dimensions.indices.reversed() {
        let level = rest % dimensions[site]
        rest /= dimensions[site]
        moved[operation.sitePermutation[site]] = operation.levelPermutations[site][level]
        phase += operation.phases[site][level]
      }
      let image = zip(moved, dimensions).reduce(0) { $0 * $1.1 + $1.0 }
      matrix[image, state] = unitRoot(phase, operation.phaseOrder)
    }
    return matrix
  }

  private static func distance(_ first: DenseMatrix, _ second: DenseMatrix) -> Double {
    (first + second.scaled(by: Complex(-1))).largestModulus
  }

  @Test func productInverseConjugateAndTraceAgreeWithDenseMatrices() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let (first, second) = (Self.random(&generator), Self.random(&generator))
      let (left, right) = (Self.dense(first), Self.dense(second))
      #expect(Self.distance(Self.dense(first.multiplied(by: second)), left * right) < 1e-12)
      #expect(Self.distance(Self.dense(first.inverse), left.adjoint) < 1e-12)
      #expect((first.trace.complex - left.trace).length < 1e-12)
      #expect(first.multiplied(by: first.inverse) == .identity(dimensions: Self.dimensions))
      var conjugate = left
      conjugate.elements = left.elements.map(\.conjugate)
      #expect(Self.distance(Self.dense(first.conjugate), conjugate) < 1e-12)
    }
  }

  @Test func equalityIsEqualityOfOperators() {
    var generator = SeededGenerator(seed: 2)
    let small = [1, 2, 2, 1]
    func draw() -> MonomialOperator {
      MonomialOperator(
        dimensions: small,
        sitePermutation: [[0, 1, 2, 3], [3, 2, 1, 0]].randomElement(using: &generator)!,
        levelPermutations: small.map { (0..<$0).shuffled(using: &generator) },
        phases: small.map { (0..<$0).map { _ in Int.random(in: 0..<2, using: &generator) } },
        globalPhase: Int.random(in: 0..<2, using: &generator), phaseOrder: 2)
    }
    var equal = 0
    for _ in 0..<3000 {
      let (first, second) = (draw(), draw())
      let same = Self.distance(Self.dense(first), Self.dense(second)) < 1e-9
      equal += same ? 1 : 0
      #expect((first == second) == same)
    }
    #expect(equal > 10)
  }

  @Test func tabulatedActionAgreesWithTheDefinition() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let operation = Self.random(&generator)
      let dense = Self.dense(operation)
      let action = MonomialAction(operation, phaseOrder: 2 * operation.phaseOrder)
      for (state, image) in action.images.enumerated() {
        #expect(
          (dense[image.index, state] - unitRoot(image.phase, action.phaseOrder)).length < 1e-12)
      }
    }
  }

  @Test func recognizesMatricesThatActAfterThePermutation() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      let dimensions = [2, 3, 2, 3]
      var operation = TestOperation("u", dimensions, sitePermutation: [2, 3, 0, 1])
      operation.phase = unitRoot(Int.random(in: 0..<5, using: &generator), 5)
      for site in dimensions.indices {
        var matrix = DenseMatrix(dimension: dimensions[site])
        for (column, row) in (0..<dimensions[site]).shuffled(using: &generator).enumerated() {
          matrix[row, column] = unitRoot(Int.random(in: 0..<9, using: &generator), 9)
        }
        operation.onSite[site] = matrix
      }
      let exact = try operation.generator(dimensions).operation
      #expect(Self.distance(Self.dense(exact), operation.dense(dimensions)) < 1e-12)
    }
  }

  @Test func refusesWhatIsNotMonomialAndNamesTheColumn() {
    func error(_ rows: [[Complex<Double>]]) -> MonomialOperatorError? {
      #expect(throws: MonomialOperatorError.self) {
        try MonomialOperator(dimensions: [2], sitePermutation: [0], onSite: [rows])
      }
    }
    #expect(error([[1, 1], [0, 1]]) == .notMonomial(site: 0, column: 1, entries: 2))
    #expect(error([[1, 0], [0, 0]]) == .notMonomial(site: 0, column: 1, entries: 0))
    #expect(error([[1, 1], [0, 0]]) == .sharedRow(site: 0, column: 1, row: 0))
    #expect(error([[1, 0], [0, 2]]) == .notARootOfUnity(site: 0, column: 1, value: 2))
    #expect(error([[1, 0]]) == .wrongShape(site: 0, expected: 2))
    let turned = Complex<Double>(length: 1, phase: 1)
    #expect(error([[1, 0], [0, turned]]) == .notARootOfUnity(site: 0, column: 1, value: turned))
    #expect(error([[1, 0], [0, Complex(Double.nan)]]) != nil)
    #expect(throws: MonomialOperatorError.unequalDimensions(source: 0, target: 1)) {
      try MonomialOperator(
        dimensions: [2, 3], sitePermutation: [1, 0],
        onSite: [2, 3].map { DenseMatrix.identity($0).rows })
    }
    #expect(throws: MonomialOperatorError.notASitePermutation([0, 0])) {
      try MonomialOperator(
        dimensions: [2, 2], sitePermutation: [0, 0],
        onSite: [2, 2].map { DenseMatrix.identity($0).rows })
    }
  }

  @Test func theTraceOfALargeSpaceIsExact() {
    let count = 24
    let swap = MonomialOperator(
      dimensions: Array(repeating: 4, count: count),
      sitePermutation: (0..<count).map { $0 ^ 1 },
      levelPermutations: Array(repeating: [0, 1, 2, 3], count: count),
      phases: Array(repeating: [0, 0, 0, 0], count: count), globalPhase: 1, phaseOrder: 3)
    #expect(swap.trace == Cyclotomic(1 << 24) * .rootOfUnity(1, order: 3))
  }
}

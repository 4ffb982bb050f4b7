import Foundation
import SpectralStatistics
import TestSupport
import Testing

/// The computed distributions of gap ratios.
@Suite struct BlockReferenceTests {
  private static func mean(_ ensemble: LevelEnsemble, _ count: Int) -> Double {
    BlockReference.distributions(of: BlockHypothesis(ensemble, count: count).blocks)[0].mean
  }

  @Test(arguments: [
    // S. M. Nishigaki, arXiv:2507.10193, for the unitary ensemble; Y. Y. Atas, E. Bogomolny,
    // O. Giraud, G. Roux, PRL 110, 084101 (2013), simulations, for the others.
    (LevelEnsemble.unitary, 0.5997504209, 2e-6), (.orthogonal, 0.5307, 1e-4),
    (.symplectic, 0.6744, 1e-4), (.poisson, 2 * log(2) - 1, 1e-9),
  ])
  func meanOfOneBlock(ensemble: LevelEnsemble, expected: Double, error: Double) {
    #expect(abs(Self.mean(ensemble, 1) - expected) < error)
  }

  @Test(arguments: [
    (LevelEnsemble.orthogonal, [0.531, 0.423, 0.403, 0.396]),
    (.unitary, [0.600, 0.422, 0.399, 0.392]), (.symplectic, [0.675, 0.411, 0.392, 0.389]),
  ])
  func meanOfEqualBlocks(ensemble: LevelEnsemble, expected: [Double]) {
    // From a simulation by others, uncertain by 0.001.
    for (count, value) in zip(1..., expected) {
      #expect(abs(Self.mean(ensemble, count) - value) < 0.00151)
    }
  }

  @Test func meanOfUnequalBlocks() {
    let mean = { (sizes: [Double]) in
      BlockReference.distributions(of: sizes.map { SymmetryBlock(.orthogonal, size: $0) })[0].mean
    }
    #expect(abs(mean([94, 57]) - 0.433) < 0.001)
    #expect(abs(mean([3, 1]) - 0.458) < 0.001)
    // A vanishing block is none, and the order does not matter.
    #expect(abs(mean([1, 1e-5]) - mean([1])) < 1e-4)
    #expect(abs(mean([1, 2, 5]) - mean([5, 1, 2])) < 1e-12)
  }

  @Test func independentLevels() {
    // P(r ≤ R) is 2R / (1 + R) at order 1; at order 2, x and y having Gamma distributions, it is
    // 2 (R² (3 + R)) / (1 + R)³. So it is for any number of blocks and many chaotic ones.
    let poisson = BlockReference.distributions(
      of: [SymmetryBlock(.poisson), SymmetryBlock(.poisson, size: 3)])
    let many = BlockReference.distributions(of: BlockHypothesis(.symplectic, count: 100).blocks)
    for ratio in stride(from: 0, through: 1, by: 0.05) {
      let first = 2 * ratio / (1 + ratio)
      let second = 2 * ratio * ratio * (3 + ratio) / pow(1 + ratio, 3)
      for (place, expected) in [first, second].enumerated() {
        #expect(abs(poisson[place].cumulative(ratio) - expected) < 1e-7)
        #expect(abs(many[place].cumulative(ratio) - expected) < 2e-3)
      }
    }
  }

  @Test func everySecondLevel() {
    // Every second level of the orthogonal ensemble, and of two superposed ones, are those of the
    // symplectic and of the unitary: F. J. Dyson, M. L. Mehta, J. Math. Phys. 4, 701 (1963);
    // J. Gunson, J. Math. Phys. 3, 752 (1962).
    let one = BlockReference.distributions(of: [SymmetryBlock(.orthogonal)])
    let two = BlockReference.distributions(of: BlockHypothesis(.orthogonal, count: 2).blocks)
    let unitary = BlockReference.distributions(of: [SymmetryBlock(.unitary)])
    let symplectic = BlockReference.distributions(of: [SymmetryBlock(.symplectic)])
    for ratio in stride(from: 0.025, to: 1, by: 0.025) {
      #expect(abs(one[1].cumulative(ratio) - symplectic[0].cumulative(ratio)) < 3e-5)
      #expect(abs(two[1].cumulative(ratio) - unitary[0].cumulative(ratio)) < 1e-5)
    }
  }

  @Test func nearTheSurmise() {
    // Wigner's surmise for three levels, P(r) ∝ (r + r²) / (1 + r + r²)^{5/2}, is good to 0.01.
    let exact = BlockReference.distributions(of: [SymmetryBlock(.orthogonal)])[0]
    let steps = 2000
    var sum = 0.0
    for step in 0..<steps {
      let r = (Double(step) + 0.5) / Double(steps)
      sum += 27 / 4 * (r + r * r) / pow(1 + r + r * r, 2.5) / Double(steps)
      #expect(abs(exact.cumulative(Double(step + 1) / Double(steps)) - sum) < 0.01)
    }
    #expect(abs(sum - 1) < 1e-4)
  }

  @Test(arguments: BlockHypothesis.standard)
  func histogramIsADistribution(hypothesis: BlockHypothesis) {
    for distribution in BlockReference.distributions(of: hypothesis.blocks) {
      let histogram = distribution.histogram(bins: 50)
      #expect(abs(histogram.reduce(0, +) - 1) < 3e-4)
      #expect(histogram.allSatisfy { $0 >= 0 })
    }
  }

  @Test(arguments: [
    BlockHypothesis(.orthogonal), BlockHypothesis(.unitary), BlockHypothesis(.symplectic),
    BlockHypothesis(.orthogonal, count: 2), BlockHypothesis(.unitary, count: 3),
    BlockHypothesis(.symplectic, count: 2), BlockHypothesis(.poisson),
    BlockHypothesis(real: 1, complex: 2, quaternionic: 0),
    BlockHypothesis(blocks: [SymmetryBlock(.poisson), SymmetryBlock(.unitary, size: 0.4)]),
  ])
  func agreesWithSimulation(hypothesis: BlockHypothesis) throws {
    // Five standard deviations of the mean, and of χ² with its 19 degrees of freedom, widened by
    // the correlations.
    var generator = SeededGenerator(seed: 5)
    let simulation = try BlockSimulation(
      hypothesis, levels: 100, ratios: 60_000, using: &generator)
    for result in simulation.orders {
      #expect(abs(result.mean - result.expectedMean) < 5 * result.standardError)
      #expect(result.excess * Double(result.count) < 19 * 0.5 + 5 * 1.5 * 38.0.squareRoot())
    }
  }

  @Test func addingKeepsTheOrder() {
    let one = BlockReference(hypotheses: [.init(.unitary), .init(.unitary), .init(.orthogonal)])
    #expect(one.hypotheses == [.init(.unitary), .init(.orthogonal)])
    let two = one.adding([.init(.orthogonal), .init(.poisson)])
    #expect(two.hypotheses == [.init(.unitary), .init(.orthogonal), .init(.poisson)])
  }
}

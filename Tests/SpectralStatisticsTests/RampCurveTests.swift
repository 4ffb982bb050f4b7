import SpectralStatistics
import TestSupport
import Testing

@Suite struct RampCurveTests {
  @Test func formFactorsStartWithTheirSlopes() {
    for ensemble in LevelEnsemble.wignerDyson {
      let slope = ensemble.formFactor(at: 1e-6) / 1e-6
      #expect(abs(slope - 2 / Double(ensemble.dysonIndex)) < 1e-5)
      #expect(abs(ensemble.formFactor(at: 50) - 1) < 1e-4)
    }
    #expect(LevelEnsemble.poisson.formFactor(at: 0) == 1)
    // The two branches of the GOE meet with equal values and slopes at τ = 1.
    let (below, above) = (1 - 1e-6, 1 + 1e-6)
    let orthogonal = LevelEnsemble.orthogonal
    #expect(abs(orthogonal.formFactor(at: below) - orthogonal.formFactor(at: above)) < 1e-5)
  }

  /// Σ_i f_i b_i(τ/f_i), the mean over an interval of times.
  private func expected(
    _ blocks: [(ensemble: LevelEnsemble, levels: Int)], from start: Double, to end: Double
  ) -> Double {
    let total = Double(blocks.reduce(0) { $0 + $1.levels })
    let points = 50
    return (0..<points).reduce(0) { sum, point in
      let time = start + (Double(point) + 0.5) / Double(points) * (end - start)
      return blocks.reduce(sum) {
        let fraction = Double($1.levels) / total
        return $0 + fraction * $1.ensemble.formFactor(at: time / fraction) / Double(points)
      }
    }
  }

  @Test(arguments: [
    [(LevelEnsemble.orthogonal, 150)], [(.unitary, 150)], [(.symplectic, 150)],
    [(.orthogonal, 75), (.orthogonal, 75)], [(.orthogonal, 100), (.unitary, 50)],
    [(.unitary, 50), (.unitary, 50), (.unitary, 50)], [(.poisson, 150)],
  ])
  func simulatedLevelsFollowTheFormFactors(blocks: [(LevelEnsemble, Int)]) throws {
    let blocks = blocks.map { (ensemble: $0.0, levels: $0.1) }
    var generator = SeededGenerator(seed: 8)
    let curve = RampCurve(
      of: try BlockSpectrum(blocks: blocks).levels(samples: 300, using: &generator))
    let edges = RampCurve.edges
    for first in stride(from: 4, to: curve.counts.count - 5, by: 5) {
      let intervals = first..<first + 5
      let number = intervals.reduce(0) { $0 + curve.counts[$1] }
      let middle = (edges[first] + edges[first + 5]) / 2
      // Of finite matrices the peak of the GSE is finite.
      guard number > 0, blocks[0].ensemble != .symplectic || abs(middle - 1) > 0.12 else {
        continue
      }
      let sum = intervals.reduce(0) { $0 + curve.counts[$1] * curve.values[$1] }
      let expectation = intervals.reduce(0) {
        $0 + curve.counts[$1] * expected(blocks, from: edges[$1], to: edges[$1 + 1])
      }
      // Five standard errors, and the curvature of finite spectra.
      let tolerance = 5 * (1.3 / number).squareRoot() + 0.03
      #expect(abs(sum / expectation - 1) < tolerance, "τ = \(middle)")
    }
  }

  @Test func emptyWithoutLevels() {
    let curve = RampCurve(of: [[], [1, 2, 3]])
    #expect(curve.counts.allSatisfy { $0 == 0 })
  }
}

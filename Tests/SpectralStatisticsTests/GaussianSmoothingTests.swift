import SpectralStatistics
import TestSupport
import Testing

@Suite struct GaussianSmoothingTests {
  private let curve = [1, -2, 0.5, 4, 3, -1, 2.5]

  @Test func agreesWithTheCommonImplementation() {
    // scipy.ndimage.gaussian_filter1d (scipy 1.17); at σ = 5 the kernel is longer than the curve.
    let expected: [Double: [Double]] = [
      1.3: [
        0.053232464104752075, 0.21982599711824663, 0.9878347697707406, 1.8284221248317978,
        1.8988982794032174, 1.5524800618321304, 1.459306302939115,
      ],
      5: [
        1.068006625974518, 1.0829075043766285, 1.1095583701609644, 1.142838230537696,
        1.1761800407142382, 1.2028890818364248, 1.2176201463995304,
      ],
    ]
    for (sigma, values) in expected {
      for (found, value) in zip(GaussianSmoothing(sigma: sigma).smoothed(curve), values) {
        #expect(abs(found - value) < 1e-14)
      }
    }
  }

  @Test func keepsConstantsAndSums() {
    let smoothing = GaussianSmoothing()
    #expect(smoothing.sigma == 33)
    #expect(smoothing.smoothed(Array(repeating: 3, count: 50)).allSatisfy { abs($0 - 3) < 1e-13 })
    #expect(smoothing.smoothed([]).isEmpty)
    var generator = SeededGenerator(seed: 5)
    let noise = (0..<2001).map { _ in generator.nextNormal() }
    let difference = smoothing.smoothed(noise).reduce(0, +) - noise.reduce(0, +)
    #expect(abs(difference) < 1e-10)
  }
}

import ExactDiagonalization
import LatticeModels
import Testing

@Suite("Random couplings")
struct ModelRandomTests {
  @Test("Philox4x32-10 gives the published known answers")
  func philox() {
    #expect(
      Philox.block(counter: .zero, key: .zero)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test(
    "FNV-1a gives the published hashes",
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c),
      ("foobar", 0x8594_4171_f739_67e8 as UInt64),
    ])
  func fowlerNollVo(text: String, hash: UInt64) {
    #expect(RandomStream.fowlerNollVo(text) == hash)
  }

  // Five standard errors each: a false alarm in about 1e-6 of all choices of the seed.
  @Test(
    "Draws have the stated mean and variance",
    arguments: [
      CouplingDistribution.normal(mean: 0.7, standardDeviation: 0.25),
      .uniform(lower: -1, upper: 3), .logNormal(location: 0.1, scale: 0.3),
    ])
  func moments(distribution: CouplingDistribution) {
    let count = 40_000
    let values = (0..<count).map { place in
      CouplingDraw(name: "J", index: place % 200, distribution: distribution)
        .value(seed: 11, sample: place / 200)
    }
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    let error = (distribution.variance / Double(count)).squareRoot()
    #expect(abs(mean - distribution.mean) < 5 * error)
    #expect(abs(variance / distribution.variance - 1) < 0.05)
  }

  @Test("Normal draws fill the normal distribution function")
  func kolmogorovSmirnov() {
    let distribution = CouplingDistribution.normal(mean: 0, standardDeviation: 1)
    let values = (0..<20_000)
      .map {
        CouplingDraw(name: "h", index: $0, distribution: distribution).value(seed: 3, sample: 0)
      }
      .sorted()
    let within = values.filter { abs($0) < 1 }.count
    let beyond = values.filter { abs($0) > 2 }.count
    #expect(abs(Double(within) / 20_000 - 0.682_689) < 5 * 0.0033)
    #expect(abs(Double(beyond) / 20_000 - 0.045_500) < 5 * 0.0015)
    #expect(Set(values).count == values.count)
  }

  @Test("Seed, sample, name and index each change the draw")
  func dependence() {
    func value(seed: UInt64 = 1, sample: Int = 0, name: String = "J", index: Int = 0) -> Double {
      CouplingDraw(
        name: name, index: index, distribution: .normal(mean: 0, standardDeviation: 1)
      ).value(seed: seed, sample: sample)
    }
    let values = [
      value(), value(seed: 2), value(sample: 1), value(name: "h"), value(index: 1),
      value(sample: 1 << 40),
    ]
    #expect(Set(values).count == values.count)
    #expect(value() == values[0])
  }

  @Test("The mean and the standard deviation scale a draw without changing its randomness")
  func scaling() {
    func value(_ mean: Double, _ deviation: Double) -> Double {
      CouplingDraw(
        name: "J", index: 4,
        distribution: .normal(mean: mean, standardDeviation: deviation)
      ).value(seed: 5, sample: 6)
    }
    #expect(abs(value(2, 0.5) - (2 + 0.5 * value(0, 1))) < 1e-15)
    #expect(value(2, 0) == 2)
  }
}

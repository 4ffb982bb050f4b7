import ExactDiagonalization
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct SpectrumRunTests {
  private static func bits(_ levels: [[[Double]]]) -> [[[UInt64]]] {
    levels.map { $0.map { $0.map(\.bitPattern) } }
  }

  @Test func theLevelsDoNotDependOnTheNumberOfThreads() throws {
    let exact = try ExactDiagonalization(model: TestModel.clockChain(length: 5).model(), seed: 3)
    let one = try SpectrumRun(exact, samples: Array(0..<6), threads: 1).run()
    for threads in [2, 3] {
      let several = try SpectrumRun(exact, samples: Array(0..<6), threads: threads).run()
      #expect(Self.bits(several) == Self.bits(one))
    }
    // A shard has the levels of its samples.
    let shard = try SpectrumRun(exact, samples: [4, 1], threads: 2).run()
    #expect(Self.bits(shard) == Self.bits([one[4], one[1]]))
    #expect(one.allSatisfy { $0.map(\.count) == [81, 81, 81] })
    #expect(one[0] != one[1])
  }

  @Test func reportsEverySectorAndEverySample() throws {
    let exact = try ExactDiagonalization(model: TestModel.ashkinTeller(length: 3).model())
    let reports = Mutex<[SpectrumProgress]>([])
    let done = Mutex<[Int: [[Double]]]>([:])
    let levels = try SpectrumRun(exact, samples: [7, 8, 9], threads: 2).run(
      progress: { report in reports.withLock { $0.append(report) } },
      sampleFinished: { place, sample in done.withLock { $0[place] = sample } })
    let seen = reports.withLock { $0 }
    #expect(seen.map(\.finished) == Array(1...12))
    #expect(seen.allSatisfy { $0.total == 12 && (7...9).contains($0.sample) })
    #expect(abs(seen.last!.fraction - 1) < 1e-12)
    #expect(done.withLock { $0 } == [0: levels[0], 1: levels[1], 2: levels[2]])
  }

  @Test func stopsWhenCancelled() throws {
    let exact = try ExactDiagonalization(model: TestModel.clockChain(length: 4).model())
    let count = Mutex(0)
    #expect(throws: CancellationError.self) {
      try SpectrumRun(exact, samples: Array(0..<50), threads: 2).run(
        progress: { _ in count.withLock { $0 += 1 } },
        isCancelled: { count.withLock { $0 >= 3 } })
    }
    #expect(count.withLock { $0 } < 10)
  }

  @Test func passesOnTheErrorOfACallback() throws {
    struct DiskFull: Error {}
    let exact = try ExactDiagonalization(model: TestModel.clockChain(length: 3).model())
    #expect(throws: DiskFull.self) {
      try SpectrumRun(exact, samples: [0, 1], threads: 2).run(
        sampleFinished: { _, _ in throw DiskFull() })
    }
  }

  @Test func noSamplesGiveNoLevels() throws {
    let exact = try ExactDiagonalization(model: TestModel.clockChain(length: 3).model())
    #expect(try SpectrumRun(exact, samples: [], threads: 2).run().isEmpty)
  }

  @Test func emptySectorsHaveNoLevels() throws {
    var test = TestModel.clockChain(length: 3)
    test.visible[0].phase = unitRoot(1, 2)
    let exact = try ExactDiagonalization(model: test.model())
    #expect(exact.sectors.map(\.multiplicity) == [0, 9, 0, 9, 0, 9])
    let levels = try SpectrumRun(exact, samples: [0], threads: 2).run()
    #expect(levels[0].map(\.count) == [0, 9, 0, 9, 0, 9])
  }

  @Test func theHeisenbergTimeFollowsFromTheVarianceOfTheLevels() throws {
    var test = TestModel.clockChain(length: 4)
    for place in test.structures.indices { test.structures[place].strength = .fixed(0.9) }
    let model = try test.model()
    let exact = try ExactDiagonalization(model: model)
    let levels = try exact.spectrum(sector: 0, coefficients: model.meanCoefficients)
    let count = Double(levels.count)
    let mean = levels.reduce(0, +) / count
    let variance = levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let expected = 2 * Double.pi * count / (2 * Double.pi * variance).squareRoot()
    let time = try #require(exact.heisenbergTime)
    #expect(abs(time / expected - 1) < 1e-10)
  }

  @Test func theHeisenbergTimeContainsTheDisorder() throws {
    let model = try TestModel.clockChain(length: 4).model()
    let exact = try ExactDiagonalization(model: model)
    // The mean over many samples of the variance of the levels is s².
    var sum = 0.0
    let samples = 2000
    for sample in 0..<samples {
      let levels = try exact.spectrum(
        sector: 0, coefficients: model.coefficients(seed: 9, sample: sample))
      let mean = levels.reduce(0, +) / 27
      sum += levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 27
    }
    let time = try #require(exact.heisenbergTime)
    let expected = (2 * Double.pi / (sum / Double(samples))).squareRoot() * 27
    // Seven standard errors of the sampled variance are below two per cent of the time.
    #expect(abs(time / expected - 1) < 0.02)
  }
}

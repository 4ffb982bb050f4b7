import LinearAlgebra
import Numerics
import QuasiEnergies
import TestSupport
import Testing

@Suite("Eigensystems of unitary operators")
struct UnitaryEigensystemTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  /// The largest distance of found phases from planted ones, both ascending from the middle of an empty arc on.
  private func deviation(_ found: [Double], _ planted: [Double], from origin: Double) -> Double {
    func sorted(_ phases: [Double]) -> [Double] {
      phases.map { phase in
        let turns = ((phase - origin) / (2 * .pi)).rounded(.down)
        return phase - 2 * .pi * turns
      }.sorted()
    }
    return zip(sorted(found), sorted(planted)).map { abs($0 - $1) }.max() ?? 0
  }

  @Test("degenerate phases keep their copies, at the ends of the circle too", arguments: 1...6)
  func ties(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Three copies at π, two at 0 and at random places, which no other phase comes near.
    let free = (0..<20).map { _ in Double.random(in: 0.1...3, using: &generator) }
    let planted = [.pi, .pi, .pi, 0, 0] + free + free.prefix(5).map { $0 }
    for isReal in [false, true] {
      let matrix = try unitary(phases: planted, isReal: isReal, using: &generator)
      let found =
        isReal
        ? try UnitaryEigensystem(of: UnitaryOperator<Double>(symmetric: matrix)).phases
        : try UnitaryEigensystem(of: UnitaryOperator(matrix)).phases
      #expect(found.allSatisfy { $0 > -.pi && $0 <= .pi })
      #expect(deviation(found, planted, from: -1.5) < 2e-14)
    }
  }

  @Test("phases that one cosine cannot tell apart", arguments: 1...4)
  func mirrored(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for angle in [0.577_215_664_9, 0, 0.5, 2] {
      let half = (0..<12).map { _ in Double.random(in: 0.01...3.1, using: &generator) }
      // The last ones lie at the extrema of the cosine, and a quarter of a turn from them.
      let planted =
        half.flatMap { [angle + $0, angle - $0] }
        + [angle, angle + 1e-7, angle + .pi / 2, angle - .pi / 2, angle + .pi / 2 + 1e-6]
      let matrix = try unitary(phases: planted, using: &generator)
      let found = try UnitaryEigensystem(of: UnitaryOperator(matrix))
      #expect(found.residual < 1e-9)
      #expect(deviation(found.phases, planted, from: angle - 3.12) < 2e-14)
      let symmetric = try unitary(phases: planted, isReal: true, using: &generator)
      let real = try UnitaryEigensystem(of: UnitaryOperator<Double>(symmetric: symmetric))
      #expect(real.residual < 1e-9)
      #expect(deviation(real.phases, planted, from: angle - 3.12) < 2e-14)
    }
  }

  @Test("vectors are orthonormal eigenvectors in the order of the phases")
  func vectors() throws {
    var generator = SeededGenerator(seed: 5)
    let matrix = exponential(randomHermitian(30, using: &generator), time: 1.3)
    let found = try UnitaryEigensystem(of: UnitaryOperator(matrix))
    #expect(zip(found.phases, found.phases.dropFirst()).allSatisfy { $0 <= $1 })
    let images = matrix.multiplied(by: found.vectors)
    let overlaps = found.vectors.adjointMultiplied(by: images)
    for column in 0..<30 {
      for row in 0..<30 {
        let expected =
          row == column ? Complex(length: 1, phase: -found.phases[column]) : .zero
        #expect((overlaps[row, column] - expected).length < 1e-10)
      }
    }
  }

  @Test("a matrix that is not unitary is refused")
  func notUnitary() throws {
    var generator = SeededGenerator(seed: 6)
    let matrix = randomHermitian(8, using: &generator)
    #expect(throws: QuasiEnergyError.self) {
      try UnitaryEigensystem(of: UnitaryOperator(matrix))
    }
  }
}

import LinearAlgebra
import Numerics
import QuasiEnergies
import TestSupport
import Testing

@Suite("Periods of several steps")
struct PeriodStepsTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private let size = 14

  private func phases(
    _ matrices: [ComplexMatrix], _ times: [Double], isReversible: Bool
  ) throws -> [Double] {
    let steps = try PeriodSteps<Complex<Double>>(
      count: matrices.count, isReversible: isReversible
    ) { (matrices[$0], times[$0]) }
    return try UnitaryEigensystem(of: steps.unitary()).phases
  }

  private func realPhases(_ matrices: [ComplexMatrix], _ times: [Double]) throws -> [Double] {
    let steps = try PeriodSteps<Double>(count: matrices.count, isReversible: true) { step in
      (
        DenseMatrix(
          rowCount: size, columnCount: size, storage: matrices[step].storage.map(\.real)),
        times[step]
      )
    }
    return try UnitaryEigensystem(of: steps.symmetricUnitary()).phases
  }

  private func product(_ matrices: [ComplexMatrix], _ times: [Double]) -> ComplexMatrix {
    zip(matrices, times).dropFirst().reduce(exponential(matrices[0], time: times[0])) {
      exponential($1.0, time: $1.1).multiplied(by: $0)
    }
  }

  /// Power sums determine the phases.
  private func expectEqual(_ phases: [Double], _ unitary: ComplexMatrix) {
    let differences = zip(
      powerSums(phases, count: size), powerTraces(unitary, count: size)
    ).map { ($0 - $1).length }
    #expect(differences.max()! < 1e-10)
  }

  @Test("the first step acts first, whatever the number of steps", arguments: 1...4)
  func order(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let matrices = (0..<count).map { _ in randomHermitian(size, using: &generator) }
    let times = (0..<count).map { 0.3 + 0.2 * Double($0) }
    expectEqual(
      try phases(matrices, times, isReversible: count < 3), product(matrices, times))
    if count == 3 {
      // In reverse order it is another operator: the test would see it.
      let reversed = powerTraces(
        product(matrices.reversed(), times.reversed()), count: size)
      let found = powerSums(try phases(matrices, times, isReversible: false), count: size)
      #expect(zip(found, reversed).contains { ($0 - $1).length > 0.1 })
    }
  }

  @Test("real steps that are the same in reverse need no complex eigenvectors")
  func real() throws {
    var generator = SeededGenerator(seed: 9)
    let matrices = (0..<3).map { _ in
      randomHermitian(size, isReal: true, using: &generator)
    }
    expectEqual(
      try realPhases(Array(matrices.prefix(2)), [0.7, 1.1]),
      product(Array(matrices.prefix(2)), [0.7, 1.1]))
    let palindrome = [matrices[0], matrices[1], matrices[2], matrices[1]]
    expectEqual(
      try realPhases(palindrome, [0.7, 0.4, 1, 0.4]), product(palindrome, [0.7, 0.4, 1, 0.4]))
    expectEqual(try realPhases([matrices[0]], [2]), product([matrices[0]], [2]))
  }

  @Test("the sum of the phases is that of the determinant", arguments: 1...5)
  func determinant(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let matrices = (0..<3).map { _ in randomHermitian(size, using: &generator) }
    let times = [0.5, 1.5, 0.8]
    let traces = zip(matrices, times).map { matrix, time in
      (0..<size).reduce(0) { $0 + time * matrix[$1, $1].real }
    }
    let sum = try phases(matrices, times, isReversible: false).reduce(0, +)
    #expect(circularDistance(sum, traces.reduce(0, +)) < 1e-12)
  }

  @Test("the check of the determinant sees a wrong level, and too long steps are refused")
  func checks() throws {
    var generator = SeededGenerator(seed: 12)
    let matrix = randomHermitian(size, using: &generator)
    let found = try phases([matrix], [2.5], isReversible: true)
    var determinant = PeriodDeterminant(dimension: size)
    determinant.add(
      time: 2.5, traces: (0..<size).map { matrix[$0, $0].real },
      squaredNorm: matrix.storage.reduce(0) { $0 + $1.lengthSquared })
    try determinant.check(found, sector: "0")
    var wrong = found
    wrong[3] += 1e-8
    #expect(throws: QuasiEnergyError.self) { try determinant.check(wrong, sector: "0") }
    #expect(throws: QuasiEnergyError.self) { try phases([matrix], [1e7], isReversible: true) }
  }

  @Test("a cut in the widest gap keeps the copies of a phase together")
  func cut() {
    let sectors = [[-3.14159, -1, 0, 3.1], [-1, 0, 3.1415926], []]
    let cut = PeriodCut(sectors)
    let levels = sectors.enumerated().map { cut.levels($1, ofSector: $0) }
    #expect(levels[0].map { ($0 * 100).rounded() } == [310, 314, 528, 628].map { $0 })
    #expect(levels[1].map { ($0 * 100).rounded() } == [314, 528, 628])
    #expect(cut.restored(levels[0].indices.map { $0 }, ofSector: 0) == [1, 2, 3, 0])
    let matrix = DenseMatrix<Double>(rowCount: 4, columnCount: 4) { Double(10 * $0 + $1) }
    #expect(cut.elements(matrix, ofSector: 0)[0, 1] == 30)
    #expect(cut.elements(matrix, ofSector: 0)[1, 2] == 1)
    #expect(
      cut.elements(DenseMatrix<Double>(rowCount: 0, columnCount: 0, storage: []), ofSector: 2)
        .storage.isEmpty)
  }
}

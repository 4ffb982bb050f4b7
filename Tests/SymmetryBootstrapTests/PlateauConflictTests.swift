import Branching
import GroupTheory
import Plateaus
import SymmetryBootstrap
import TestSupport
import Testing

/// Plateaus whose errors are too small for any set of signatures.
@Suite struct PlateauConflictTests {
  private let samples = PlateauSamples(
    table: try! CatalogueRings.table(3, 1), vectors: [[1, 0, 0], [0, 1, 1]], counts: [700, 720])

  private func plateau(
    error: Double, changed: [(Int, Int, Double)]
  ) throws -> MeasuredPlateau {
    var average = [[700.0, 0, 0], [0, 720, 720], [0, 720, 720]]
    for (a, b, value) in changed {
      average[a][b] = value
      average[b][a] = value
    }
    return try MeasuredPlateau(
      irrepDimensions: [1, 1, 1], multiplicities: samples.multiplicities, average: average,
      standardError: average.map { $0.map { _ in error } })
  }

  private func solve(_ plateau: MeasuredPlateau) throws -> PlateauAnswer {
    var options = Bootstrap.Options(indices: 1...6, timeLimit: 30)
    options.readings = Set(Reading.allCases)
    return try PlateauBootstrap.solve(
      plateau, visible: samples.table, options: options,
      catalogue: CatalogueRings.catalogue.get())
  }

  @Test func consistentPlateausHaveNone() throws {
    #expect(try solve(plateau(error: 2, changed: [])).conflict == nil)
  }

  /// A plateau of 20 ± 2 between sectors that share no irrep: fewer levels than any irrep has, too many for the error.
  @Test func oneEntryTooLarge() throws {
    let answer = try solve(plateau(error: 2, changed: [(0, 1, 20), (0, 2, 20)]))
    let conflict = try #require(answer.conflict)
    #expect(conflict.isComplete)
    // Or the plateau of the two sectors that share their levels, if it were free.
    #expect(Set(conflict.entries.map(\.pair)).isSuperset(of: [.init(0, 1), .init(0, 2)]))
    #expect(!conflict.entries.contains { $0.pair == .init(0, 0) })
    #expect(conflict.entries.allSatisfy { $0.reason == .unexplained })
    // Four errors have to reach zero.
    #expect((2.45...2.56).contains(conflict.errorFactor), "\(conflict.errorFactor)")
    let first = try #require(answer.entries.first.flatMap(answer.solution))
    #expect(first.groups.map(\.name) == ["S3"])
    #expect(!answer.isDecided)
    #expect(answer.plateau.errors[0] == 2)
  }

  @Test func aNegativePlateau() throws {
    let conflict = try #require(
      try solve(plateau(error: 2, changed: [(0, 1, -40), (0, 2, 20)])).conflict)
    #expect(conflict.entries[0].pair == .init(0, 1) && conflict.entries[0].reason == .negative)
    #expect(conflict.entries.contains { $0.pair == .init(0, 2) && $0.reason == .unexplained })
    #expect(conflict.entries.count { $0.reason == .negative } == 1)
    #expect((4.99...5.06).contains(conflict.errorFactor), "\(conflict.errorFactor)")
  }

  @Test func aPlateauBelowTheNumberOfLevels() throws {
    let answer = try solve(plateau(error: 2, changed: [(0, 0, 600)]))
    let conflict = try #require(answer.conflict)
    #expect(conflict.entries.map(\.pair) == [.init(0, 0)])
    #expect(conflict.entries.map(\.reason) == [.belowLevels])
    // 700 less the deficit of two per cent.
    #expect((10.7...10.9).contains(conflict.errorFactor), "\(conflict.errorFactor)")
  }

  /// With the factor some set agrees, with one per cent less none: against the enumeration itself, over 20 seeds.
  @Test func theFactorIsTheSmallest() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<20 {
      let measured = try plateau(
        error: 2,
        changed: [
          (0, 1, 15 + 10 * Double.random(in: 0...1, using: &generator)),
          (0, 2, 15 + 10 * Double.random(in: 0...1, using: &generator)),
        ])
      let conflict = try #require(try solve(measured).conflict)
      #expect(try solve(measured.scalingErrors(by: conflict.errorFactor)).conflict == nil)
      #expect(try solve(measured.scalingErrors(by: conflict.errorFactor / 1.011)).conflict != nil)
    }
  }
}

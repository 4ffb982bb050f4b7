import Branching
import GroupTheory
import Plateaus
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// Groups from plateaus and their errors alone.
@Suite struct PlateauBootstrapTests {
  private func solve(
    _ plateau: MeasuredPlateau, visible: CharacterTable, indices: ClosedRange<Int> = 1...12,
    varies: Bool = false, all: Bool = false
  ) throws -> PlateauAnswer {
    var options = Bootstrap.Options(indices: indices)
    options.readings = Set(Reading.allCases)
    return try PlateauBootstrap.solve(
      plateau, visible: visible,
      sets: PlateauOptions(variesErrors: varies, searchesSettled: all), options: options,
      catalogue: CatalogueRings.catalogue.get())
  }

  private func names(_ answer: PlateauAnswer, _ entry: PlateauAnswer.Entry?) -> [String] {
    entry.flatMap(answer.solution)?.groups.map(\.name) ?? []
  }

  private func matrix(_ size: Int, _ value: (Int, Int) -> Double) -> [[Double]] {
    (0..<size).map { a in (0..<size).map { value(a, $0) } }
  }

  /// Source: C. Bai, Z. Zhou, B. Lapierre, S. Ryu, arXiv:2604.01296; the plateaus of its figures.
  @Test func publishedPlateausOfTheClockChainGiveS3() throws {
    let plateau = try MeasuredPlateau(
      irrepDimensions: [1, 1, 1], multiplicities: [2187, 2187, 2187],
      average: matrix(3) { $0 == 0 ? ($1 == 0 ? 2173 : 0) : $1 == 0 ? 0 : 2175 },
      standardError: matrix(3) { _, _ in 10 })
    let answer = try solve(plateau, visible: CatalogueRings.table(3, 1), varies: true)
    #expect(answer.exhaustive)
    #expect(answer.sets[0].vectors == [[1, 0, 0], [0, 1, 1]])
    #expect(answer.entries.first?.reading == .unitary)
    #expect(names(answer, answer.entries.first) == ["S3"])
    let twin = try #require(answer.entries.first { $0.reading == .antiunitary })
    #expect(names(answer, twin) == ["Z3"] && twin.twinOf == [0])
    #expect(answer.variations.map(\.factor) == [0.5, 2])
    #expect(answer.variations.allSatisfy { answer.hasSameFirst($0) })
    // Z3 with an anti-unitary symmetry, or S3 × Z2, have these plateaus too.
    #expect(
      answer.isDecided && Verdict(answer).kind == .undecided && Verdict(answer).groups == ["S3"])
  }

  /// What a search of all sets finds as likely as the first solution is found without the sets that can change nothing.
  @Test func setsThatCanChangeNothingAreLeft() throws {
    let samples = PlateauSamples(
      table: try CatalogueRings.table(3, 1), vectors: [[1, 0, 0], [0, 1, 1]], counts: [40, 80])
    let plateau = try samples.measured(error: 0.6, seed: 3)
    var options = Bootstrap.Options(indices: 1...12)
    options.readings = Set(Reading.allCases)
    let answers = try [false, true].map { all in
      try PlateauBootstrap.solve(
        plateau, visible: samples.table,
        sets: PlateauOptions(variesErrors: false, searchesSettled: all), options: options,
        catalogue: CatalogueRings.catalogue.get())
    }
    let likeliest = answers.map { answer in
      answer.likeliestEntries.map { "\(names(answer, $0)) \($0.reading) \($0.index)" }
    }
    #expect(likeliest[0] == likeliest[1] && likeliest[0].count > 1)
    #expect(answers.allSatisfy(\.exhaustive) && answers[0].settled != nil)
    #expect(answers[0].entries.count < answers[1].entries.count)
  }

  @Test func publishedPlateausOfAshkinTellerGiveS4() throws {
    let plateau = try MeasuredPlateau(
      irrepDimensions: [1, 1, 1, 1], multiplicities: [4096, 4096, 4096, 4096],
      average: matrix(4) { $0 == 0 ? ($1 == 0 ? 6805 : 0) : $1 == 0 ? 0 : 4073 },
      standardError: matrix(4) { _, _ in 15 })
    let answer = try solve(plateau, visible: CatalogueRings.table(4, 2), all: true)
    #expect(names(answer, answer.entries.first) == ["S4"])
    #expect(answer.sets[0].vectors == [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]])
    // A deficit of the ramp by one per cent is 34 levels of the second signature.
    for (found, expected) in zip(answer.sets[0].levels, [1366.0, 1365, 4096]) {
      #expect(abs(found - expected) < 80)
    }
    // Another set fits the plateaus as well; its numbers of levels are wrong for the group.
    let other = try #require(
      answer.sets.firstIndex { $0.vectors == [[1, 0, 0, 0], [3, 0, 0, 0], [0, 1, 1, 1]] })
    #expect(answer.sets[other].chiSquare < 5)
    let below = try #require(answer.entries.first { $0.set == other && $0.reading == .unitary })
    #expect(answer.solution(of: below)?.order == 48)
    #expect(below.rank > 1 && below.logLikelihood < answer.entries[0].logLikelihood - 5)
    let twin = try #require(
      answer.entries.first { $0.reading == .antiunitary && $0.twinOf.contains(0) })
    #expect(names(answer, twin) == ["A4"])
  }

  /// Errors of half a percent, ramps short by different parts for each signature, whatever sectors are tied.
  @Test(arguments: [(1, 2, 3), (2, 1, 3), (3, 1, 2)])
  func tiedSectorsGiveD4(alone: Int, first: Int, second: Int) throws {
    let vectors = [[0], [alone], [first, second]].map { own in
      (0..<4).map { own.contains($0) ? 1 : 0 }
    }
    let samples = PlateauSamples(
      table: try CatalogueRings.table(4, 2), vectors: vectors, counts: [183, 182, 182],
      deficits: [0, 0.002, 0.008])
    for seed in UInt64(0)..<3 {
      let answer = try solve(
        samples.measured(error: 1, seed: seed), visible: samples.table, indices: 1...4)
      #expect(names(answer, answer.firstUnitary) == ["D4"])
      #expect(answer.firstUnitary?.rank == 1)
      #expect(answer.excludedGroups.contains { $0.group.name == "Q8" })
    }
  }

  /// The torus chain at θ = π/4: a visible group that is not abelian.
  @Test func nonabelianVisibleGroup() throws {
    let table = try CatalogueRings.table(18, 4)
    let linear = table.dimensions.indices.filter { table.dimensions[$0] == 1 }
    let planes = table.dimensions.indices.filter { table.dimensions[$0] == 2 }
    let sets = [[linear[0]], [linear[1]], [planes[0], planes[1]], [planes[2], planes[3]]]
    let samples = PlateauSamples(
      table: table,
      vectors: sets.map { own in table.dimensions.indices.map { own.contains($0) ? 1 : 0 } },
      counts: [1094, 1093, 2187, 2187])
    let answer = try solve(
      samples.measured(error: 5, seed: 3), visible: table, indices: 1...2)
    #expect(names(answer, answer.firstUnitary) == ["(Z3×Z3)⋊Z4"])
  }

  /// What the largest entry forbids is not found; nothing is made up in its place.
  @Test func boundOnTheEntries() throws {
    let samples = PlateauSamples(
      table: try CatalogueRings.table(4, 2),
      vectors: [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]], counts: [1366, 1365, 4096])
    let plateau = try samples.measured(error: 10, seed: 1)
    var options = Bootstrap.Options(indices: 1...6)
    options.readings = Set(Reading.allCases)
    let answer = try PlateauBootstrap.solve(
      plateau, visible: samples.table, sets: PlateauOptions(largestEntry: 1, variesErrors: false),
      options: options, catalogue: CatalogueRings.catalogue.get())
    #expect(answer.sets.isEmpty && answer.entries.isEmpty)
    #expect(answer.notes[0].contains("entries up to 1"))
    // What was not looked for may exist.
    let verdict = Verdict(answer)
    #expect(verdict.kind == .undecided && verdict.groups.isEmpty)
    #expect(verdict.reason.contains("p up to 6 and multiplicities up to 1"))
  }

  /// Errors as large as the plateaus decide nothing, and the answer says which sets they let in.
  @Test func largeErrorsLetOtherSetsIn() throws {
    let samples = PlateauSamples(
      table: try CatalogueRings.table(3, 1), vectors: [[1, 0, 0], [0, 1, 1]], counts: [27, 27])
    let small = try solve(
      samples.measured(error: 0.2, seed: 2), visible: samples.table, indices: 1...3)
    #expect(small.sets.map(\.vectors) == [[[1, 0, 0], [0, 1, 1]]])
    let large = try solve(
      samples.measured(error: 0.2, seed: 2).scalingErrors(by: 40), visible: samples.table,
      indices: 1...3, varies: true)
    #expect(large.sets.count > 3)
    #expect(large.sets.contains { $0.vectors == [[1, 0, 0], [0, 1, 0], [0, 0, 1]] })
    #expect(large.variations[0].leaving.count > 0 && large.variations[1].entering.count > 0)
  }

  @Test func impossibleMeasurementsAreRefused() {
    for (value, error) in [(Double.nan, 1.0), (1, .infinity), (1, -1), (3, 0)] {
      #expect(throws: BootstrapError.self) {
        try MeasuredPlateau(
          irrepDimensions: [1], multiplicities: [3], average: [[value]], standardError: [[error]])
      }
    }
  }
}

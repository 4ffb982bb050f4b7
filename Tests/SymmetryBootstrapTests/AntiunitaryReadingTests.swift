import Branching
import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap
import TestSupport
import Testing

/// Readings with an anti-unitary symmetry, from degeneracies alone.
@Suite struct AntiunitaryReadingTests {
  private let catalogue: GroupCatalogue

  init() throws {
    catalogue = try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  private func solve(
    _ visible: CharacterTable, _ vectors: [[Int]], _ indices: ClosedRange<Int>,
    declared: SectorPermutation? = nil
  ) throws -> BootstrapAnswer {
    var options = Bootstrap.Options(indices: indices)
    options.readings = Set(Reading.allCases)
    options.declaredAntiunitary = declared
    return try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors), options: options, catalogue: catalogue)
  }

  private func names(_ answer: BootstrapAnswer, _ reading: Reading, index: Int) -> Set<String> {
    Set(
      answer.solutions.filter { $0.reading == reading && $0.index == index }
        .flatMap { $0.groups.map(\.name) })
  }

  /// S3 and Z3, D4 and Z2×Z2, S4 and A4: the same degeneracies.
  @Test(
    arguments: [
      (visible: [3, 1], vectors: [[1, 0, 0], [0, 1, 1]], index: 2, group: "S3", twin: "Z3"),
      ([4, 2], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]], 2, "D4", "Z2×Z2"),
      ([4, 2], [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]], 6, "S4", "A4"),
    ])
  func twinsOfHalfTheOrder(
    visible: [Int], vectors: [[Int]], index: Int, group: String, twin: String
  ) throws {
    let table = try catalogue.group(order: visible[0], id: visible[1]).table
    let answer = try solve(table, vectors, 1...index)
    #expect(answer.exhaustive)
    #expect(names(answer, .unitary, index: index) == [group])
    #expect(names(answer, .antiunitary, index: index / 2) == [twin])
    #expect(answer.solutions[0].reading == .unitary, "unitary readings come first")
    let pairs = answer.twins.enumerated().flatMap { other, unitary in
      unitary.map { [$0, other].flatMap { answer.solutions[$0].groups.map(\.name) } }
    }
    #expect(pairs.contains([group, twin]))
  }

  @Test func conjugationJoinsTheComplexIrrepsOfZ3() throws {
    let table = try catalogue.group(order: 3, id: 1).table
    let answer = try solve(table, [[1, 0, 0], [0, 1, 1]], 1...1)
    let solution = try #require(answer.solutions.first)
    #expect(answer.solutions.count == 1)
    let action = try #require(solution.antiunitary)
    #expect(action.partner == [0, 2, 1])
    #expect(action.types == [.real, .complex, .complex])
    #expect(action.sectors.map(\.images) == [[0, 2, 1]])
    #expect(answer.unobservedIrreps(of: solution).isEmpty)
  }

  /// Half-integer spin: T² = -1 doubles every level.
  @Test func kramersPairsOverTheTrivialIrrep() throws {
    let table = try catalogue.group(order: 2, id: 1).table
    let answer = try solve(table, [[2, 0], [0, 2]], 1...1)
    #expect(answer.solutions.map { $0.groups.map(\.name) } == [["Z2"]])
    #expect(answer.solutions[0].antiunitary?.types == [.quaternionic, .quaternionic])
  }

  /// A declared action of T excludes splittings that it does not make.
  @Test func declaredActionRestrictsTheReadings() throws {
    let table = try catalogue.group(order: 3, id: 1).table
    let exchanging = try solve(
      table, [[1, 0, 0], [0, 1, 1]], 1...1, declared: SectorPermutation([0, 2, 1]))
    #expect(exchanging.solutions.count == 1)
    let fixing = try solve(
      table, [[1, 0, 0], [0, 1, 1]], 1...1, declared: SectorPermutation([0, 1, 2]))
    #expect(fixing.solutions.isEmpty)
  }

  /// Every group with complex conjugation beside it: types are Frobenius-Schur indicators. The group is found again from
  /// the joined signatures, with these types, over all its subgroups up to order 8.
  @Test(arguments: [6, 8, 12, 16]) func conjugationIsFoundOverEverySubgroup(order: Int) throws {
    var cases = 0
    for group in try catalogue.groups(order: order) {
      for index in [2, 3, 4] where order % index == 0 && order / index <= 8 {
        for visible in try catalogue.groups(order: order / index) {
          let fusions = try group.permutationGroup().classFusions(of: visible.permutationGroup())
          for fusion in fusions.prefix(1) {
            cases += 1
            try check(group, over: visible, fusion, index: index)
          }
        }
      }
    }
    #expect(cases > 0)
  }

  private func check(
    _ group: CatalogueGroup, over visible: CatalogueGroup, _ fusion: [Int], index: Int
  ) throws {
    let table = group.table
    let branching = try table.complexCharacters.map { row in
      try #require(visible.table.decomposition(of: fusion.map { row[$0] }))
    }
    let indicators = table.frobeniusSchurIndicators
    var expected: [[Int]: [Int]] = [:]
    for (alpha, vector) in branching.enumerated() {
      let (joined, type): ([Int], Int) =
        switch indicators[alpha] {
        case 1: (vector, 0)
        case -1: (vector.map { 2 * $0 }, 2)
        default: (zip(vector, branching[table.fusion.dual[alpha]]).map { $0 + $1 }, 1)
        }
      expected[joined, default: [0, 0, 0]][type] += 1
    }
    // Both members of a joined pair were counted.
    for key in expected.keys { expected[key]![1] /= 2 }
    guard expected.values.contains(where: { $0[1] + $0[2] > 0 }) else { return }
    let answer = try solve(visible.table, Array(expected.keys), index...index)
    #expect(answer.exhaustive)
    // Automorphisms of N's table that map the signatures to each other make no difference.
    let renamed = TableIsomorphism.all(from: visible.table, to: visible.table).map { automorphism in
      Dictionary(
        uniqueKeysWithValues: expected.map { vector, counts in
          (automorphism.irreps.indices.map { vector[automorphism.irreps[$0]] }, counts)
        })
    }
    let found = answer.solutions.contains { solution in
      solution.groups.contains { $0.order == group.order && $0.id == group.id }
        && renamed.contains { expected in
          solution.corepresentations?.parts.allSatisfy {
            expected[$0.signature]
              == [$0.counts.real, $0.counts.complex, $0.counts.quaternionic]
          } ?? false
        }
    }
    let fates = answer.fates.filter { fate in
      fate.candidate.corepresentations?.parts.allSatisfy {
        expected[$0.signature] == [$0.counts.real, $0.counts.complex, $0.counts.quaternionic]
      } ?? false
    }
    #expect(
      found,
      "\(group) over \(visible) at \(fusion) with \(expected): \(fates.map(\.reasons)), \(fates.map(\.solutionCount))"
    )
  }
}

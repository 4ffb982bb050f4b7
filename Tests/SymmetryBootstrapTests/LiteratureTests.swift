import Branching
import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap
import Testing

/// Cases with answers that are known by other means.
@Suite struct LiteratureTests {
  private let catalogue: GroupCatalogue

  init() throws {
    catalogue = try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  private func solve(
    _ order: Int, _ id: Int, _ vectors: [[Int]], _ indices: ClosedRange<Int>
  ) throws -> BootstrapAnswer {
    let visible = try catalogue.group(order: order, id: id).table
    return try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors), options: .init(indices: indices),
      catalogue: catalogue)
  }

  private func names(_ answer: BootstrapAnswer) -> [String] {
    answer.solutions.flatMap(\.groups).map(\.name)
  }

  @Test func clockChainHidesS3() throws {
    let answer = try solve(3, 1, [[1, 0, 0], [0, 1, 1]], 1...3)
    #expect(answer.exhaustive)
    #expect(names(answer) == ["S3"])
    let solution = try #require(answer.solutions.first)
    #expect(solution.index == 2)
    #expect(
      solution.table.characters
        == [[1, 1, 1], [1, -1, 1], [2, 0, -1]].map { $0.map(Cyclotomic.init) })
    #expect(
      answer.rejections.map { [$0.index, $0.count] } == [[1, 1], [3, 1]]
        && answer.rejections.allSatisfy { $0.reason == .frobeniusReciprocity })
  }

  @Test func visibleKleinGroupExcludesQ8() throws {
    let answer = try solve(4, 2, [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]], 1...3)
    #expect(names(answer) == ["D4"])
    let excluded = try #require(answer.excludedGroups.first)
    #expect(excluded.group.name == "Q8")
    #expect(excluded.reason.contains("order 2 would have order 4"))
  }

  /// Over Z4, and over the centre Z2, D4 and Q8 cannot be told apart.
  @Test func smallerVisibleGroupsLeaveD4AndQ8() throws {
    let dual = try catalogue.group(order: 4, id: 1).table.dual
    let vectors = [
      [0], [dual.indices.last { dual[$0] == $0 }!], dual.indices.filter { dual[$0] != $0 },
    ]
    .map { irreps in dual.indices.map { irreps.contains($0) ? 1 : 0 } }
    let overZ4 = try solve(4, 1, vectors, 2...2)
    #expect(Set(names(overZ4)) == ["D4", "Q8"])
    #expect(overZ4.excludedGroups.isEmpty)
    let overCentre = try solve(2, 1, [[1, 0], [0, 2]], 4...4)
    #expect(Set(names(overCentre)) == ["D4", "Q8"])
    #expect(Set(overCentre.ranks) == [1])
    let elementOrders = Set(overCentre.solutions.map { $0.table.elementOrders })
    #expect(elementOrders == [[1, 2, 2, 2, 4], [1, 2, 4, 4, 4]])
  }

  @Test func ashkinTellerHidesS4() throws {
    let answer = try solve(4, 2, [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]], 1...12)
    #expect(answer.exhaustive)
    #expect(answer.solutions.first?.groups.map(\.name) == ["S4"])
    #expect(answer.solutions.first?.index == 6)
    #expect(names(answer) == ["S4", "A4⋊Z4", "S4×Z2"])
    // Index 9 has two candidates, (5,1,3) and (1,2,3).
    #expect(answer.rejections.filter { $0.index == 9 }.reduce(0) { $0 + $1.count } == 2)
  }

  /// Three fusion rings restrict to A4's as S4's does, and one group has them.
  @Test func alternatingGroupLeavesOneSolution() throws {
    let visible = try catalogue.group(order: 12, id: 3).table
    let pair = visible.dimensions.indices.filter { visible.dimensions[$0] == 1 }
    let three = visible.dimensions.firstIndex(of: 3)!
    func vector(_ irreps: [Int]) -> [Int] {
      visible.dimensions.indices.map { irreps.contains($0) ? 1 : 0 }
    }
    let answer = try solve(
      12, 3, [vector([0]), vector(pair.filter { $0 != 0 }), vector([three])], 2...2)
    #expect(names(answer) == ["S4"])
  }

  @Test func twistedRepresentationIsUntwisted() throws {
    // The signatures of S3 over Z3, every sector multiplied by the irrep 1.
    let visible = try catalogue.group(order: 3, id: 1).table
    let plain = try SignatureData(visible: visible, vectors: [[1, 0, 0], [0, 1, 1]])
    let shifted = try plain.twisted(by: visible.dual[1])
    #expect(shifted.trivial == nil)
    let answer = try Bootstrap.solve(shifted, options: .init(indices: 1...3), catalogue: catalogue)
    #expect(answer.twist == 1)
    #expect(names(answer) == ["S3"])
    #expect(answer.notes.contains { $0.contains("twisted") })
  }

  @Test func missingTrivialIrrepIsSaid() throws {
    let kramers = try solve(2, 1, [[2, 0], [0, 2]], 1...4)
    #expect(kramers.solutions.isEmpty && kramers.exhaustive)
    #expect(kramers.notes.contains { $0.contains("Kramers") })
    let projective = try solve(2, 1, [[1, 1]], 1...4)
    #expect(projective.solutions.isEmpty)
    #expect(projective.notes.contains { $0.contains("projectively") })
  }

  @Test func trivialCases() throws {
    // No hidden symmetry at all: every sector alone, index 1.
    let none = try solve(3, 1, [[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1...1)
    #expect(names(none) == ["Z3"])
    // A trivial visible group whose levels are not degenerate: every abelian group of the order.
    let abelian = try solve(1, 1, [[1]], 8...8)
    #expect(Set(names(abelian)) == ["Z8", "Z4×Z2", "Z2×Z2×Z2"])
  }

  @Test func timeLimitIsHonest() throws {
    let visible = try catalogue.group(order: 2, id: 1).table
    let answer = try Bootstrap.solve(
      SignatureData(visible: visible, vectors: [[1, 0], [0, 1], [1, 1]]),
      options: .init(indices: 1...30, timeLimit: 1e-6), catalogue: catalogue)
    #expect(!answer.exhaustive)
    #expect(!answer.undecided.isEmpty)
  }

  @Test func orderOfSignaturesDoesNotMatter() throws {
    let vectors = [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]]
    let answers = try [vectors, vectors.reversed()].map { try solve(4, 2, $0, 1...6) }
    #expect(answers[0].solutions.map(\.table) == answers[1].solutions.map(\.table))
    #expect(answers[0].rejections == answers[1].rejections)
  }

  @Test func wrongSignaturesAreRefused() throws {
    let visible = try catalogue.group(order: 2, id: 1).table
    for vectors in [[[1]], [[1, -1]], [[0, 0]], [], [[1, 0], [1, 0]]] {
      #expect(throws: BootstrapError.self) {
        try SignatureData(visible: visible, vectors: vectors)
      }
    }
  }
}

import Branching
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing

@Suite struct UnobservedSignaturesTests {
  private func visible(_ order: Int) throws -> CharacterTable {
    try CharacterTable(
      of: FiniteGroup(
        products: (0..<order).map { a in (0..<order).map { (a + $0) % order } }, generators: [1]))
  }

  private func solve(
    _ visible: CharacterTable, _ vectors: [[Int]], _ index: Int, _ unobserved: UnobservedSignatures
  ) throws -> BootstrapAnswer {
    try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors),
      options: .init(indices: index...index, unobserved: unobserved))
  }

  /// S3 over Z2 without a level of the sign irrep.
  @Test func missingSignIsSupplied() throws {
    let z2 = try visible(2)
    let vectors = [[1, 0], [1, 1]]
    #expect(try solve(z2, vectors, 3, .none).solutions.isEmpty)
    for unobserved in [UnobservedSignatures.any, .listed([[0, 1]])] {
      let answer = try solve(z2, vectors, 3, unobserved)
      #expect(answer.exhaustive)
      let solution = try #require(answer.solutions.first)
      #expect(answer.solutions.count == 1)
      #expect(solution.table.dimensions.sorted() == [1, 1, 2])
      let lacking = answer.unobservedIrreps(of: solution)
      #expect(lacking.map { solution.branching[$0] } == [[0, 1]])
    }
  }

  /// S3 over Z3, in a Hilbert space without singlets.
  @Test func missingTrivialIrrepIsSupplied() throws {
    let z3 = try visible(3)
    let answer = try solve(z3, [[0, 1, 1]], 2, .any)
    #expect(answer.twist == nil)
    let solution = try #require(answer.solutions.first)
    #expect(answer.solutions.count == 1 && solution.order == 6)
    #expect(answer.unobservedIrreps(of: solution).contains(0))
  }

  @Test func moreSignaturesNeverLoseASolution() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    var random = SeededGenerator(seed: 4)
    let small = pairs.filter { $0.branching.count <= 8 && $0.index <= 6 }.shuffled(using: &random)
    for pair in small.prefix(12) {
      let table = try pair.visibleTable.characterTable()
      let trivial = table.dimensions.indices.map { $0 == 0 ? 1 : 0 }
      let all = Set(pair.branching)
      guard let removed = all.filter({ $0 != trivial }).randomElement(using: &random),
        all.count > 2
      else { continue }
      let complete = try solve(table, all.sorted(by: precedes), pair.index, .none)
      let rest = all.subtracting([removed]).sorted(by: precedes)
      let widened = try solve(table, rest, pair.index, .listed([removed]))
      #expect(complete.exhaustive && widened.exhaustive)
      for solution in complete.solutions {
        let isFound = widened.solutions.contains {
          TableIsomorphism.first(from: $0.table, to: solution.table) != nil
        }
        #expect(isFound, "\(pair.key) without \(removed)")
      }
    }
  }

  private func precedes(_ a: [Int], _ b: [Int]) -> Bool { a.lexicographicallyPrecedes(b) }

  @Test func limitOfSolutionsIsHonest() throws {
    let answer = try Bootstrap.solve(
      SignatureData(visible: visible(3), vectors: [[1, 0, 0], [0, 1, 1]]),
      options: .init(indices: 1...8, solutionLimit: 1))
    #expect(answer.solutions.count == 1)
    #expect(!answer.exhaustive && !answer.undecided.isEmpty)
  }

  /// Every candidate of Frobenius reciprocity has a fate, and the counts by reason are theirs.
  @Test func everyCandidateHasAFate() throws {
    let data = try SignatureData(visible: visible(3), vectors: [[1, 0, 0], [0, 1, 1]])
    let answer = try Bootstrap.solve(data, options: .init(indices: 1...8))
    #expect(answer.exhaustive)
    let listed = (1...8).flatMap { IndexCandidate.all(of: data, index: $0) }
    #expect(answer.fates.map(\.candidate) == listed)
    #expect(
      answer.fates.allSatisfy {
        $0.solutionCount > 0 || !$0.rejections.isEmpty || $0.isUndecided
      })
    #expect(answer.fates.reduce(0) { $0 + $1.solutionCount } == answer.solutions.count)
  }
}

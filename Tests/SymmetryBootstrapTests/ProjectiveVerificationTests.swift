import Branching
import GroupTheory
import Numerics
import ProjectiveReadings
import SymmetryBootstrap
import Testing
import Verification

/// The checker accepts the projective solutions of the search, and rejects every spoiled number.
@Suite struct ProjectiveVerificationTests {
  /// The numbers of a solution after a change.
  private struct Draft {
    var index, cocycleOrder: Int
    var dimensions: [Int]
    var branching, linearBranching: [[Int]]
    var visibleFusion: [Int]
    var fusion: [[[Int]]]
    var characters: [[Complex<Double>]]
    var centralClass, centreOrder: Int
    var irreps, quotientClasses: [Int]
    private let solution: ProjectiveSolution

    init(_ solution: ProjectiveSolution) {
      let own = solution.extensions[0]
      self.solution = solution
      (index, cocycleOrder) = (solution.index, solution.cocycleOrder)
      dimensions = own.irreps.map { own.table.dimensions[$0] }
      (branching, linearBranching) = (solution.branching, solution.linearBranching)
      (visibleFusion, fusion) = (solution.visibleFusion, solution.fusion)
      characters = solution.table.complexCharacters
      (centralClass, centreOrder) = (own.centralClass, own.centreOrder)
      (irreps, quotientClasses) = (own.irreps, own.quotientClasses)
    }

    var numbers: ProjectiveNumbers {
      ProjectiveNumbers(
        index: index, cocycleOrder: cocycleOrder, dimensions: dimensions, branching: branching,
        table: table(solution.table, characters), linearBranching: linearBranching,
        visibleFusion: visibleFusion, gradedFusion: fusion,
        extensions: solution.extensions.enumerated().map { number, own in
          ProjectiveNumbers.Extension(
            name: own.group.name, table: table(own.table, own.table.complexCharacters),
            centreOrder: number == 0 ? centreOrder : own.centreOrder,
            centralClass: number == 0 ? centralClass : own.centralClass,
            irreps: number == 0 ? irreps : own.irreps,
            quotientClasses: number == 0 ? quotientClasses : own.quotientClasses,
            visibleFusion: own.visibleFusion)
        })
    }

    private func table(
      _ table: CharacterTable, _ characters: [[Complex<Double>]]
    ) -> TableNumbers {
      TableNumbers(
        order: table.order, dimensions: table.dimensions, classSizes: table.classSizes,
        elementOrders: table.elementOrders, powerMaps: table.powerMaps, characters: characters)
    }
  }

  /// Z2×Z2 inside Z2×Z2×Z2 or larger groups: doublets of two kinds.
  private static let answer = Result {
    let catalogue = try CatalogueRings.catalogue.get()
    let data = try SignatureData(
      visible: catalogue.group(order: 4, id: 2).table, vectors: [[1, 1, 0, 0], [0, 0, 1, 1]])
    var options = Bootstrap.Options(indices: 1...4)
    options.readings = [.projective]
    return try Bootstrap.solve(data, options: options, catalogue: catalogue)
  }

  private func verify(_ draft: Draft, _ data: SignatureData) -> SolutionVerification {
    SolutionVerification(
      draft.numbers, observed: ObservedNumbers(visible: data.visible, signatures: data.vectors))
  }

  @Test func solutionsOfTheSearchHold() throws {
    let answer = try Self.answer.get()
    let solutions = try #require(answer.projective).solutions
    #expect(!solutions.isEmpty)
    for solution in solutions {
      let result = verify(Draft(solution), answer.data)
      #expect(result.holds, "\(result.checks.filter { $0.failure != nil })")
      #expect(result.checks.count == 14 + 11 * solution.extensions.count)
    }
  }

  @Test func everySpoiledNumberIsFound() throws {
    let answer = try Self.answer.get()
    let solution = try #require(answer.projective?.solutions.first)
    let changes: [(String, (inout Draft) -> Void)] = [
      ("the index", { $0.index += 1 }),
      ("the cocycle's order", { $0.cocycleOrder += 1 }),
      ("a dimension", { $0.dimensions[0] += 1 }),
      ("the branching", { $0.branching[0] = [1, 0, 1, 0] }),
      ("the linear branching", { $0.linearBranching[1] = [1, 0, 0, 0] }),
      ("N's classes", { $0.visibleFusion[1] = 0 }),
      ("a fusion coefficient", { $0.fusion[0][0][0] += 1 }),
      ("the graded fusion", { $0.fusion.swapAt(0, $0.fusion.count - 1) }),
      ("a character of G", { $0.characters[1][1] += Complex(1) }),
      ("the central class", { $0.centralClass = 0 }),
      ("the centre's order", { $0.centreOrder += 1 }),
      ("an irrep of the extension", { $0.irreps[0] = 0 }),
      ("a missing irrep", { $0.irreps.removeLast() }),
      ("the quotient", { $0.quotientClasses[0] = 1 }),
    ]
    for (name, change) in changes {
      var draft = Draft(solution)
      change(&draft)
      #expect(!verify(draft, answer.data).holds, "\(name) was not missed")
    }
  }
}

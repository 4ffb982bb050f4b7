import Branching
import Foundation
import GroupTheory
import Numerics
import ResultFiles
import SymmetryBootstrap
import TestSupport
import Testing
import Verification

/// The checker accepts what the search finds, and rejects every spoiled number.
@Suite struct SolutionVerificationTests {
  private let answer: BootstrapAnswer
  private let observed: ObservedNumbers

  /// S4 over Z2×Z2, with its anti-unitary twin.
  init() throws {
    let catalogue = try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
    let data = try SignatureData(
      visible: catalogue.group(order: 4, id: 2).table,
      vectors: [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]])
    var options = Bootstrap.Options(indices: 1...6)
    options.readings = [.unitary, .antiunitary]
    answer = try Bootstrap.solve(data, options: options)
    observed = ObservedNumbers(visible: data.visible, signatures: data.vectors)
  }

  /// The numbers of a solution after a change.
  private struct Draft {
    var dimensions: [Int]
    var branching: [[Int]]
    var fusion: [[[Int]]]
    var classSizes, elementOrders: [Int]
    var powerMaps: [Int: [Int]]
    var characters: [[Complex<Double>]]
    var indicators, visibleFusion: [Int]
    var partner: [Int]?
    var types: [String]?
    var index: Int

    init(_ solution: BootstrapSolution) {
      let table = solution.table
      dimensions = table.dimensions
      branching = solution.branching
      fusion = solution.fusion.coefficients
      classSizes = table.classSizes
      elementOrders = table.elementOrders
      powerMaps = table.powerMaps
      characters = table.complexCharacters
      indicators = table.frobeniusSchurIndicators
      visibleFusion = solution.visibleFusion
      partner = solution.antiunitary?.partner
      types = solution.antiunitary?.types.map(\.rawValue)
      index = solution.index
    }

    var numbers: SolutionNumbers {
      SolutionNumbers(
        reading: partner == nil ? "unitary" : "antiunitary", index: index,
        table: TableNumbers(
          order: dimensions.reduce(0) { $0 + $1 * $1 }, dimensions: dimensions,
          classSizes: classSizes, elementOrders: elementOrders, powerMaps: powerMaps,
          characters: characters), branching: branching, fusion: fusion, indicators: indicators,
        visibleFusion: visibleFusion, partner: partner, wignerTypes: types)
    }
  }

  private func verify(_ draft: Draft) -> SolutionVerification {
    SolutionVerification(draft.numbers, observed: observed)
  }

  @Test func solutionsOfTheSearchHold() throws {
    #expect(Set(answer.solutions.map(\.reading)) == [.unitary, .antiunitary])
    for solution in answer.solutions {
      let result = verify(Draft(solution))
      #expect(result.holds, "\(result.checks.filter { $0.failure != nil })")
      #expect(result.checks.count >= 17)
    }
  }

  @Test func everySpoiledNumberIsFound() throws {
    let unitary = try #require(answer.solutions.first { $0.reading == .unitary })
    let antiunitary = try #require(answer.solutions.first { $0.reading == .antiunitary })
    let changes: [(String, BootstrapSolution, (inout Draft) -> Void)] = [
      ("a character", unitary, { $0.characters[3][1] += Complex(1) }),
      ("a fusion coefficient", unitary, { $0.fusion[3][4][2] += 1 }),
      ("the branching", unitary, { $0.branching[4] = [0, 2, 1, 0] }),
      ("a class size", unitary, { $0.classSizes.swapAt(1, 2) }),
      ("an element order", unitary, { $0.elementOrders[4] = 2 }),
      ("a power map", unitary, { $0.powerMaps[2]![4] = 4 }),
      ("an indicator", unitary, { $0.indicators[2] = -1 }),
      ("N's classes", unitary, { $0.visibleFusion[1] = 2 }),
      ("the index", unitary, { $0.index += 1 }),
      ("a dimension", unitary, { $0.dimensions[2] = 1 }),
      ("a missing irrep", unitary, { $0.branching.removeLast() }),
      ("Tα", antiunitary, { $0.partner = Array($0.partner!.indices) }),
      ("a Wigner type", antiunitary, { $0.types![3] = "quaternionic" }),
    ]
    for (name, solution, change) in changes {
      var draft = Draft(solution)
      change(&draft)
      #expect(!verify(draft).holds, "\(name) was not missed")
    }
  }

  /// Over all small pairs what the search finds passes, by another path than its own conditions.
  @Test func solutionsOverTheSuiteHold() throws {
    guard let suite = try DevelopmentSuite.load() else {
      print("The development suite is not beside the project: skipped.")
      return
    }
    for pair in suite.filter({ $0.branching.count <= 8 }).prefix(60) {
      let data = try SignatureData(
        visible: pair.visibleTable.characterTable(), vectors: Array(Set(pair.branching)))
      let found = try Bootstrap.solve(data, options: .init(indices: pair.index...pair.index))
      let own = ObservedNumbers(visible: data.visible, signatures: data.vectors)
      for solution in found.solutions {
        let result = SolutionVerification(Draft(solution).numbers, observed: own)
        #expect(result.holds, "\(pair.key): \(result.checks.filter { $0.failure != nil })")
      }
    }
  }
}

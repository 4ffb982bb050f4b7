import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// Few members have few loops: a decomposition says when they do not settle the field.
@Suite("The commutant from few members")
struct FewMembersTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private func decompose(
    _ kind: PlantedIrrep.Kind, levels: Int, members: Int
  ) throws -> CommutantDecomposition {
    var generator = SeededGenerator(seed: 21)
    let planted = try PlantedFamily(
      irreps: [
        PlantedIrrep(kind: kind, levels: levels, branching: [1, 1], conjugateBranching: [1, 1])
      ],
      irrepDimensions: [1, 1], members: members, using: &generator)
    return try CommutantDecomposition(of: planted.family())
  }

  @Test(
    "quaternions need two independent loops: four levels, or three further members",
    arguments: [(4, 2), (3, 3), (2, 4)])
  func quaternionicSettled(levels: Int, members: Int) throws {
    let found = try decompose(.quaternionic, levels: levels, members: members)
    #expect(found.components.map(\.field) == [.quaternionic])
    #expect(found.components.map(\.levelCount) == [2 * levels])
    #expect(found.components.map(\.isSettled) == [true])
  }

  @Test("with one loop they look complex, which is not settled", arguments: [(3, 2), (2, 3)])
  func quaternionicUnsettled(levels: Int, members: Int) throws {
    let found = try decompose(.quaternionic, levels: levels, members: members)
    #expect(found.components.map(\.field) == [.complex, .complex])
    #expect(found.components.map(\.isSettled) == [false, false])
  }

  @Test("without a loop all look real, which is not settled", arguments: [(2, 2), (1, 4)])
  func noLoop(levels: Int, members: Int) throws {
    for kind in PlantedIrrep.Kind.allCases {
      let found = try decompose(kind, levels: levels, members: members)
      #expect(found.components.map(\.field) == [.real])
      #expect(found.components.map(\.isSettled) == [false])
      #expect(found.components.map(\.conjugate) == [nil])
    }
  }

  @Test("a member that does not couple anything adds nothing and breaks nothing")
  func vanishingMember() throws {
    var generator = SeededGenerator(seed: 22)
    let planted = try PlantedFamily(
      irreps: [
        PlantedIrrep(kind: .pair, levels: 5, branching: [1], conjugateBranching: [1])
      ],
      irrepDimensions: [1], using: &generator
    ) { plain in
      [plain[0], plain[0].map { mapped($0) { _ in .zero } }, plain[2], plain[3]]
    }
    let found = try CommutantDecomposition(of: planted.family())
    #expect(found.summaries == planted.summaries)
  }

  @Test("an entry that is not a number is refused with its member")
  func notFinite() {
    let bad = DenseMatrix<Double>(rowCount: 2, columnCount: 2, storage: [0, .nan, .nan, 0])
    let good = DenseMatrix<Double>(rowCount: 2, columnCount: 2, storage: [0, 1, 1, 0])
    let family = MatrixFamily(sectors: [.init(levels: [0, 1], members: [.real(good), .real(bad)])])
    #expect(throws: CommutantError.notFinite(member: 1)) {
      try CommutantDecomposition(of: family)
    }
  }
}

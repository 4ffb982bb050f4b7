import Branching
import FusionRings
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing

/// Actions of one-dimensional irreps: products of pairs say early which are impossible.
@Suite struct OrbitProductTests {
  /// The actions that are left for the irreps of G over those of N.
  private func actions(of rule: BranchingRule) throws -> [LinearAction] {
    var found: [LinearAction] = []
    for linear in try #require(LinearIrreps.all(of: rule, shouldStop: { false })) {
      let isComplete = LinearAction.forEach(of: rule, linear: linear, shouldStop: { false }) {
        found.append($0)
        return true
      }
      #expect(isComplete)
    }
    return found
  }

  /// With N = (Z3×Z3)⋊Z2 and two signatures of dimension 4 there are thousands of ways to permute irreps; few belong to a ring.
  @Test(arguments: [(index: 2, r: [2, 2, 1, 1]), (index: 8, r: [8, 8, 4, 4])])
  func fewActionsAreLeft(index: Int, r: [Int]) throws {
    let visible = try CatalogueRings.table(18, 4)
    let vectors = [
      [1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1],
    ]
    let data = try SignatureData(visible: visible, vectors: vectors)
    let rule = try BranchingRule.check(
      IndexCandidate(data: data, index: index, multiplicities: r)
    ).get()
    var withRing = 0
    let found = try actions(of: rule)
    for action in found {
      var search = FusionSearch(FusionProblem(rule), action: action, shouldStop: { false })
      let isComplete = search.run()
      #expect(isComplete)
      if !search.rings.isEmpty || !search.rejections.isEmpty { withRing += 1 }
    }
    #expect(withRing > 0 && found.count <= 2 * withRing)
  }
}

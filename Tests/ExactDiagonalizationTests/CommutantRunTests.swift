import Commutant
import ExactDiagonalization
import LatticeModels
import Testing

/// The commutant of models: families whose terms keep the visible group together only, and windows of levels.
@Suite("The commutant of a model's family")
struct CommutantRunTests {
  private func commutant(
    _ model: Model, varying names: [String]? = nil, window: Int? = nil, seed: UInt64 = 1
  ) throws -> FamilyCommutant {
    let family = try #require(ModelFamily(of: model, seed: seed, varying: names))
    return try CommutantRun(
      ExactDiagonalization(model: model), family: family, threads: 2, windowLevels: window
    ).run()
  }

  /// D, n and b of every irrep, in any order.
  private func table(_ found: FamilyCommutant) -> [String] {
    found.decomposition.components.map { "\($0.dimension) \($0.levelCount) \($0.branching)" }
      .sorted()
  }

  @Test("terms that keep the translation together only vary as their averages")
  func averagedTerms() throws {
    let whole = try commutant(FamilyTestModels.ring([("bonds", "j >= 0")]))
    let split = try FamilyTestModels.ring([("even", "j mod 2 == 0"), ("odd", "j mod 2 == 1")])
    let averaged = try commutant(split)
    #expect(!whole.isAveraged && averaged.isAveraged)
    #expect(table(averaged) == table(whole))
    #expect(averaged.decomposition.residual < 1e-12)
    #expect(table(try commutant(split, varying: ["even"])) == table(whole), "the others stay")
  }

  @Test("averages that differ in scale only are no family, and neither are members that commute")
  func membersCommute() throws {
    let ring = """
      format: 1
      name: ring
      sites: {count: 6, local: spin(1/2)}
      lattice: periodic chain
      terms:
        - {name: even, over: bonds, indices: [j, k], where: j mod 2 == 0, operator: BOND}
        - {name: odd, over: bonds, indices: [j, k], where: j mod 2 == 1, operator: BOND}
        - {name: shift, over: sites, indices: [j], operator: FIELD}
      symmetry:
        visible:
          - {name: T, permute: (j + 1) mod 6}
        anti-unitary: none
      """.replacing("BOND", with: "Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.4*Sz(j)*Sz(k)")
    #expect(throws: FamilyError.membersCommute) {
      try commutant(FamilyTestModels.model(ring.replacing("FIELD", with: "Sz(j)")))
    }
    #expect(throws: FamilyError.membersCommute) {
      try commutant(FamilyTestModels.model(ring.replacing("FIELD", with: "1")))
    }
  }

  @Test("a window shows the irreps with levels inside, and where they lie", arguments: [40, 100])
  func clockChain(levels: Int) throws {
    let model = try FamilyTestModels.bundled("s3-chain", ["L": "6"])
    let (full, part) = (try commutant(model), try commutant(model, window: levels))
    try compare(part, with: full, levels: levels)
    #expect(part.decomposition.components.map(\.dimension) == [1, 1, 2])
  }

  @Test("a window of a ring whose magnetization is hidden holds its larger sectors")
  func randomField() throws {
    let model = try FamilyTestModels.randomFieldRing(length: 8)
    let (full, part) = (try commutant(model), try commutant(model, window: 60))
    #expect(full.decomposition.components.count == 9)
    try compare(part, with: full, levels: 60)
    #expect(part.decomposition.components.count >= 5)
  }

  /// Every level inside belongs to the same irrep as without a window.
  private func compare(
    _ part: FamilyCommutant, with full: FamilyCommutant, levels: Int
  ) throws {
    #expect(full.decomposition.isComplete && !part.decomposition.isComplete)
    #expect(part.decomposition.weights.leastJoining ?? 1 > 1e-3)
    #expect(part.decomposition.weights.largestBetween ?? 0 < 1e-9)
    var images: [Int: Set<Int>] = [:]
    for (own, all) in zip(part.membership, full.membership) {
      #expect(own.count == all.count)
      #expect(own.count { $0 != nil } <= levels)
      for (component, image) in zip(own, all) {
        if let component { images[component, default: []].insert(try #require(image)) }
      }
    }
    #expect(part.membership.contains { $0.count { $0 != nil } >= levels - 1 })
    #expect(images.values.allSatisfy { $0.count == 1 })
    #expect(Set(images.values).count == images.count, "different irreps stay different")
    for (component, image) in images {
      let (own, all) = (
        part.decomposition.components[component], full.decomposition.components[image.first!]
      )
      #expect(own.branching == all.branching && own.dimension == all.dimension)
      let isLarge = own.levelCount > 4
      #expect(!isLarge || own.field == all.field)
      for (sector, count) in own.branching.enumerated() {
        #expect(part.membership[sector].count { $0 == component } == count * own.levelCount)
      }
    }
  }

  @Test("a window that holds all levels is complete, and threads do not matter")
  func wideWindow() throws {
    let model = try FamilyTestModels.bundled("s3-chain", ["L": "5"])
    let family = try #require(ModelFamily(of: model, seed: 1))
    let exact = try ExactDiagonalization(model: model)
    let wide = try CommutantRun(exact, family: family, threads: 1, windowLevels: 81).run()
    #expect(wide.decomposition.isComplete)
    #expect(table(wide) == table(try commutant(model)))
    let runs = try [1, 3].map {
      try CommutantRun(exact, family: family, threads: $0, windowLevels: 30).run()
    }
    #expect(runs[0].membership == runs[1].membership)
  }

  @Test("a window takes less memory, and what is predicted is what a run says")
  func costs() throws {
    let model = try FamilyTestModels.bundled("s3-chain", ["L": "7"])
    let exact = try ExactDiagonalization(model: model)
    let family = try #require(ModelFamily(of: model, seed: 1))
    let (full, window) = (
      CommutantRun(exact, family: family, threads: 2),
      CommutantRun(exact, family: family, threads: 2, windowLevels: 100)
    )
    #expect(window.cost.bytes < full.cost.bytes / 2)
    #expect(full.cost.fits(nil) && full.cost.fits(Int(2.1 * full.cost.bytes)))
    #expect(!full.cost.fits(Int(1.9 * full.cost.bytes)))
    // Sectors 1 and 2 are complex, and the plan knows.
    #expect(try SectorPlan(model).commutantCost(threads: 2) == full.cost)
  }
}

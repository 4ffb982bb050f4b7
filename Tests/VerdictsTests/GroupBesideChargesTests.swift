import Branching
import GroupTheory
import Testing
import Verdicts

/// Spins 0 and 1/2 behind a charge, with a finite group beside them of which Z2 is visible.
@Suite("The group beside charges")
struct GroupBesideChargesTests {
  private static let charges = [[-1], [0], [1]]

  /// The sectors (charge, irrep of Z2), in this order.
  private static func symmetry() throws -> VisibleSymmetry {
    let table = try CharacterTable(
      of: FiniteGroup(products: [[0, 1], [1, 0]], generators: [1]))
    return .product(
      table, irreps: charges.flatMap { _ in [0, 1] },
      charges: SectorCharges(names: ["m"], values: charges.flatMap { [$0, $0] }))
  }

  /// An irrep of spin `spin`/2 times the representation `finite` of Z2.
  private static func irrep(spin: Int, _ finite: [Int], levels: Int) -> ExactIrrep {
    let weights = spin == 0 ? [0, 1, 0] : [1, 0, 1]
    let branching = weights.flatMap { weight in finite.map { weight * $0 } }
    return ExactIrrep(
      branching: branching, dimension: branching.reduce(0, +), levelCount: levels, field: .real)
  }

  private static func beside(_ irreps: [ExactIrrep]) throws -> GroupBesideCharges? {
    GroupBesideCharges(of: ExactIrreps(irreps), symmetry: try symmetry())
  }

  @Test("irreps are products; each is one of the group beside")
  func product() throws {
    let found = try #require(
      try Self.beside([
        Self.irrep(spin: 0, [1, 0], levels: 7), Self.irrep(spin: 1, [1, 1], levels: 5),
        Self.irrep(spin: 1, [1, 0], levels: 4), Self.irrep(spin: 0, [1, 1], levels: 3),
      ]))
    #expect(found.irreps.irreps.map(\.branching) == [[1, 0], [1, 1]])
    #expect(found.irreps.irreps.map(\.levelCount) == [11, 8])
    #expect(found.factors == [0, 1, 0, 1])
  }

  @Test("two irreps with several levels and one weight diagram are two of the group beside")
  func copies() throws {
    let found = try #require(
      try Self.beside([
        Self.irrep(spin: 0, [1, 0], levels: 7), Self.irrep(spin: 0, [1, 0], levels: 3),
        Self.irrep(spin: 1, [1, 0], levels: 2),
      ]))
    #expect(found.irreps.irreps.map(\.levelCount) == [9, 3])
    #expect(found.factors == [0, 1, 0])
  }

  /// One electron: the levels of an irrep are irreps of their own, since one operator joins nothing.
  @Test(
    "single levels are one irrep where it has several levels elsewhere, and copies where it has not"
  )
  func singleLevels() throws {
    let single = [1, 1, 1].map { Self.irrep(spin: 1, [1, 0], levels: $0) }
    let joined = try #require(
      try Self.beside(single + [Self.irrep(spin: 0, [1, 0], levels: 6)]))
    #expect(joined.irreps.irreps.map(\.levelCount) == [9])
    #expect(joined.factors == [0, 0, 0, 0])
    let alone = try #require(try Self.beside(single))
    #expect(alone.irreps.irreps.count == 3)
  }

  @Test("what is no product is none")
  func noProduct() throws {
    let mixed = ExactIrrep(
      branching: [1, 0, 0, 0, 0, 1], dimension: 2, levelCount: 3, field: .real)
    #expect(try Self.beside([mixed]) == nil)
  }
}

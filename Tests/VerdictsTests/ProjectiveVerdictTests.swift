import Branching
import GroupTheory
import TestSupport
import Testing

@Suite("Verdicts on groups that act projectively")
struct ProjectiveVerdictTests {
  @Test("spins 1/2 under rotations by π: Z2×Z2, whatever of it is visible")
  func pauli() throws {
    let nothing = try Catalogue.cyclicTable(1)
    let whole = try ExactCase(nothing, irreps([(2, 40, [2])])).verdict()
    #expect(whole.kind == .decided && whole.groups == ["Z2×Z2"])
    #expect(whole.reading == "projective" && whole.index == 4 && whole.order == 4)
    let one = try Catalogue.cyclicTable(2)
    let half = try ExactCase(one, irreps([(2, 40, [1, 1])], field: .complex)).verdict()
    #expect(half.kind == .decided && half.groups == ["Z2×Z2"])
    #expect(half.reading == "projective" && half.index == 2)
  }

  @Test("clock and shift: Z3×Z3 with a cocycle of order 3")
  func clockAndShift() throws {
    let visible = try Catalogue.cyclicTable(3)
    let verdict = try ExactCase(visible, irreps([(3, 81, [1, 1, 1])], field: .complex)).verdict()
    #expect(verdict.kind == .decided && verdict.groups == ["Z3×Z3"])
    #expect(verdict.reading == "projective" && verdict.index == 3)
  }

  /// Irreps of a central extension in which a generator of the centre is a phase of full order.
  @Test("every quotient by a centre is found again", arguments: [8, 16, 24, 27, 32])
  func extensions(order: Int) throws {
    var generator = SeededGenerator(seed: 5000 + UInt64(order))
    let groups = try Catalogue.all.get().groups(order: order)
    let visible = try [Catalogue.group(1, 1), Catalogue.group(2, 1), Catalogue.group(3, 1)]
    var count = 0
    for group in groups.shuffled(using: &generator).prefix(8) {
      for subgroup in visible {
        guard
          let plant = try PlantedExtension(group, over: subgroup, using: &generator)
        else { continue }
        count += 1
        let own = try ExactCase(subgroup.table, plant.irreps(using: &generator)).finite()
        let projective = try #require(own.answer.projective, "\(plant)").solutions
        let names = projective.filter { $0.rank == 1 && $0.index == plant.index }.flatMap(\.groups)
        #expect(
          names.contains { $0.order == plant.quotient.order && $0.id == plant.quotient.id },
          "\(plant): \(names)")
      }
    }
    #expect(count > 0)
  }
}

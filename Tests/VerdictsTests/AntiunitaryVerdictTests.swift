import Branching
import Testing
import Verdicts

@Suite("Verdicts with anti-unitary symmetries from exact irreps")
struct AntiunitaryVerdictTests {
  private func part(
    _ branching: [Int], _ levels: Int, _ field: ExactIrrep.Field,
    _ partner: ExactIrrep.Partner = .noOther
  ) -> ExactIrrep {
    ExactIrrep(
      branching: branching, dimension: branching.reduce(0, +), levelCount: levels, field: field,
      partner: partner)
  }

  private func verdict(_ order: Int, _ parts: [ExactIrrep]) throws -> Verdict {
    try ExactCase(Catalogue.cyclicTable(order), ExactIrreps(parts)).verdict()
  }

  @Test("T P T⁻¹ = -P joins the parities of Z2, and no unitary symmetry is hidden")
  func exchangedParities() throws {
    let verdict = try verdict(
      2, [part([1, 0], 64, .complex, .other(1)), part([0, 1], 64, .complex, .other(0))])
    #expect(verdict.kind == .decided && verdict.groups == ["Z2"])
    #expect(verdict.reading == "antiunitary" && verdict.index == 1 && verdict.order == 2)
    #expect(verdict.wouldDecide == nil)
  }

  @Test("Kramers pairs with nothing visible, and with a parity")
  func kramers() throws {
    let alone = try verdict(1, [part([1], 128, .quaternionic)])
    #expect(alone.kind == .decided && alone.groups == ["Z1"])
    #expect(alone.reading == "antiunitary" && alone.index == 1)
    let parities = try verdict(
      2, [part([1, 0], 64, .quaternionic), part([0, 1], 64, .quaternionic)])
    #expect(parities.kind == .decided && parities.groups == ["Z2"])
    #expect(parities.reading == "antiunitary" && parities.index == 1)
  }

  @Test("the chiral clock chain: Z3 with a conjugation, not S3")
  func chiralClock() throws {
    let verdict = try verdict(
      3,
      [
        part([1, 0, 0], 81, .real), part([0, 1, 0], 81, .complex, .other(2)),
        part([0, 0, 1], 81, .complex, .other(1)),
      ])
    #expect(verdict.kind == .decided && verdict.groups == ["Z3"])
    #expect(verdict.reading == "antiunitary" && verdict.index == 1)
  }

  @Test("real blocks: nothing is joined, and the reading is unitary")
  func real() throws {
    let verdict = try verdict(2, [part([1, 0], 64, .real), part([0, 1], 64, .real)])
    #expect(verdict.kind == .decided && verdict.groups == ["Z2"] && verdict.reading == "unitary")
    #expect(verdict.index == 1)
  }

  @Test("T commutes with one of D4 and Q8 over Z4; without T they are not told apart")
  func phaseVariants() throws {
    let linear = [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0]]
    func solve(_ field: ExactIrrep.Field, of spin: ExactIrrep.Field) throws -> Verdict {
      try verdict(4, linear.map { part($0, 40, field) } + [part([0, 1, 0, 1], 80, spin)])
    }
    let (d4, q8) = (try solve(.real, of: .real), try solve(.real, of: .quaternionic))
    #expect(d4.kind == .decided && d4.groups == ["D4"] && d4.reason.contains("Q8"))
    #expect(q8.kind == .decided && q8.groups == ["Q8"] && q8.reading == "antiunitary")
    let open = try solve(.complex, of: .complex)
    #expect(open.kind == .undecided && Set(open.groups) == ["D4", "Q8"] && open.order == 8)
    #expect(open.wouldDecide != nil)
  }
}

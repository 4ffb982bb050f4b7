import GroupTheory
import Testing

@Suite struct CatalogueNameTests {
  @Test(arguments: [
    ("1", "Z1"), ("C6", "Z6"), ("D8", "D4"), ("D10", "D5"), ("D254", "D127"), ("S3", "S3"),
    ("Q8", "Q8"), ("QD16", "QD16"), ("A5", "A5"), ("SL(2,3)", "SL(2,3)"),
    ("PSL(3,2)", "PSL(2,7)"), ("C2 x C2", "Z2×Z2"), ("D16 x C2", "D8×Z2"),
    ("D16 o C4", "D8∘Z4"), ("SL(2,3) o C4", "SL(2,3)∘Z4"), ("(C4 x C2) : C2", "(Z4×Z2)⋊Z2"),
    ("(C3 x C3) : C4", "(Z3×Z3)⋊Z4"), ("C2 . S4 = SL(2,3) . C2", "Z2.S4"),
    ("C2 . ((C4 x C2) : C2) = (C2 x C2) . (C4 x C2)", "Z2.((Z4×Z2)⋊Z2)"),
    ("C3 : (C4 . D8 = C4 . (C4 x C2))", "Z3⋊(Z4.D4)"), ("C2 x SL(2,3)", "Z2×SL(2,3)"),
    ("(C2 . S4 = SL(2,3) . C2) x C2", "(Z2.S4)×Z2"),
  ])
  func translations(gap: String, expected: String) throws {
    #expect(try StructureDescription(gap: gap).name == expected)
  }

  @Test(arguments: ["", "C", "C2 x", "(C2 x C2", "C2 x C2)", "C2 C2", "C2 ? C2", "x C2"])
  func nonsense(gap: String) {
    #expect(throws: GroupError.self) { try StructureDescription(gap: gap) }
  }
}

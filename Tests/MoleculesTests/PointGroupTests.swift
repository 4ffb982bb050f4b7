import PointGroups
import Testing

@Suite("Point groups and terms")
struct PointGroupTests {
  private func groups(_ name: String, _ visible: AbelianPointGroup) -> [String] {
    PointGroup.all(abstractGroup: name, over: visible).map(\.symbol)
  }

  @Test("an abstract group is that of the point groups that hold the visible one")
  func names() {
    #expect(groups("S3×Z2×Z2", .d2h) == ["D6h"])
    #expect(groups("D4×Z2", .d2h) == ["D4h"])
    #expect(groups("S4", .d2) == ["Td", "O"] && groups("S4", .c2v) == ["Td"])
    #expect(groups("D4", .c2v) == ["C4v", "D2d"] && groups("D4", .d2) == ["D4", "D2d"])
    #expect(groups("D6", .c2h) == ["D3d"] && groups("D6", .c2v) == ["D3h", "C6v"])
    #expect(groups("S3", .cs) == ["C3v"] && groups("S3", .c2) == ["D3"] && groups("S3", .ci) == [])
    #expect(groups("SO(3)×Z2", .d2h) == ["O(3)"] && groups("O(2)×Z2", .d2h) == ["D∞h"])
    let abstract = [2: "Z2", 4: "Z2×Z2", 8: "Z2×Z2×Z2"]
    for visible in AbelianPointGroup.allCases where visible != .c1 {
      #expect(groups(abstract[visible.order]!, visible) == [visible.rawValue])
    }
  }

  @Test("a reflection that acts as the identity doubles the group")
  func reflections() {
    #expect(PointGroup.timesReflection("D6") == "S3×Z2×Z2")
    #expect(PointGroup.timesReflection("Z2×Z2") == "Z2×Z2×Z2")
    #expect(PointGroup.timesReflection("Q8") == nil)
  }

  @Test("names of irreps tell the smallest group with these products")
  func recognition() {
    let klein = [[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]]
    #expect(AbelianPointGroup.named(["A1", "A2", "B1", "B2"], products: klein) == .c2v)
    #expect(AbelianPointGroup.named(["Ag", "B2u", "B1g", "B3u"], products: klein) == .d2h)
    #expect(AbelianPointGroup.named(["A", "B1", "B2", "B3"], products: klein) == .d2)
    // Ag is no product of two different irreps, and 1 is no symbol.
    #expect(AbelianPointGroup.named(["Ag", "B2u", "B2g", "B3u"], products: klein) == nil)
    #expect(AbelianPointGroup.named(["1", "2", "3", "4"], products: klein) == nil)
    #expect(AbelianPointGroup.named(["A'", "A\""], products: [[0, 1], [1, 0]]) == .cs)
  }

  @Test("terms")
  func terms() {
    #expect(
      TermSymbol.multiplicity(doubledSpin: 2)
        + TermSymbol.orbital(angularMomentum: 1, isOdd: true) == "³P°")
    #expect(TermSymbol.multiplicity(doubledSpin: 9) == "¹⁰")
    #expect(
      (0...6).map { TermSymbol.orbital(angularMomentum: $0, isOdd: false) }.joined() == "SPDFGHI")
    #expect(TermSymbol.orbital(angularMomentum: 40, isOdd: false) == "[L=40]")
    #expect(TermSymbol.axial(projection: 0, isMinus: true, parity: "g") == "Σg⁻")
    #expect(TermSymbol.axial(projection: 1, isMinus: false, parity: "u") == "Πu")
  }
}

import CommandSupport
import Foundation
import Testing

@Suite struct TextTableTests {
  @Test func columnsAreAligned() {
    var table = TextTable(header: ["sector", "d", "levels"])
    table.append(["0", "1", "2187"])
    table.append(["[1,1]", "2", "81"])
    #expect(
      table.rendered() == """
        sector  d  levels
        0       1    2187
        [1,1]   2      81

        """)
  }

  @Test func anEmptyHeaderIsLeftOut() {
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    table.append(["name", "a"])
    table.append(["x", ""])
    #expect(table.rendered() == "name  a\nx\n")
  }

  @Test func longTextIsWrapped() {
    var table = TextTable(header: ["group", "why"], alignments: [.left, .left])
    table.append(["Q8", "The visible group is no subgroup of it."])
    #expect(
      table.rendered(width: 30) == """
        group  why
        Q8     The visible group is no
               subgroup of it.

        """)
  }

  @Test func wideTablesAreCut() {
    let names = ["sector"] + (0..<40).map { "column\($0)" }
    var table = TextTable(header: names)
    table.append(names.indices.map { "\($0 * 1000)" })
    let text = table.rendered()
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    for name in names { #expect(text.contains(name)) }
    #expect(text.contains("40000"))
    // Nine of the forty columns fit beside the first one: five tables.
    #expect(text.components(separatedBy: "sector").count - 1 == 5)
  }

  @Test func wordsLongerThanTheColumnAreBroken() {
    var table = TextTable(header: ["a", "b"], alignments: [.left, .left])
    table.append([String(repeating: "x", count: 60), String(repeating: "y", count: 70)])
    let text = table.rendered(width: 40)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(text.count { $0 == "x" } == 60)
    #expect(text.count { $0 == "y" } == 70)
  }
}

import CurveImport
import Testing

@Suite("Levels in text")
struct LevelTextTests {
  private func text(_ text: String) throws -> LevelText { try LevelText(text, file: "levels.txt") }

  @Test("the forms that programs write")
  func forms() throws {
    #expect(try text("# levels\n-1.5\n\n2\n") == .one([[-1.5, 2]]))
    #expect(try text("  0 -4.8141698096 \n  1 -3.75\n") == .one([[-4.8141698096, -3.75]]))
    #expect(try text("1 -4.5\n2 -3.5\n") == .one([[-4.5, -3.5]]))
    #expect(try text("0.5 1.5\n2.5 3.5\n") == .one([[0.5, 1.5], [2.5, 3.5]]))
    #expect(
      try text("State 0\n  Energy  -1.25\n  Doublon  0.5\n  Sz 0\n\nState 1\n  Energy  -1\n")
        == .one([[-1.25, -1]]))
    #expect(
      try text("a,b\n1,2\n3,\n") == .named(labels: ["a", "b"], levels: [[[1, 3]], [[2]]]))
    #expect(
      try text("0,1\n1.5,2\n3,4\n")
        == .named(labels: ["0", "1"], levels: [[[1.5, 3]], [[2, 4]]]))
    #expect(
      try text("sample,sector,E\n7,x,1\n7,y,2\n9,x,3\n9,y,4\n9,x,5\n")
        == .named(labels: ["x", "y"], levels: [[[1], [3, 5]], [[2], [4]]]))
    #expect(
      try text("sector energy\n+ 1\n- 2\n") == .named(labels: ["+", "-"], levels: [[[1]], [[2]]]))
  }

  @Test("integers alone are levels, not names")
  func integers() throws {
    #expect(try text("0,1\n2,3\n") == .one([[0, 1], [2, 3]]))
    #expect(try text("3\n2\n1\n") == .one([[3, 2, 1]]))
  }

  @Test(
    "what it refuses",
    arguments: [
      ("# nothing\n", "empty"), ("1\nx\n", "line 2"), ("1 2\n3\n", "1, 2"),
      ("a,a\n1,2\n", "of its own"), ("a,b\n1\n", "line 2"), ("a,b\n1,x\n", "'x'"),
      ("a,b\n1,2\n,3\n4,5\n", "''"),
    ])
  func refusals(content: String, words: String) {
    #expect {
      try text(content)
    } throws: {
      "\($0)".contains(words) && "\($0)".contains("levels.txt")
    }
  }
}

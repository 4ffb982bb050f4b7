import ModelFiles
import Testing

@Suite("Long expressions")
struct LongExpressionTests {
  @Test(
    "Operations one around the other are refused before they are too deep",
    arguments: ["*1", "^2", "'"])
  func chains(link: String) {
    #expect(throws: ExpressionError.self) {
      try ExpressionParser.parse("1" + String(repeating: link, count: 40_000))
    }
    #expect(throws: Never.self) {
      try ExpressionParser.parse("1" + String(repeating: link, count: 1500))
    }
  }

  @Test("Summands stand side by side, as many as there are")
  func summands() {
    #expect(throws: Never.self) {
      try ExpressionParser.parse("1" + String(repeating: " + 2*3", count: 20_000))
    }
  }
}

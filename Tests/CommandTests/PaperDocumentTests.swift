import Foundation
import Testing

@Suite("Documentation/Paper.md")
struct PaperDocumentTests {
  @Test("every model and parameter that its commands name exists")
  func commands() throws {
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOf: Program.packageRoot.appending(path: "Documentation/Paper.md"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("xsff compute ") }
    #expect(lines.count >= 6)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      // The runs take minutes; what they would be is known at once.
      var arguments = ["inspect", words[2]]
      for (option, value) in zip(words, words.dropFirst()) where option == "--set" {
        arguments += [option, value]
      }
      let result = try Program.xsff.run(arguments, in: folder)
      #expect(result.status == 0, "\(line): \(result.errors)")
      let known = ["--set", "--samples", "--times", "--output", "-o", "--seed"]
      let options = words.filter { $0.hasPrefix("-") }
      #expect(options.allSatisfy(known.contains), "\(line)")
    }
  }
}

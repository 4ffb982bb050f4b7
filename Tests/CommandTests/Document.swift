import Foundation

/// A document of the package and its fenced blocks.
struct Document {
  /// A block between ``` fences.
  struct Block {
    /// What stands behind the opening fence.
    let language: String
    let text: String
  }

  let blocks: [Block]

  /// Reads a document by its path in the package.
  init(named path: String) throws {
    let text = try String(
      contentsOf: Program.packageRoot.appending(path: path), encoding: .utf8)
    var blocks: [Block] = []
    var open: (language: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(Block(language: block.language, text: block.lines.joined(separator: "\n")))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    self.blocks = blocks
  }

  /// The lines of all shell blocks, without comments; continued lines are joined.
  var commands: [String] {
    blocks.filter { $0.language == "sh" }.flatMap { block in
      block.text.replacing("\\\n", with: " ").split(separator: "\n").map { line in
        line.replacing(#/(^|\s)#.*$/#, with: "").trimmingCharacters(in: .whitespaces)
      }
    }.filter { !$0.isEmpty }
  }

  /// The model files that it shows whole, by their names.
  var models: [(name: String, text: String)] {
    blocks.filter { $0.language == "yaml" && $0.text.hasPrefix("format: 1") }.compactMap { block in
      block.text.firstMatch(of: #/\nname: (\S+)/#).map { (String($0.1), block.text) }
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Files of other programs that were changed: lattices, operators, integrals.
@Suite("Changed files of other programs")
struct PeerFileFuzzTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("end in a sentence and an exit status")
  func files() throws {
    let examples = Program.packageRoot.appending(path: "Examples")
    let originals = try ["formats", "molecules"].flatMap { name in
      let folder = examples.appending(path: name)
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .map { folder.appending(path: $0) }
    }.filter { $0.pathExtension != "md" }
    try #require(originals.count > 3)
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      let original = originals[number % originals.count]
      guard let bytes = try? Data(contentsOf: original) else { continue }
      let name = original.lastPathComponent
      if fuzz.choice(among: 3) == 0 {
        try fuzz.damaged(bytes).write(to: folder.file(name))
      } else {
        try folder.write(fuzz.damaged(text: String(decoding: bytes, as: UTF8.self)), to: name)
      }
      try fuzz.run(.xsff, ["inspect", "./\(name)"], number: number, keeping: name)
    }
    fuzz.report()
  }
}

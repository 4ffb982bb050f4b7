import Foundation
import Testing

/// Files of other programs that each have one mistake: `Tests/Fixtures/peer-models/broken.json` says where in which file.
@Suite("Broken files of other programs")
struct BrokenPeerModelTests {
  /// One mistake, and how the sentence begins that refuses it.
  struct Mistake: Decodable, CustomTestStringConvertible, Sendable {
    let file, find, replace, says: String

    var testDescription: String { "\(file): \(replace)" }
  }

  static let mistakes: [Mistake] = {
    let url = PeerModelTests.fixtures.appending(path: "broken.json")
    return (try? JSONDecoder().decode([Mistake].self, from: Data(contentsOf: url))) ?? []
  }()

  @Test("there are twenty for every format")
  func count() {
    for type in ["toml", "yaml", "in", "def"] {
      #expect(Self.mistakes.count { $0.file.hasSuffix(".\(type)") } >= 20)
    }
  }

  @Test("are refused in a sentence with file, line and key", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws {
    let folder = try TemporaryFolder()
    let parts = mistake.file.split(separator: "/").map(String.init)
    try FileManager.default.copyItem(
      at: PeerModelTests.fixtures.appending(path: parts[0]), to: folder.file(parts[0]))
    let text = try String(contentsOf: folder.file(mistake.file), encoding: .utf8)
    let place = try #require(text.range(of: mistake.find))
    try folder.write(text.replacingCharacters(in: place, with: mistake.replace), to: mistake.file)
    let model = parts.count == 1 ? parts[0] : "\(parts[0])/namelist.def"
    let settings = model == "tj-ring.toml" ? ["t=1", "J=1", "V+=1"] : []
    let result = try Program.xsff.run(
      ["compute", model, "-q", "-o", "run.h5"] + settings.flatMap { ["--set", $0] }, in: folder)
    expectRefusal(result, status: 3, mistake.says)
    #expect(!folder.names.contains("run.h5"))
  }
}

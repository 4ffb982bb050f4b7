import Foundation
import TestSupport
import Testing

/// Commands on run files with some bytes changed: a sentence and an exit status, never a signal.
@Suite("Commands on damaged files")
struct DamagedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let allowed: Set<Int32> = [0, 1, 3]

  @Test("run files that crashed or stopped commands")
  func corpus() throws {
    let shared = Program.packageRoot.deletingLastPathComponent().appending(path: "shared/damaged")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shared.path)) ?? []
    let files = names.filter { $0.hasSuffix(".h5") }.sorted()
    guard !files.isEmpty else {
      print("skipped: the damaged files are not beside the project")
      return
    }
    for name in files {
      // A copy, since `solve` writes.
      let copy = folder.file(name)
      try Data(contentsOf: shared.appending(path: name)).write(to: copy)
      var arguments = [String(name.prefix { $0 != "-" }), name]
      if arguments[0] == "solve" { arguments += ["--time-limit", "3", "--max-index", "3"] }
      let result = try Program.bootstrap.run(arguments, in: folder)
      #expect(result.status == 3 || arguments[0] == "verify" && result.status == 1, "\(name)")
      #expect(result.errors.hasPrefix("error: ") && result.errors.count < 400, "\(result.errors)")
    }
  }

  @Test("a run file of this program with changed bytes is refused by every command")
  func changed() throws {
    let made = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=4", "--samples", "1", "-o", "run.h5", in: folder)
    try #require(made.status == 0, "\(made.errors)")
    try #require(Program.bootstrap.run("solve", "run.h5", in: folder).status == 0)
    let sound = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(sound.status == 0 && sound.output.contains("The file has a checksum, which holds."))
    let bytes = try Data(contentsOf: folder.file("run.h5"))
    var random = SeededGenerator(seed: 9)
    for command in ["verify", "identify", "solve", "compare"] {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x40
      try damaged.write(to: folder.file("damaged.h5"))
      let others = command == "compare" ? ["run.h5"] : []
      let result = try Program.bootstrap.run([command, "damaged.h5"] + others, in: folder)
      #expect(result.status == 3 && result.errors.contains("damaged"), "\(result.errors)")
    }
  }
}

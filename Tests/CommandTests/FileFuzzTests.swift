import Foundation
import ResultFiles
import TestSupport
import Testing

/// Every reading command on run files without a checksum, in which random bytes were changed.
///
/// `make fuzz` runs thousands.
@Suite("Changed bytes in run files")
struct FileFuzzTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let limits = ["--time-limit", "3", "--max-index", "3"]
  private static let commands = [
    ["verify", "changed.h5"], ["identify", "changed.h5"], ["solve", "changed.h5"] + limits,
    ["solve", "changed.h5", "--from", "spectra"] + limits,
    ["solve", "changed.h5", "--from", "plateau"] + limits,
    ["compare", "changed.h5", "other.h5"],
  ]

  /// A run file with a stored answer, as earlier versions wrote it.
  private func base(_ length: Int, _ name: String) throws -> Data {
    let made = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=\(length)", "--samples", "2", "-o", "own.h5", "--force",
      in: folder)
    try #require(made.status == 0, "\(made.errors)")
    try #require(Program.bootstrap.run("solve", "own.h5", in: folder).status == 0)
    let copy = try HDF5File(copying: folder.file("own.h5"), inOldestFormat: true)
    try copy.root.removeAttribute("checksum")
    try copy.write(to: folder.file(name), overwrite: true, checksum: false)
    return try Data(contentsOf: folder.file(name))
  }

  @Test("end in a sentence and an exit status")
  func fuzz() throws {
    let bytes = try base(4, "changed.h5")
    _ = try base(5, "other.h5")
    for command in Self.commands {
      #expect(try Program.bootstrap.run(command, in: folder).status == 0, "\(command)")
    }
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      try fuzz.damaged(bytes).write(to: folder.file("changed.h5"))
      try fuzz.run(
        .bootstrap, Self.commands[number % Self.commands.count], number: number,
        keeping: "changed.h5")
    }
    fuzz.report()
  }
}

import Foundation
import Testing

@Suite("Where xsff compute writes")
struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let arguments = ["compute", "s3-chain", "--set", "L=3", "--samples", "2", "--quiet"]

  private func compute(_ options: String...) throws -> CommandResult {
    try Program.xsff.run(arguments + options, in: folder)
  }

  @Test("an existing file is overwritten only with --force")
  func existingFile() throws {
    try folder.write("precious", to: "s3-chain.h5")
    expectRefusal(try compute(), status: 1, "s3-chain.h5", "exists already", "--force")
    #expect(try String(contentsOf: folder.file("s3-chain.h5"), encoding: .utf8) == "precious")
    #expect(try compute("--force").status == 0)
    #expect(
      try Data(contentsOf: folder.file("s3-chain.h5")).starts(with: [0x89, 0x48, 0x44, 0x46]))
    #expect(folder.names == ["s3-chain.h5"])
  }

  @Test("a folder cannot be overwritten")
  func folderAsFile() throws {
    try folder.write("", to: "run.h5/inside")
    expectRefusal(try compute("-o", "run.h5", "--force"), status: 1, "run.h5", "is a folder")
    #expect(FileManager.default.fileExists(atPath: folder.file("run.h5/inside").path))
  }

  @Test("a folder that does not exist, or is a file")
  func missingFolder() throws {
    expectRefusal(
      try compute("-o", "nowhere/run.h5"), status: 1, "nowhere/run.h5", "does not exist")
    try folder.write("", to: "file")
    expectRefusal(try compute("-o", "file/run.h5"), status: 1, "file/run.h5", "does not exist")
    #expect(folder.names == ["file"])
  }

  @Test("a folder in which not even root can make files")
  func unwritableEverywhere() throws {
    expectRefusal(try compute("-o", "/proc/run.h5"), status: 1, "Cannot write /proc/run.h5")
  }

  @Test(
    "a folder without permission to write",
    .enabled(if: geteuid() != 0, "root may write to read-only folders"))
  func readOnlyFolder() throws {
    try folder.write("", to: "closed/file")
    let closed = folder.file("closed").path
    chmod(closed, 0o555)
    defer { chmod(closed, 0o755) }
    expectRefusal(try compute("-o", "closed/run.h5"), status: 1, "closed/run.h5", "permission")
  }

  @Test("a full disk leaves no result file, and the samples that are finished")
  func fullDisk() throws {
    let result = try Program.xsff.run(
      shell: "ulimit -f 60; exec \"$@\"", "compute", "s3-chain", "--samples", "20", "--quiet",
      in: folder)
    expectRefusal(
      result, status: 1, "Cannot write", "s3-chain.h5", "limit on file sizes", "--resume")
    #expect(folder.names == ["s3-chain.h5.partial"])
  }

  @Test("a full disk keeps the file that was there")
  func fullDiskOverFile() throws {
    try folder.write("precious", to: "s3-chain.h5")
    let result = try Program.xsff.run(
      shell: "ulimit -f 8; exec \"$@\"", "compute", "s3-chain", "--samples", "20", "--quiet",
      "--force", in: folder)
    expectRefusal(result, status: 1, "Cannot write")
    #expect(try String(contentsOf: folder.file("s3-chain.h5"), encoding: .utf8) == "precious")
    #expect(folder.names == ["s3-chain.h5"])
  }
}

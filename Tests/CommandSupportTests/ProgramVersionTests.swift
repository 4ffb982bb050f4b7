import CommandSupport
import Foundation
import Testing

@Suite struct ProgramVersionTests {
  private let revision = "0123456789abcdef0123456789abcdef01234567"

  @Test func withoutACheckout() throws {
    #expect(ProgramVersion(checkout: nil).revision == nil)
    #expect(ProgramVersion(checkout: nil).description.hasSuffix("(revision unknown)"))
    #expect(ProgramVersion(checkout: try TemporaryFolder().url).revision == nil)
  }

  @Test func aBranch() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    try folder.write(".git/refs/heads/main", revision + "\n")
    #expect(ProgramVersion(checkout: folder.url).revision == revision)
  }

  @Test func aDetachedHead() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/HEAD", revision)
    #expect(ProgramVersion(checkout: folder.url).revision == revision)
  }

  @Test func packedReferences() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    try folder.write(
      ".git/packed-refs",
      "# pack-refs with: peeled\n\(String(revision.reversed())) refs/heads/x\n"
        + "\(revision) refs/heads/main\n")
    #expect(ProgramVersion(checkout: folder.url).revision == revision)
  }

  @Test func aLinkedWorkTree() throws {
    let folder = try TemporaryFolder()
    try folder.write("tree/.git", "gitdir: ../main/.git/worktrees/tree\n")
    try folder.write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/side\n")
    try folder.write("main/.git/worktrees/tree/commondir", "../..\n")
    try folder.write("main/.git/refs/heads/side", revision)
    let checkout = folder.url.appending(path: "tree")
    #expect(ProgramVersion(checkout: checkout).revision == revision)
  }
}

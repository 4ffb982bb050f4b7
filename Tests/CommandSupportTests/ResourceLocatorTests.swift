import CommandSupport
import Foundation
import Testing

@Suite struct ResourceLocatorTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func makeResources(_ path: String) throws {
    try folder.write("\(path)/Models/s3-chain.yaml")
    try folder.write("\(path)/Models/d4-chain.yaml")
    try folder.write("\(path)/Models/README.md")
    try folder.write("\(path)/Data/groups.h5")
  }

  private func locator(
    home: String? = nil, executable: String = "bin/xsff"
  ) throws -> ResourceLocator {
    try ResourceLocator(
      environment: home.map { ["XSFF_HOME": $0] } ?? [:],
      executable: folder.url.appending(path: executable))
  }

  @Test func theEnvironmentComesFirst() throws {
    try makeResources("home")
    try makeResources("share/xsff")
    let home = folder.url.appending(path: "home")
    let found = try locator(home: home.path)
    #expect(found.home.path == home.path)
    #expect(!found.isCheckout)
    #expect(found.modelNames == ["d4-chain", "s3-chain"])
    #expect(found.data.lastPathComponent == "Data")
  }

  @Test func aWrongEnvironmentIsAnError() throws {
    try makeResources("share/xsff")
    let wrong = folder.url.appending(path: "nowhere").path
    let error = #expect(throws: ResourceError.wrongHome(path: wrong)) { try locator(home: wrong) }
    #expect(error?.exitStatus == .failed)
  }

  @Test func anEmptyEnvironmentIsUnset() throws {
    try makeResources("share/xsff")
    #expect(try locator(home: "").home.lastPathComponent == "xsff")
  }

  @Test func installedBesideTheExecutable() throws {
    try makeResources("share/xsff")
    let found = try locator()
    #expect(found.home.path == folder.url.appending(path: "share/xsff").path)
    #expect(!found.isCheckout)
  }

  @Test func symbolicLinksToTheExecutableAreFollowed() throws {
    try makeResources("installed/share/xsff")
    let real = try folder.write("installed/bin/xsff")
    try folder.write("elsewhere/note")
    let link = folder.url.appending(path: "elsewhere/xsff")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
    let found = try locator(executable: "elsewhere/xsff")
    #expect(found.home.path == folder.url.appending(path: "installed/share/xsff").path)
  }

  @Test func theCheckoutAboveTheExecutable() throws {
    try makeResources("checkout")
    try folder.write("checkout/Package.swift")
    let found = try locator(executable: "checkout/.build/release/xsff")
    #expect(found.home.path == folder.url.appending(path: "checkout").path)
    #expect(found.isCheckout)
  }

  @Test func nowhereListsThePlaces() throws {
    let error = #expect(throws: ResourceError.self) { try locator(executable: "a/b/xsff") }
    let message = error?.description ?? ""
    #expect(message.contains("XSFF_HOME"))
    #expect(message.contains("a/share/xsff"))
    #expect(message.contains("a/b"))
  }

  @Test func modelsByNameAndByPath() throws {
    try makeResources("share/xsff")
    let own = try folder.write("my-model.yaml")
    func file(_ model: String) throws -> URL {
      try ResourceLocator.modelFile(for: model, locator: { try locator() })
    }
    #expect(
      try file("s3-chain").path
        == folder.url.appending(path: "share/xsff/Models/s3-chain.yaml").path)
    #expect(try file(own.path).path == own.path)
    #expect(throws: ResourceError.noSuchFile(path: "./absent.yaml")) { try file("./absent.yaml") }
    let error = #expect(throws: ResourceError.self) { try file("s3-chian") }
    #expect(error?.exitStatus == .wrongCommandLine)
    #expect(error?.description.contains("d4-chain, s3-chain") == true)
  }

  @Test func pathsNeedNoBundledModels() throws {
    let own = try folder.write("my-model.yaml")
    let found = try ResourceLocator.modelFile(
      for: own.path, locator: { try locator(executable: "a/b") })
    #expect(found.path == own.path)
  }
}

import CommandSupport
import Logging
import Synchronization
import Testing

@Suite struct VerbosityOptionsTests {
  @Test func flagsChooseTheLevel() throws {
    #expect(try VerbosityOptions.parse([]).logger("x").logLevel == .warning)
    #expect(try VerbosityOptions.parse(["-q"]).logger("x").logLevel == .error)
    #expect(try VerbosityOptions.parse(["--verbose"]).logger("x").logLevel == .debug)
    #expect(throws: (any Error).self) { try VerbosityOptions.parse(["-q", "-v"]) }
  }

  @Test func messagesArePlainLines() {
    let page = Page()
    var logger = Logger(label: "x") { _ in
      PlainLogHandler { text in page.text.withLock { $0 += text } }
    }
    logger[metadataKey: "sample"] = "3"
    logger.warning("The window is narrow.", metadata: ["decades": "1.5"])
    logger.info("not shown")
    #expect(page.text.withLock { $0 } == "warning: The window is narrow. decades=1.5 sample=3\n")
  }

  private final class Page: Sendable {
    let text = Mutex("")
  }
}
